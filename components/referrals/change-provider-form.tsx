'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { SelectInput, TextAreaInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import { changeProviderSchema } from '@/lib/referrals';
import type { ReferralStep } from './use-step-form';

interface ChangeProviderFormProps {
  step: ReferralStep;
  today: string;
  providers: { id: string; name: string }[];
  action: (input: z.input<typeof changeProviderSchema>) => Promise<CommandResult<{ referralId: string }>>;
}

/** Moves the referral to another provider: to whom, from when, and why. What follows is the draft, and the samråd about it. */
export function ChangeProviderForm({ step, today, providers, action }: ChangeProviderFormProps) {
  const t = useTranslations('providerChange');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: changeProviderSchema,
    action,
    formKey: `change-provider-${step.referralId}`,
    defaultValues: { ...step, endedOn: today, providerId: '', note: '' },
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
      <DayInput name="endedOn" label={t('day')} description={t('dayHelp')} to={today} />
      <TextAreaInput name="note" label={t('why')} maxLength={4000} />
    </CommandForm>
  );
}
