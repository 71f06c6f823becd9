'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { CommandForm } from '@/components/forms/command-form';
import { RadioInput, TextAreaInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import { type ConsultationConclusion, concludeConsultationSchema } from '@/lib/consultations';

export interface ConcludeFormProps {
  caseId: string;
  consultationId: string;
  /** What the answer allows, the expected one first and chosen. */
  possible: ConsultationConclusion[];
  /** What the other party wrote with its answer: the conditions, to be kept in the conclusion. */
  reasons: string;
  variant?: 'primary' | 'secondary';
  action: (input: z.input<typeof concludeConsultationSchema>) => Promise<CommandResult<unknown>>;
}

/** The arbetsförmedlare writes down what the samråd came to. */
export function ConcludeForm({
  caseId,
  consultationId,
  possible,
  reasons,
  variant = 'primary',
  action,
}: ConcludeFormProps) {
  const t = useTranslations('consultation');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: concludeConsultationSchema,
    action,
    formKey: `conclude-${consultationId}`,
    defaultValues: {
      caseId,
      consultationId,
      conclusion: possible[0] ?? 'NOT_AGREED',
      conclusionNote: possible[0] === 'AGREED_WITH_CONDITIONS' ? reasons : '',
    },
    onDone: () => {
      notify(t('concluded'));
      router.refresh();
    },
  });
  return (
    <CommandForm command={command} submitLabel={t('concludeSubmit')} variant={variant}>
      <RadioInput
        name="conclusion"
        label={t('conclusionLabel')}
        choices={possible.map((value) => ({ value, label: t(`conclusions.${value}`) }))}
      />
      <TextAreaInput name="conclusionNote" label={t('note')} maxLength={4000} />
    </CommandForm>
  );
}
