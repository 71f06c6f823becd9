'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { CommandForm } from '@/components/forms/command-form';
import { RadioInput, TextAreaInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import { closeReturnSchema, RETURN_CLOSING_REASONS } from '@/lib/returns';

interface CloseReturnFormProps {
  caseId: string;
  referralId: string;
  action: (input: z.input<typeof closeReturnSchema>) => Promise<CommandResult<unknown>>;
}

/** Why nothing new is agreed. */
export function CloseReturnForm({ caseId, referralId, action }: CloseReturnFormProps) {
  const t = useTranslations('returns');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: closeReturnSchema,
    action,
    formKey: `close-return-${referralId}`,
    defaultValues: { caseId, referralId, reason: '' as 'OTHER', words: '' },
    onDone: () => {
      notify(t('closed'));
      router.refresh();
    },
  });
  return (
    <CommandForm command={command} submitLabel={t('close')}>
      <RadioInput
        name="reason"
        label={t('closeWhy')}
        choices={RETURN_CLOSING_REASONS.map((value) => ({ value, label: t(`closingReasons.${value}`) }))}
      />
      <TextAreaInput name="words" label={t('closeWords')} description={t('closeHelp')} maxLength={4000} />
    </CommandForm>
  );
}
