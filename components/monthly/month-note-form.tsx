'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { CommandForm } from '@/components/forms/command-form';
import { CheckboxInput, TextAreaInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import { type WriteMonthNoteInput, writeMonthNoteSchema } from '@/lib/monthly-assessments';

export interface MonthNoteFormProps {
  caseId: string;
  month: string;
  action: (input: WriteMonthNoteInput) => Promise<CommandResult<unknown>>;
}

/** AF's side of the month: confirm what is known, or add to it in a few words. */
export function MonthNoteForm({ caseId, month, action }: MonthNoteFormProps) {
  const t = useTranslations('monthly.note');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: writeMonthNoteSchema,
    action,
    formKey: `month-note-${caseId}-${month}`,
    defaultValues: { caseId, month, isConfirmed: true, text: '' },
    afterDone: 'clear',
    onDone: () => {
      notify(t('done'));
      router.refresh();
    },
  });
  return (
    <CommandForm command={command} submitLabel={t('submit')}>
      <CheckboxInput name="isConfirmed" label={t('isConfirmed')} />
      <TextAreaInput name="text" label={t('text')} description={t('textHelp')} maxLength={1000} minRows={3} />
    </CommandForm>
  );
}
