'use client';

import Link from 'next/link';
import { signOut } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, useState } from 'react';
import { clearDrafts } from '@/components/forms/draft';
import { Icon } from '@/components/ui/icon';
import styles from './app-shell.module.css';
import { openKeys } from './keys';
import { ThemeSwitch } from './theme-switch';

/** Who is signed in, in the words that are shown. */
export type SignedInPerson = { userId: string; name: string; roleLabel: string; organisationName: string };

/** Name, role and organisation; behind it the theme, the keys and the way out. */
export function UserMenu({ person }: { person: SignedInPerson }) {
  const t = useTranslations('layout.user');
  const panelId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && !frame.current?.contains(event.target)) setIsOpen(false);
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      setIsOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    document.addEventListener('keydown', closeOnEscape);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
      document.removeEventListener('keydown', closeOnEscape);
    };
  }, [isOpen]);
  return (
    <div ref={frame} className={styles.user}>
      <button
        ref={button}
        type="button"
        className={styles.userButton}
        aria-expanded={isOpen}
        aria-controls={panelId}
        onClick={() => setIsOpen(!isOpen)}
      >
        <span>
          <b>{person.name}</b>
          <small>
            {person.roleLabel} · {person.organisationName}
          </small>
        </span>
        <Icon name="chevronDown" />
      </button>
      <div id={panelId} className={styles.userPanel} data-open={isOpen}>
        <p className={styles.userFacts}>
          <b>{person.name}</b>
          {person.roleLabel}
          <br />
          {person.organisationName}
        </p>
        <Link href="/min-kontakt" className={styles.menuItem} onClick={() => setIsOpen(false)}>
          <Icon name="person" /> {t('contact')}
        </Link>
        <ThemeSwitch />
        <button
          type="button"
          className={styles.menuItem}
          onClick={() => {
            setIsOpen(false);
            openKeys();
          }}
        >
          <Icon name="keyboard" /> {t('keys')}
        </button>
        <form
          action="/api/auth/signout"
          method="post"
          onSubmit={(event) => {
            event.preventDefault();
            clearDrafts();
            void signOut({ callbackUrl: '/logga-in' });
          }}
        >
          <button type="submit" className={styles.menuItem}>
            <Icon name="leave" /> {t('signOut')}
          </button>
        </form>
      </div>
    </div>
  );
}
