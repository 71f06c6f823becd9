'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { RadioInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import {
  DISAGREEMENT_ENDINGS,
  type DisagreementView,
  type EndDisagreementInput,
  endDisagreementSchema,
} from '@/lib/plan-disagreements';
import type { IsoDay } from '@/lib/time';
import styles from './plan-disagreements.module.css';

export interface EndDisagreementFormProps {
  caseId: string;
  disagreement: DisagreementView;
  today: IsoDay;
  action: (input: EndDisagreementInput) => Promise<CommandResult<unknown>>;
}

/** Says that a disagreement is resolved or withdrawn. What was said is kept. */
export function EndDisagreementForm({ caseId, disagreement, today, action }: EndDisagreementFormProps) {
  const t = useTranslations('planDisagreements');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: endDisagreementSchema,
    action,
    formKey: `oenighet-slut-${disagreement.id}`,
    defaultValues: { caseId, disagreementId: disagreement.id, ending: 'RESOLVED', endedOn: today },
    onDone: () => {
      notify(t('ended'));
      router.refresh();
    },
  });
  return (
    <details className={`${styles.details} no-print`}>
      <summary>{t('end')}</summary>
      <CommandForm command={command} submitLabel={t('endSubmit')}>
        <RadioInput
          name="ending"
          label={t('ending')}
          choices={DISAGREEMENT_ENDINGS.map((value) => ({ value, label: t(`endings.${value}`) }))}
        />
        <DayInput name="endedOn" label={t('endDay')} from={disagreement.expressedOn} to={today} />
      </CommandForm>
    </details>
  );
}
