'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { CommandForm } from '@/components/forms/command-form';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import { judgeUndertakingsSchema, type Undertaking } from '@/lib/follow-ups';
import { toJudgementValues, UndertakingFields } from './undertaking-fields';

interface JudgeFormProps {
  caseId: string;
  followUpId: string;
  /** The reader's own, not yet judged. */
  undertakings: Undertaking[];
  action: (input: z.input<typeof judgeUndertakingsSchema>) => Promise<CommandResult<unknown>>;
}

/** One's own undertakings in a follow-up that the other authority has concluded. */
export function JudgeForm({ caseId, followUpId, undertakings, action }: JudgeFormProps) {
  const t = useTranslations('followUps.judge');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: judgeUndertakingsSchema,
    action,
    formKey: `judge-${followUpId}`,
    defaultValues: { caseId, followUpId, undertakings: toJudgementValues(undertakings) },
    onDone: () => {
      notify(t('done'));
      router.refresh();
    },
  });
  return (
    <CommandForm command={command} submitLabel={t('submit')}>
      <UndertakingFields undertakings={undertakings} />
    </CommandForm>
  );
}
