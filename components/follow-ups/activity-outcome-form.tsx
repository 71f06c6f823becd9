'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { CommandForm } from '@/components/forms/command-form';
import { CheckboxesInput, RadioInput, SelectInput, TextAreaInput, TextInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import {
  ACTIVITY_GAINS,
  ACTIVITY_OUTCOME_KINDS,
  type ActivityOutcomeView,
  type Authority,
  BROKEN_OFF_BY,
  type EndedActivityView,
  listBreakOffReasons,
  recordActivityOutcomeSchema,
} from '@/lib/follow-ups';
import styles from './follow-ups.module.css';

interface ActivityOutcomeFormProps {
  caseId: string;
  authority: Authority;
  activity: EndedActivityView;
  corrects: ActivityOutcomeView | null;
  action: (input: z.input<typeof recordActivityOutcomeSchema>) => Promise<CommandResult<unknown>>;
}

/** What came of an activity. One that ran to its agreed end is taken to be completed; any other is asked about. */
export function ActivityOutcomeForm({ caseId, authority, activity, corrects, action }: ActivityOutcomeFormProps) {
  const t = useTranslations('followUps.activity');
  const router = useRouter();
  const notify = useNotice();
  const { lineageId, title } = activity;
  const command = useCommandForm({
    schema: recordActivityOutcomeSchema,
    action,
    formKey: `outcome-${corrects?.id ?? lineageId}`,
    defaultValues: {
      caseId,
      lineageId,
      correctsId: corrects?.id ?? null,
      kind: corrects?.outcome ?? 'COMPLETED',
      brokenOffBy: corrects?.brokenOffBy ?? null,
      reason: corrects?.reason ?? null,
      ledOnTo: corrects?.ledOnTo ?? '',
      gains: corrects?.gains ?? [],
      note: corrects?.note ?? '',
    },
    onDone: () => {
      notify(t(corrects ? 'corrected' : 'done', { title }));
      router.push(`/arenden/${caseId}/uppfoljning`);
      router.refresh();
    },
  });
  const kind = useWatch({ control: command.form.control, name: 'kind' });
  return (
    <CommandForm command={command} submitLabel={t('submit')}>
      <div className={styles.inline}>
        <RadioInput
          name="kind"
          label={t('kind')}
          choices={ACTIVITY_OUTCOME_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
      </div>
      {kind === 'LED_ON' ? <TextInput name="ledOnTo" label={t('ledOnTo')} width="medium" /> : null}
      {kind === 'BROKEN_OFF' ? (
        <div className={styles.pair}>
          <SelectInput
            name="brokenOffBy"
            label={t('brokenOffBy')}
            width="medium"
            emptyValue={null}
            options={BROKEN_OFF_BY.map((value) => ({ value, label: t(`by.${value}`) }))}
          />
          <SelectInput
            name="reason"
            label={t('reason')}
            width="medium"
            emptyValue={null}
            options={listBreakOffReasons(authority).map((value) => ({ value, label: t(`reasons.${value}`) }))}
          />
        </div>
      ) : null}
      <div className={styles.inline}>
        <CheckboxesInput
          name="gains"
          label={t('gains')}
          choices={ACTIVITY_GAINS.map((value) => ({ value, label: t(`gainKinds.${value}`) }))}
        />
      </div>
      <TextAreaInput name="note" label={t('note')} description={t('noteHelp')} minRows={1} maxLength={1000} />
    </CommandForm>
  );
}
