'use client';

import { useTranslations } from 'next-intl';
import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { Icon } from './icon';
import styles from './notice.module.css';

export type Notice = {
  text: string;
  tone?: 'done' | 'attention' | 'danger';
  /** Offers to undo what the notice tells. The notice then stays longer. */
  undo?: { label?: string; run: () => void | Promise<void> };
};

type ShownNotice = Notice & { id: number };

const NoticeContext = createContext<((notice: Notice | string) => void) | null>(null);

const SHOWN_FOR_MS = 7_000;
const SHOWN_WITH_UNDO_FOR_MS = 15_000;

/** Gives `notify(text)` or `notify({ text, tone, undo })`: says in one place, and aloud, what has just happened. */
export function useNotice(): (notice: Notice | string) => void {
  const notify = useContext(NoticeContext);
  if (!notify) throw new Error('useNotice needs NoticeProvider around it');
  return notify;
}

/** Holds the one region where notices appear. It is always in the page, so that screen readers know it. */
export function NoticeProvider({ children }: { children: React.ReactNode }) {
  const t = useTranslations('ui.notice');
  const [notices, setNotices] = useState<ShownNotice[]>([]);
  const nextId = useRef(0);
  const lastFocused = useRef<HTMLElement>(null);
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement) lastFocused.current = target;
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
  const notify = useCallback((notice: Notice | string) => {
    keepFocusInPage(lastFocused.current);
    nextId.current += 1;
    const shown = { ...(typeof notice === 'string' ? { text: notice } : notice), id: nextId.current };
    setNotices((current) => [...current.slice(-2), shown]);
  }, []);
  const remove = useCallback((id: number) => {
    setNotices((current) => current.filter((notice) => notice.id !== id));
  }, []);
  return (
    <NoticeContext value={notify}>
      {children}
      <section className={styles.region} aria-label={t('region')} aria-live="polite" aria-relevant="additions text">
        {notices.map((notice) => (
          <NoticeItem key={notice.id} notice={notice} onClose={remove} />
        ))}
      </section>
    </NoticeContext>
  );
}

const WATCHED_FOR_MS = 4_000;

/**
 * A button loses the focus while it sends, and what was done often takes it away: the focus then goes back to it, or else to the row it stood in
 * (`data-focus-home`) or to the page's heading rather than to nothing.
 */
function keepFocusInPage(last: HTMLElement | null): void {
  const row = last?.closest('[data-focus-home]');
  const watch = new MutationObserver(() => {
    if (document.activeElement !== document.body || (last?.isConnected && last.matches(':disabled'))) return;
    last?.focus({ preventScroll: true });
    if (document.activeElement !== document.body) return;
    const inRow = row?.isConnected ? row.querySelector<HTMLElement>('a, button') : null;
    const home = inRow ?? document.querySelector<HTMLElement>('main h1');
    if (!inRow) home?.setAttribute('tabindex', '-1');
    home?.focus({ preventScroll: true });
  });
  watch.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  setTimeout(() => watch.disconnect(), WATCHED_FOR_MS);
}

function NoticeItem({ notice, onClose }: { notice: ShownNotice; onClose: (id: number) => void }) {
  const t = useTranslations('ui.notice');
  const [isHeld, setIsHeld] = useState(false);
  const { id, undo, tone = 'done' } = notice;
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => onClose(id), undo ? SHOWN_WITH_UNDO_FOR_MS : SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [id, undo, isHeld, onClose]);
  const item = useRef<HTMLDivElement>(null);
  useEffect(() => holdWhileLookedAt(item.current, setIsHeld), []);
  return (
    <div ref={item} className={styles.notice} data-tone={tone}>
      <Icon name={tone === 'done' ? 'check' : 'warning'} />
      <p>{notice.text}</p>
      {undo ? (
        <button
          type="button"
          className={styles.undo}
          onClick={async () => {
            onClose(id);
            await undo.run();
          }}
        >
          {undo.label ?? t('undo')}
        </button>
      ) : null}
      <button type="button" className={styles.close} onClick={() => onClose(id)} aria-label={t('close')}>
        <Icon name="close" />
      </button>
    </div>
  );
}

/** A notice that the mouse or the focus is on does not go away. */
function holdWhileLookedAt(element: HTMLElement | null, setIsHeld: (isHeld: boolean) => void): () => void {
  const hold = () => setIsHeld(true);
  const release = () => setIsHeld(false);
  const listeners = [
    ['mouseenter', hold],
    ['mouseleave', release],
    ['focusin', hold],
    ['focusout', release],
  ] as const;
  for (const [type, listener] of listeners) element?.addEventListener(type, listener);
  return () => {
    for (const [type, listener] of listeners) element?.removeEventListener(type, listener);
  };
}
