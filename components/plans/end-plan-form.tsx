'use client';

import { Button } from '@navikt/ds-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { SelectInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import { type EndPlanInput, endPlanSchema, PLAN_END_REASONS } from '@/lib/plans';
import { formatDay, type IsoDay } from '@/lib/time';

interface EndPlanFormProps {
  caseId: string;
  versionId: string;
  today: IsoDay;
  action: (input: EndPlanInput) => Promise<CommandResult<{ lastOn: IsoDay }>>;
}

/** Ends the plan with nothing in its place; folded away, since it is seldom what one came for. */
export function EndPlanForm({ caseId, versionId, today, action }: EndPlanFormProps) {
  const t = useTranslations('plan.end');
  const router = useRouter();
  const notify = useNotice();
  const [isOpen, setIsOpen] = useState(false);
  const command = useCommandForm({
    schema: endPlanSchema,
    action,
    formKey: `avsluta-plan-${versionId}`,
    // The reason has no right default: it is chosen each time.
    defaultValues: { caseId, versionId, lastOn: today, reason: '' as EndPlanInput['reason'] },
    onDone: ({ lastOn }) => {
      notify(t('done', { day: formatDay(lastOn) }));
      // What the plan led to is best known now.
      router.push(`/arenden/${caseId}/uppfoljning?visa=${versionId}`);
      router.refresh();
    },
  });
  if (!isOpen) {
    return (
      <Button type="button" size="small" variant="tertiary" onClick={() => setIsOpen(true)}>
        {t('open')}
      </Button>
    );
  }
  return (
    <CommandForm
      command={command}
      submitLabel={t('submit')}
      isDanger
      secondary={
        <Button type="button" size="small" variant="tertiary" onClick={() => setIsOpen(false)}>
          {t('cancel')}
        </Button>
      }
    >
      <SelectInput
        name="reason"
        label={t('reason')}
        options={PLAN_END_REASONS.map((reason) => ({ value: reason, label: t(`reasons.${reason}`) }))}
      />
      <DayInput name="lastOn" label={t('lastOn')} from={today} />
    </CommandForm>
  );
}
