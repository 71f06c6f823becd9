'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { RadioInput, SelectInput, TextAreaInput } from '@/components/forms/fields';
import { HoursInput } from '@/components/forms/hours-input';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import { answerConsultationSchema, type CounterProposalKind } from '@/lib/consultations';

export interface AnswerFormProps {
  caseId: string;
  consultationId: string;
  isMunicipality: boolean;
  /** What may be proposed instead of what was asked about. */
  counterKinds: CounterProposalKind[];
  /** Services that may be proposed in its place. */
  otherServices: { code: string; name: string }[];
  today: string;
  variant?: 'primary' | 'secondary';
  action: (input: z.input<typeof answerConsultationSchema>) => Promise<CommandResult<unknown>>;
}

/** A party's answer: one of four, with reasons for all but a plain yes, and with what it proposes instead. */
export function AnswerForm(props: AnswerFormProps) {
  const {
    caseId,
    consultationId,
    isMunicipality,
    counterKinds,
    otherServices,
    today,
    variant = 'primary',
    action,
  } = props;
  const t = useTranslations('consultation');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: answerConsultationSchema,
    action,
    formKey: `answer-${consultationId}`,
    defaultValues: {
      caseId,
      consultationId,
      answer: '' as 'AGREE',
      answerReasons: '',
      counterKind: null,
      counterStartsOn: null,
      counterEndsOn: null,
      counterWeeklyMinutes: null,
      counterTypeCode: null,
    },
    onDone: () => {
      notify(t('answered'));
      router.refresh();
    },
  });
  const [answer, counterKind] = useWatch({ control: command.form.control, name: ['answer', 'counterKind'] });
  const offeredKinds = counterKinds.filter((kind) => kind !== 'OTHER_SERVICE' || otherServices.length > 0);
  return (
    <CommandForm command={command} submitLabel={t('answerSubmit')} variant={variant}>
      <RadioInput
        name="answer"
        label={isMunicipality ? t('answerLabel') : t('answerLabelAf')}
        choices={(['AGREE', 'AGREE_WITH_CONDITIONS', 'OBJECT', 'COUNTER'] as const).map((value) => ({
          value,
          label: t(`answers.${value}`),
          ...(value === 'COUNTER' ? { description: t('counter.isNoConsent') } : {}),
        }))}
      />
      {answer === 'COUNTER' ? (
        <>
          <RadioInput
            name="counterKind"
            label={t('counter.what')}
            choices={offeredKinds.map((value) => ({ value, label: t(`counter.kinds.${value}`) }))}
          />
          {counterKind === 'OTHER_START' ? (
            <DayInput name="counterStartsOn" label={t('counter.startsOn')} from={today} />
          ) : null}
          {counterKind === 'OTHER_END' ? (
            <DayInput name="counterEndsOn" label={t('counter.endsOn')} from={today} />
          ) : null}
          {counterKind === 'PART_TIME' ? (
            <HoursInput
              name="counterWeeklyMinutes"
              namesUnit
              label={t('counter.hours')}
              description={t('counter.hoursHelp')}
            />
          ) : null}
          {counterKind === 'OTHER_SERVICE' ? (
            <SelectInput
              name="counterTypeCode"
              label={t('counter.service')}
              emptyValue={null}
              options={otherServices.map(({ code, name }) => ({ value: code, label: name }))}
            />
          ) : null}
        </>
      ) : null}
      <TextAreaInput name="answerReasons" label={t('reasons')} description={t('reasonsHelp')} maxLength={4000} />
    </CommandForm>
  );
}
