'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { CommandForm } from '@/components/forms/command-form';
import { TextInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import { withdrawConsultationSchema } from '@/lib/consultations';
import styles from './consultations.module.css';

interface WithdrawFormProps {
  caseId: string;
  consultationId: string;
  action: (input: z.input<typeof withdrawConsultationSchema>) => Promise<CommandResult<unknown>>;
}

/** The party that asked takes the samråd back; folded away, since it is seldom wanted. */
export function WithdrawForm({ caseId, consultationId, action }: WithdrawFormProps) {
  const t = useTranslations('consultation');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: withdrawConsultationSchema,
    action,
    formKey: `withdraw-${consultationId}`,
    defaultValues: { caseId, consultationId, withdrawnReason: '' },
    onDone: () => {
      notify(t('withdrawn'));
      router.refresh();
    },
  });
  return (
    <details className={styles.withdraw}>
      <summary>{t('withdrawTitle')}</summary>
      <CommandForm command={command} submitLabel={t('withdrawSubmit')}>
        <TextInput name="withdrawnReason" label={t('withdrawReason')} width="full" />
      </CommandForm>
    </details>
  );
}
