'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { CommandForm } from '@/components/forms/command-form';
import { RadioInput, TextAreaInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import { concludeUnansweredSchema, disagreeSchema, proposeEndSchema } from '@/lib/escalations';

interface SamradKey {
  caseId: string;
  consultationId: string;
}
type Send<Input> = (input: Input) => Promise<CommandResult<unknown>>;

/** How one manager proposes that both end the samråd. */
export function ProposeEndForm({ action, ...key }: SamradKey & { action: Send<z.input<typeof proposeEndSchema>> }) {
  const t = useTranslations('escalation');
  const words = useTranslations('consultation.conclusions');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: proposeEndSchema,
    action,
    formKey: `propose-end-${key.consultationId}`,
    defaultValues: { ...key, outcome: 'AGREED_WITH_CONDITIONS' as const, words: '' },
    onDone: () => {
      notify(t('proposed'));
      router.refresh();
    },
  });
  return (
    <CommandForm command={command} submitLabel={t('proposeSubmit')}>
      <RadioInput
        name="outcome"
        label={t('outcomeLabel')}
        choices={(['AGREED', 'AGREED_WITH_CONDITIONS'] as const).map((value) => ({ value, label: words(value) }))}
      />
      <TextAreaInput name="words" label={t('proposeWords')} description={t('wordsHelp')} maxLength={4000} />
    </CommandForm>
  );
}

/** The own party's reasons for a disagreement that stands. */
export function DisagreeForm({ action, ...key }: SamradKey & { action: Send<z.input<typeof disagreeSchema>> }) {
  const t = useTranslations('escalation');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: disagreeSchema,
    action,
    formKey: `disagree-${key.consultationId}`,
    defaultValues: { ...key, words: '' },
    onDone: () => {
      notify(t('disagreed'));
      router.refresh();
    },
  });
  return (
    <CommandForm command={command} submitLabel={t('disagreeSubmit')}>
      <TextAreaInput name="words" label={t('disagreeWords')} description={t('wordsHelp')} maxLength={4000} />
    </CommandForm>
  );
}

/** Why AF's manager concludes an unanswered samråd as unanswered. */
export function ConcludeUnansweredForm({
  action,
  ...key
}: SamradKey & { action: Send<z.input<typeof concludeUnansweredSchema>> }) {
  const t = useTranslations('escalation');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: concludeUnansweredSchema,
    action,
    formKey: `unanswered-${key.consultationId}`,
    defaultValues: { ...key, words: '' },
    onDone: () => {
      notify(t('concludedUnanswered'));
      router.refresh();
    },
  });
  return (
    <CommandForm command={command} submitLabel={t('unansweredSubmit')}>
      <TextAreaInput name="words" label={t('unansweredWords')} description={t('wordsHelp')} maxLength={4000} />
    </CommandForm>
  );
}
