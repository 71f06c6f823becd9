'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import styles from './app-shell.module.css';

/** A page that is opened has been read by then, and with it what it is about. */
const ASKS_AFTER_MS = 1000;
const ASKS_EVERY_MS = 60_000;
const MOST_SHOWN = 99;
/** One has been signed out, or may not know: then it is no longer asked each minute. */
const REFUSED = [401, 403];

/**
 * The way to what one has been told of, with how many are unread. `told` is what the server counted, a new object each time that it did; it is
 * counted anew soon after one has come to a page, when one comes back to the window, and once a minute while it is looked at.
 */
export function NotificationBell({ told }: { told: { unread: number } }) {
  const t = useTranslations('layout');
  const pathname = usePathname();
  const [asked, setAsked] = useState({ after: told, unread: told.unread });
  const unread = asked.after === told ? asked.unread : told.unread;

  // biome-ignore lint/correctness/useExhaustiveDependencies: what one has come to has been read, so it is counted anew.
  useEffect(() => {
    const stop = new AbortController();
    const ask = async () => {
      if (document.visibilityState !== 'visible') return;
      try {
        const answer = await fetch('/api/v1/aviseringar', { signal: stop.signal, cache: 'no-store' });
        if (answer.ok) setAsked({ after: told, unread: ((await answer.json()) as { unread: number }).unread });
        else if (REFUSED.includes(answer.status)) clearInterval(timer);
      } catch {
        // No connection: it is asked again.
      }
    };
    const soon = setTimeout(ask, ASKS_AFTER_MS);
    const timer = setInterval(ask, ASKS_EVERY_MS);
    document.addEventListener('visibilitychange', ask);
    return () => {
      stop.abort();
      clearTimeout(soon);
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [pathname, told]);

  const isMore = unread > MOST_SHOWN;
  return (
    <Link
      href="/aviseringar"
      className={styles.bell}
      aria-label={isMore ? t('bellMore', { count: MOST_SHOWN }) : t('bell', { count: unread })}
      aria-current={pathname === '/aviseringar' ? 'page' : undefined}
      prefetch={false}
    >
      <Icon name="bell" />
      {unread > 0 ? (
        <span className={styles.count} aria-hidden>
          {isMore ? `${MOST_SHOWN}+` : unread}
        </span>
      ) : null}
    </Link>
  );
}
