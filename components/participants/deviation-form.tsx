'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { RadioInput, TextAreaInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import {
  DEVIATION_KINDS,
  type DeviationKind,
  type ReportDeviationInput,
  reportDeviationSchema,
} from '@/lib/participants';
import type { IsoDay } from '@/lib/time';

export interface DeviationFormProps {
  caseId: string;
  today: IsoDay;
  report: (input: ReportDeviationInput) => Promise<CommandResult<unknown>>;
}

/** Tells both officers of what did not go as planned. */
export function DeviationForm({ caseId, today, report }: DeviationFormProps) {
  const t = useTranslations('participants.deviations');
  const router = useRouter();
  const notify = useNotice();
  // Made when the form is sent and kept until it went through: sent twice, it is told once.
  const [sent, setSent] = useState<string | null>(null);
  const command = useCommandForm({
    schema: reportDeviationSchema,
    action: (input) => {
      const deviationId = sent ?? crypto.randomUUID();
      setSent(deviationId);
      return report({ ...input, deviationId });
    },
    formKey: `deviation-${caseId}`,
    defaultValues: { caseId, deviationId: NOT_SENT, happenedOn: today, kind: '' as DeviationKind, words: '' },
    afterDone: 'clear',
    onDone: () => {
      setSent(null);
      notify(t('done'));
      router.refresh();
    },
  });
  return (
    <CommandForm command={command} submitLabel={t('submit')}>
      <RadioInput
        name="kind"
        label={t('kind')}
        choices={DEVIATION_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
      />
      <DayInput name="happenedOn" label={t('happenedOn')} to={today} />
      <TextAreaInput name="words" label={t('words')} description={t('wordsHelp')} maxLength={500} minRows={2} />
    </CommandForm>
  );
}

/** Stands in the form until the id is made. */
const NOT_SENT = '00000000-0000-4000-8000-000000000000';
