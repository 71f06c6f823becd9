'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import { type ListedProvider, type SaveAgreementInput, saveAgreementSchema } from '@/lib/providers';
import styles from './providers.module.css';

export interface AgreementFormProps {
  provider: Pick<ListedProvider, 'id' | 'agreedFrom' | 'agreedTo'>;
  action: (input: SaveAgreementInput) => Promise<CommandResult<unknown>>;
}

/** From when to when the municipality has its agreement. */
export function AgreementForm({ provider, action }: AgreementFormProps) {
  const t = useTranslations('providers.register');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: saveAgreementSchema,
    action,
    formKey: `agreement-${provider.id}`,
    defaultValues: { providerId: provider.id, agreedFrom: provider.agreedFrom, agreedTo: provider.agreedTo },
    onDone: () => {
      notify(t('agreementSaved'));
      router.refresh();
    },
  });
  return (
    <CommandForm command={command} submitLabel={t('saveAgreement')}>
      <div className={styles.line}>
        <DayInput name="agreedFrom" label={t('agreedFrom')} />
        <DayInput name="agreedTo" label={t('agreedTo')} description={t('openEnded')} />
      </div>
    </CommandForm>
  );
}
