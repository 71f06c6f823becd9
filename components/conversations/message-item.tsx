'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { OneClickButton } from '@/components/forms/one-click-button';
import type { CommandResult } from '@/components/forms/use-command-form';
import { Icon } from '@/components/ui/icon';
import { PartyMark } from '@/components/ui/party-mark';
import { StatusTag } from '@/components/ui/tags';
import { type ConversationPage, type MessageDto, otherPartyOf, type WaiveAnswerInput } from '@/lib/conversations';
import styles from './conversations.module.css';

export interface MessageItemProps {
  message: MessageDto;
  page: ConversationPage;
  waive: (input: WaiveAnswerInput) => Promise<CommandResult<{ id: string }>>;
}

/** One message: who, when, what, whether it waits, and who has read it. */
export function MessageItem({ message, page, waive }: MessageItemProps) {
  const t = useTranslations('conversation');
  const format = useFormatter();
  const clock = (instant: string) => format.dateTime(new Date(instant), { hour: '2-digit', minute: '2-digit' });
  return (
    <li className={styles.message} data-own={message.party === page.party} data-new={message.isNew}>
      <p className={styles.head}>
        <PartyMark party={message.party} />
        <b>{message.authorName}</b>
        {message.isMine ? <span className={styles.quiet}>({t('mine')})</span> : null}
        <time dateTime={message.writtenAt}>{clock(message.writtenAt)}</time>
        {message.isNew ? (
          <StatusTag tone="done" icon={<Icon name="bell" />}>
            {t('new')}
          </StatusTag>
        ) : null}
      </p>
      <p className={styles.text}>{message.text}</p>
      {message.ground ? <p className={styles.quiet}>{t(`grounds.${message.ground}`)}</p> : null}
      <p className={styles.foot}>
        {message.answer ? (
          <span data-waiting={message.answer === 'WAITING'}>
            <Icon name={message.answer === 'WAITING' ? 'hourglass' : 'check'} /> {t(`answer.${message.answer}`)}
          </span>
        ) : null}
        <Receipts message={message} />
        {message.mayWaive ? (
          <OneClickButton
            action={waive}
            input={{ caseId: page.caseId, messageId: message.id }}
            onDone={() => ({ notice: t('waived') })}
            className={styles.waive}
          >
            {t('waive')}
          </OneClickButton>
        ) : null}
      </p>
    </li>
  );
}

/** «Läst av Daniel Öst 09:12»; of what the own authority wrote also that nobody at the other has read it. */
function Receipts({ message }: { message: MessageDto }) {
  const t = useTranslations('conversation');
  const format = useFormatter();
  const day = (instant: string | Date) => format.dateTime(new Date(instant), { dateStyle: 'short' });
  const at = (instant: string) =>
    format.dateTime(
      new Date(instant),
      day(instant) === day(message.writtenAt)
        ? { hour: '2-digit', minute: '2-digit' }
        : { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
    );
  const other = otherPartyOf(message.party);
  const isReadThere = message.readBy.some(({ party }) => party === other);
  return (
    <>
      {message.readBy.length > 0 ? (
        <span>
          {t('readBy', {
            readers: format.list(message.readBy.map((reader) => t('reader', { name: reader.name, at: at(reader.at) }))),
          })}
        </span>
      ) : null}
      {message.isMine && !isReadThere ? <span>{t('notRead', { party: t(`otherParty.${other}`) })}</span> : null}
    </>
  );
}
