'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { CommandForm } from '@/components/forms/command-form';
import { RadioInput, TextAreaInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import { decideUnheardSchema, type UnheardReason } from '@/lib/unheard-referrals';

interface DecideUnheardFormProps {
  caseId: string;
  referralId: string;
  revision: number;
  /** The reasons that the facts bear out. */
  reasons: UnheardReason[];
  action: (input: z.input<typeof decideUnheardSchema>) => Promise<CommandResult<unknown>>;
}

/** Why the referral is decided without samråd: a coded reason that nobody chooses for one, and words. */
export function DecideUnheardForm({ caseId, referralId, revision, reasons, action }: DecideUnheardFormProps) {
  const t = useTranslations('unheard');
  const router = useRouter();
  const notify = useNotice();
  const back = `/arenden/${caseId}/anvisningar/${referralId}`;
  const command = useCommandForm({
    schema: decideUnheardSchema,
    action,
    formKey: `unheard-${referralId}`,
    defaultValues: { caseId, referralId, revision, reason: '' as UnheardReason, words: '' },
    onDone: () => {
      notify(t('decided'));
      router.push(back);
      router.refresh();
    },
  });
  return (
    <CommandForm
      command={command}
      submitLabel={t('decideSubmit')}
      isDanger
      secondary={
        <Link href={back} prefetch={false}>
          {t('backToReferral')}
        </Link>
      }
    >
      <RadioInput
        name="reason"
        label={t('reasonLabel')}
        choices={reasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
      />
      <TextAreaInput name="words" label={t('wordsLabel')} description={t('wordsHelp')} maxLength={4000} />
    </CommandForm>
  );
}
