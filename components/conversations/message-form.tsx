'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCallback, useRef } from 'react';
import type { z } from 'zod';
import { CommandForm } from '@/components/forms/command-form';
import { CheckboxInput, SelectInput, TextAreaInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import {
  type ConversationPage,
  DISCLOSURE_GROUNDS,
  LONGEST_MESSAGE,
  otherPartyOf,
  writeMessageSchema,
} from '@/lib/conversations';
import styles from './conversations.module.css';

const formSchema = writeMessageSchema.omit({ requestId: true });

export interface MessageFormProps {
  page: ConversationPage;
  write: (input: z.input<typeof writeMessageSchema>) => Promise<CommandResult<{ id: string }>>;
}

/** A message to the other authority. What is typed is kept in this tab until it is sent. */
export function MessageForm({ page, write }: MessageFormProps) {
  const t = useTranslations('conversation.form');
  const router = useRouter();
  const notice = useNotice();
  // The same words sent again because no answer came are the same message; other words are another.
  const sent = useRef({ text: '', requestId: '' });
  const send = useCallback(
    (input: z.input<typeof formSchema>) => {
      if (sent.current.text !== input.text) sent.current = { text: input.text, requestId: crypto.randomUUID() };
      return write({ ...input, requestId: sent.current.requestId });
    },
    [write],
  );
  const command = useCommandForm({
    schema: formSchema,
    action: send,
    formKey: `message-${page.caseId}`,
    defaultValues: {
      caseId: page.caseId,
      text: '',
      // An answer seldom asks for another.
      awaitsAnswer: page.waiting[page.party] === null,
      notifies: page.recipientName !== null,
      ground: null,
    },
    afterDone: 'clear',
    onDone: () => {
      sent.current = { text: '', requestId: '' };
      notice(t('sent'));
      router.refresh();
    },
  });
  return (
    <CommandForm
      command={command}
      submitLabel={t('send')}
      secondary={<span className={styles.quiet}>{t('hint')}</span>}
    >
      <TextAreaInput
        name="text"
        label={t('text')}
        description={t(`secrecy.${page.party}`)}
        maxLength={LONGEST_MESSAGE}
        minRows={4}
      />
      <SelectInput
        name="ground"
        label={t('ground')}
        placeholder={t('noGround')}
        emptyValue={null}
        options={DISCLOSURE_GROUNDS.map((ground) => ({ value: ground, label: t(`grounds.${ground}`) }))}
      />
      <div className={styles.choices}>
        <CheckboxInput name="awaitsAnswer" label={t('awaitsAnswer')} />
        {page.recipientName === null ? (
          <p className={styles.quiet}>{t(`noRecipient.${otherPartyOf(page.party)}`)}</p>
        ) : (
          <CheckboxInput name="notifies" label={t('notifies', { name: page.recipientName })} />
        )}
      </div>
    </CommandForm>
  );
}
