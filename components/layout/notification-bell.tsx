'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import styles from './app-shell.module.css';

const ASKS_EVERY_MS = 60_000;
const MOST_SHOWN = 99;

/**
 * The way to what one has been told of, with how many are unread. `unread` is what the server counted; it is counted anew on every page that one
 * comes to, when one comes back to the window, and once a minute while it is looked at.
 */
export function NotificationBell({ unread }: { unread: number }) {
  const t = useTranslations('layout');
  const pathname = usePathname();
  const [counted, setCounted] = useState({ after: unread, unread });
  const count = counted.after === unread ? counted.unread : unread;
  const shownOn = useRef(pathname);

  useEffect(() => {
    const stop = new AbortController();
    const ask = async () => {
      if (document.visibilityState !== 'visible') return;
      try {
        const answer = await fetch('/api/v1/aviseringar', { signal: stop.signal, cache: 'no-store' });
        if (!answer.ok) clearInterval(timer);
        else setCounted({ after: unread, unread: ((await answer.json()) as { unread: number }).unread });
      } catch {
        // No connection: it is asked again.
      }
    };
    const timer = setInterval(ask, ASKS_EVERY_MS);
    document.addEventListener('visibilitychange', ask);
    if (shownOn.current !== pathname) void ask();
    shownOn.current = pathname;
    return () => {
      stop.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [pathname, unread]);

  return (
    <Link
      href="/aviseringar"
      className={styles.bell}
      aria-label={t('bell', { count })}
      aria-current={pathname === '/aviseringar' ? 'page' : undefined}
      prefetch={false}
    >
      <Icon name="bell" />
      {count > 0 ? (
        <span className={styles.count} aria-hidden>
          {count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}
        </span>
      ) : null}
    </Link>
  );
}
