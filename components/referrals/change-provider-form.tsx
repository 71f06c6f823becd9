'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { CommandForm } from '@/components/forms/command-form';
import { SelectInput, TextAreaInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import { changeProviderSchema } from '@/lib/referrals';
import type { ReferralStep } from './use-step-form';

interface ChangeProviderFormProps {
  step: ReferralStep;
  providers: { id: string; name: string }[];
  action: (input: z.input<typeof changeProviderSchema>) => Promise<CommandResult<{ referralId: string }>>;
}

/** Begins to move the referral to another provider: to whom, and why. What follows is the draft, and the samråd about it. */
export function ChangeProviderForm({ step, providers, action }: ChangeProviderFormProps) {
  const t = useTranslations('providerChange');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: changeProviderSchema,
    action,
    formKey: `change-provider-${step.referralId}`,
    defaultValues: { ...step, providerId: '', why: '' },
    onDone: ({ referralId }) => {
      notify(t('done'));
      router.push(`/arenden/${step.caseId}/anvisningar/ny?utkast=${referralId}`);
      router.refresh();
    },
  });
  return (
    <CommandForm command={command} submitLabel={t('submit')}>
      <SelectInput
        name="providerId"
        label={t('provider')}
        description={t('providerHelp')}
        placeholder={t('choose')}
        options={providers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextAreaInput name="why" label={t('why')} description={t('whyHelp')} maxLength={4000} />
    </CommandForm>
  );
}
