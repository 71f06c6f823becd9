import { useTranslations } from 'next-intl';
import type { CommandResult } from '@/components/forms/use-command-form';
import type { ConversationPage, MessageDto, WaiveAnswerInput } from '@/lib/conversations';
import { formatDayAndMonth, formatWeekday, weekday } from '@/lib/time';
import styles from './conversations.module.css';
import { MessageItem } from './message-item';

export interface MessageListProps {
  page: ConversationPage;
  waive: (input: WaiveAnswerInput) => Promise<CommandResult<{ id: string }>>;
}

/** The messages, the oldest first, day by day. */
export function MessageList({ page, waive }: MessageListProps) {
  const t = useTranslations('conversation');
  const days = [...Map.groupBy(page.messages, ({ writtenOn }: MessageDto) => writtenOn)];
  return (
    <div className={styles.days}>
      {days.map(([day, messages]) => (
        <section key={day} aria-label={`${t('messages')}, ${formatDayAndMonth(day)}`}>
          <h3 className={styles.day}>
            {formatWeekday(weekday(day))} {formatDayAndMonth(day)}
          </h3>
          <ol className={styles.messages}>
            {messages.map((message) => (
              <MessageItem key={message.id} message={message} page={page} waive={waive} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
