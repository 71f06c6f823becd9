'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { MessageDto } from '@/lib/conversations';

const ASKS_EVERY_MS = 10_000;
/** From here on the last message and the form lie below the fold. */
const LONG_CONVERSATION = 5;

export interface ConversationNewsProps {
  caseId: string;
  messages: MessageDto[];
  /** Of what is shown. */
  stamp: string;
}

/**
 * Asks every now and then whether something has been written or read, and has the page read anew when it has; only then is anything read. What arrives
 * is said to those who listen. Nothing is asked while the page lies in the background, or after one has been signed out.
 */
export function ConversationNews({ caseId, messages, stamp }: ConversationNewsProps) {
  const t = useTranslations('conversation');
  const router = useRouter();
  const [news, setNews] = useState('');
  const end = useRef<HTMLDivElement>(null);
  const known = useRef(new Set(messages.map(({ id }) => id)));

  useEffect(() => {
    if (known.current.size > LONG_CONVERSATION) end.current?.scrollIntoView({ block: 'end' });
  }, []);

  useEffect(() => {
    const arrived = messages.filter(({ id, isMine }) => !known.current.has(id) && !isMine);
    known.current = new Set(messages.map(({ id }) => id));
    const last = arrived.at(-1);
    if (last) setNews(t('arrived', { count: arrived.length, name: last.authorName }));
  }, [messages, t]);

  useEffect(() => {
    const stop = new AbortController();
    const ask = async () => {
      if (document.visibilityState !== 'visible') return;
      try {
        const answer = await fetch(`/api/v1/arenden/${caseId}/samtal`, { signal: stop.signal, cache: 'no-store' });
        if (!answer.ok) clearInterval(timer);
        else if (((await answer.json()) as { stamp: string }).stamp !== stamp) router.refresh();
      } catch {
        // No connection: it is asked again.
      }
    };
    const timer = setInterval(ask, ASKS_EVERY_MS);
    document.addEventListener('visibilitychange', ask);
    return () => {
      stop.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [caseId, router, stamp]);

  return (
    <div ref={end}>
      <p role="status" className="visually-hidden">
        {news}
      </p>
    </div>
  );
}
