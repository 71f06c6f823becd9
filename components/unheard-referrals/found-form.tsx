'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { RadioInput, SelectInput, TextAreaInput, TextInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import { FOUND_HOWS, type FoundHow, recordFoundSchema } from '@/lib/unheard-referrals';

interface FoundFormProps {
  caseId: string;
  requestId: string;
  today: string;
  providers: { id: string; name: string }[];
  services: { code: string; name: string }[];
  /** What AF's data tells; null when it tells nothing. */
  programmeCode: string | null;
  action: (input: z.input<typeof recordFoundSchema>) => Promise<CommandResult<unknown>>;
}

/** A referral that was made elsewhere, as far as the municipality knows it. */
export function FoundForm({ caseId, requestId, today, providers, services, programmeCode, action }: FoundFormProps) {
  const t = useTranslations('unheard');
  const referral = useTranslations('referral');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: recordFoundSchema,
    action,
    formKey: `found-${caseId}`,
    defaultValues: {
      caseId,
      requestId,
      providerId: null,
      providerName: '',
      typeCode: programmeCode ?? 'ROM',
      startsOn: '',
      endsOn: null,
      foundHow: programmeCode ? 'EMPLOYMENT_SERVICE_DATA' : ('' as FoundHow),
      foundOn: today,
      words: '',
    },
    onDone: () => {
      notify(t('recorded'));
      router.push(`/arenden/${caseId}`);
      router.refresh();
    },
  });
  const providerId = useWatch({ control: command.form.control, name: 'providerId' });
  return (
    <CommandForm command={command} submitLabel={t('recordSubmit')}>
      <SelectInput
        name="providerId"
        label={referral('provider')}
        placeholder={t('otherProvider')}
        emptyValue={null}
        options={providers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {providerId === null ? (
        <TextInput name="providerName" label={t('providerName')} description={t('providerNameHelp')} />
      ) : null}
      <SelectInput
        name="typeCode"
        label={referral('service')}
        placeholder={false}
        options={services.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <DayInput name="startsOn" label={referral('startsOn')} />
      <DayInput name="endsOn" label={t('endsOnIfKnown')} />
      <RadioInput
        name="foundHow"
        label={t('foundHowLabel')}
        choices={FOUND_HOWS.map((value) => ({ value, label: t(`foundHows.${value}`) }))}
      />
      <DayInput name="foundOn" label={t('foundOnLabel')} to={today} />
      <TextAreaInput name="words" label={t('foundWords')} description={t('foundWordsHelp')} maxLength={4000} />
    </CommandForm>
  );
}
