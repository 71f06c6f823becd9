'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { RadioInput, SelectInput, TextAreaInput } from '@/components/forms/fields';
import { TimeInput } from '@/components/forms/time-input';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import { logConversationSchema } from '@/lib/consultations';
import { ProposalFields, type ProposalFieldsProps } from './proposal-fields';

type Values = z.input<typeof logConversationSchema>;

interface ConversationFormProps extends Omit<ProposalFieldsProps, 'kind'> {
  values: Omit<Values, 'requestId' | 'heldAtMinute' | 'loggedAnswer'> & { heldAtMinute: number | null };
  /** What the conversation may have been about, besides something new. */
  subjects: { id: string; what: 'WAITING' | 'DRAFT'; kind: string; providerName: string | null }[];
  officers: { id: string; name: string }[];
  isMunicipality: boolean;
  action: (input: Values) => Promise<CommandResult<{ consultationId: string }>>;
}

/** An urgent samråd that was held by phone or at a meeting, written down afterwards in one form. */
export function ConversationForm({
  values,
  subjects,
  officers,
  isMunicipality,
  action,
  ...fields
}: ConversationFormProps) {
  const t = useTranslations('consultation');
  const router = useRouter();
  const notify = useNotice();
  const [requestId] = useState(() => crypto.randomUUID());
  const command = useCommandForm({
    schema: logConversationSchema,
    action,
    formKey: `samtal-${values.caseId}`,
    defaultValues: { ...values, requestId, heldAtMinute: values.heldAtMinute as number, loggedAnswer: '' as 'AGREE' },
    onDone: ({ consultationId }) => {
      notify(t('conversation.done'));
      router.push(`/arenden/${values.caseId}/samrad/${consultationId}`);
      router.refresh();
    },
  });
  const [subjectId, kind] = useWatch({ control: command.form.control, name: ['subjectId', 'kind'] });
  return (
    <CommandForm command={command} submitLabel={t('conversation.submit')}>
      {subjects.length > 0 ? (
        <SelectInput
          name="subjectId"
          label={t('conversation.subject')}
          placeholder={t('conversation.somethingNew')}
          emptyValue={null}
          options={subjects.map(({ id, what, kind: about, providerName }) => ({
            value: id,
            label: t(`conversation.subjects.${what}`, { kind: t(`kinds.${about}`), provider: providerName ?? '' }),
          }))}
        />
      ) : null}
      <RadioInput
        name="heldThrough"
        label={t('conversation.through')}
        choices={(['PHONE', 'MEETING'] as const).map((value) => ({
          value,
          label: t(`conversation.channels.${value}`),
        }))}
      />
      <DayInput name="heldOn" label={t('conversation.heldOn')} to={fields.today} />
      <TimeInput name="heldAtMinute" label={t('conversation.heldAt')} />
      <SelectInput
        name="heldWithId"
        label={t('conversation.with')}
        options={officers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {subjectId === null ? <ProposalFields {...fields} kind={kind} /> : null}
      <RadioInput
        name="loggedAnswer"
        label={isMunicipality ? t('conversation.answerOfAf') : t('conversation.answerOfMunicipality')}
        choices={(['AGREE', 'AGREE_WITH_CONDITIONS', 'OBJECT'] as const).map((value) => ({
          value,
          label: t(`answers.${value}`),
        }))}
      />
      <TextAreaInput
        name="loggedWords"
        label={t('conversation.words')}
        description={t('conversation.wordsHelp')}
        maxLength={4000}
      />
    </CommandForm>
  );
}
