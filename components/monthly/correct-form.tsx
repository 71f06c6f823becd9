'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CommandForm } from '@/components/forms/command-form';
import { RadioInput, TextAreaInput, TextInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import {
  type CorrectMonthInput,
  correctMonthSchema,
  MONTHLY_OUTCOMES,
  type WrittenMonth,
} from '@/lib/monthly-assessments';
import styles from './monthly.module.css';

export interface CorrectFormProps {
  caseId: string;
  month: string;
  /** The one that holds. */
  written: WrittenMonth;
  action: (input: CorrectMonthInput) => Promise<CommandResult<unknown>>;
}

/** Writes the decision anew, with why; the old one is kept. */
export function CorrectForm({ caseId, month, written, action }: CorrectFormProps) {
  const t = useTranslations('monthly');
  const router = useRouter();
  const notify = useNotice();
  const [isOpen, setIsOpen] = useState(false);
  const command = useCommandForm({
    schema: correctMonthSchema,
    action,
    formKey: `month-correction-${written.id}`,
    defaultValues: { caseId, month, replacesId: written.id, outcome: written.outcome, text: written.text, reason: '' },
    onDone: () => {
      setIsOpen(false);
      notify(t('correctionSaved'));
      router.refresh();
    },
  });
  return (
    <details className={styles.details} open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{t('correct')}</summary>
      <CommandForm command={command} submitLabel={t('saveCorrection')}>
        <TextAreaInput name="text" label={t('text')} maxLength={4000} minRows={4} />
        <RadioInput
          name="outcome"
          label={t('outcome')}
          choices={MONTHLY_OUTCOMES.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
        />
        <TextInput name="reason" label={t('correctionReason')} />
      </CommandForm>
    </details>
  );
}
