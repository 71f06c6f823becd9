'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { TextInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import { type RegisterProviderInput, registerProviderSchema } from '@/lib/providers';
import styles from './providers.module.css';

export interface NewProviderFormProps {
  /** Made with the page, so that it is one provider however often the form is sent. */
  providerId: string;
  action: (input: RegisterProviderInput) => Promise<CommandResult<{ providerId: string }>>;
}

/** A provider that the municipality has got an agreement with. */
export function NewProviderForm({ providerId, action }: NewProviderFormProps) {
  const t = useTranslations('providers.register');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: registerProviderSchema,
    action,
    formKey: 'new-provider',
    defaultValues: { providerId, name: '', agreedFrom: null, agreedTo: null },
    onDone: ({ providerId: id }) => {
      notify(t('added'));
      router.push(`/leverantorer/${id}`);
      router.refresh();
    },
  });
  return (
    <CommandForm command={command} submitLabel={t('add')}>
      <TextInput name="name" label={t('name')} width="medium" />
      <div className={styles.line}>
        <DayInput name="agreedFrom" label={t('agreedFrom')} />
        <DayInput name="agreedTo" label={t('agreedTo')} description={t('openEnded')} />
      </div>
    </CommandForm>
  );
}
