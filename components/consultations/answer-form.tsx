'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { CommandForm } from '@/components/forms/command-form';
import { RadioInput, TextAreaInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import { answerConsultationSchema } from '@/lib/consultations';

interface AnswerFormProps {
  caseId: string;
  consultationId: string;
  isMunicipality: boolean;
  action: (input: z.input<typeof answerConsultationSchema>) => Promise<CommandResult<unknown>>;
}

/** A party's answer: one of three, with reasons for two of them. */
export function AnswerForm({ caseId, consultationId, isMunicipality, action }: AnswerFormProps) {
  const t = useTranslations('consultation');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: answerConsultationSchema,
    action,
    formKey: `answer-${consultationId}`,
    defaultValues: { caseId, consultationId, answer: '' as 'AGREE', answerReasons: '' },
    onDone: () => {
      notify(t('answered'));
      router.refresh();
    },
  });
  return (
    <CommandForm command={command} submitLabel={t('answerSubmit')}>
      <RadioInput
        name="answer"
        label={isMunicipality ? t('answerLabel') : t('answerLabelAf')}
        choices={(['AGREE', 'AGREE_WITH_CONDITIONS', 'OBJECT'] as const).map((value) => ({
          value,
          label: t(`answers.${value}`),
        }))}
      />
      <TextAreaInput name="answerReasons" label={t('reasons')} description={t('reasonsHelp')} maxLength={4000} />
    </CommandForm>
  );
}
