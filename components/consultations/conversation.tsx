import { useTranslations } from 'next-intl';
import { formatInstant } from '@/lib/time';

interface ConversationProps {
  heldAt: string;
  heldThrough: string;
  heldWith: string;
  loggedBy: string;
  loggedAt: string;
  answer: string;
  words: string;
}

/** What was said by phone or at a meeting, as one party has written it down. */
export function Conversation({ heldAt, heldThrough, heldWith, loggedBy, loggedAt, answer, words }: ConversationProps) {
  const t = useTranslations('consultation');
  return (
    <>
      <p>
        {t(`conversation.held.${heldThrough}`, { at: formatInstant(new Date(heldAt)), by: loggedBy, with: heldWith })}
      </p>
      <p>
        <b>{t(`answers.${answer}`)}.</b> {words}
      </p>
      <p className="subtle">{t('conversation.loggedAt', { at: formatInstant(new Date(loggedAt)), by: loggedBy })}</p>
    </>
  );
}
