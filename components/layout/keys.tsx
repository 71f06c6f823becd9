'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { rememberPlace } from './back-link';
import styles from './keys.module.css';
import { SEARCH_FIELD_ID } from './search-field';

const DIALOG_ID = 'tangenter';
const SWITCH = 'samspel.keys';

/** Shows the keys; also used by the user menu, so that they can be found without knowing one. */
export function openKeys() {
  const dialog = document.getElementById(DIALOG_ID);
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

/**
 * The keys that work everywhere: `/` to search, `?` to see the keys, Esc to go back. Keys that are single characters can
 * be switched off (WCAG 2.1.4).
 */
export function Keys({ hasSearch }: { hasSearch: boolean }) {
  const t = useTranslations('layout.keys');
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOn, setIsOn] = useState(true);
  const pathname = usePathname();
  const search = useSearchParams().toString();
  useEffect(() => rememberPlace(pathname, search), [pathname, search]);
  useEffect(() => setIsOn(localStorage.getItem(SWITCH) !== 'off'), []);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape') return leaveOrGoBack(event);
      if (!isOn || isTyping(event.target)) return;
      if (event.key === '/' && hasSearch) {
        event.preventDefault();
        focusSearch();
      } else if (event.key === '?') {
        event.preventDefault();
        openKeys();
      }
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [isOn, hasSearch]);
  const rows = [
    ...(hasSearch ? [{ keys: ['/'], text: t('search') }] : []),
    { keys: ['?'], text: t('help') },
    { keys: ['Esc'], text: t('back') },
    { keys: ['↑', '↓', '←', '→'], text: t('arrows') },
    { keys: ['Home', 'End'], text: t('ends') },
    { keys: ['Enter'], text: t('open') },
    { keys: ['Ctrl', 'Enter'], text: t('send') },
  ];
  return (
    <dialog ref={dialog} id={DIALOG_ID} className={styles.dialog} aria-labelledby={`${DIALOG_ID}-rubrik`}>
      <div className={styles.heading}>
        <h2 id={`${DIALOG_ID}-rubrik`}>{t('title')}</h2>
        <button type="button" className={styles.close} onClick={() => dialog.current?.close()} aria-label={t('close')}>
          <Icon name="close" />
        </button>
      </div>
      <dl className={styles.keys}>
        {rows.map(({ keys, text }) => (
          <div key={text}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <label className={styles.switch}>
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => {
            setIsOn(event.target.checked);
            localStorage.setItem(SWITCH, event.target.checked ? 'on' : 'off');
          }}
        />
        {t('switch')}
      </label>
    </dialog>
  );
}

function focusSearch() {
  const field = document.getElementById(SEARCH_FIELD_ID);
  if (!field) return;
  if (field.offsetParent !== null) return field.focus();
  // On small screens the field lies in the folded menu.
  document.getElementById('meny-knapp')?.click();
  requestAnimationFrame(() => field.focus());
}

/** Esc leaves a field first, and only then the page; never a form with something unsaved, never past an open dialog. */
function leaveOrGoBack(event: KeyboardEvent) {
  if (document.querySelector('dialog[open], [role="dialog"], [role="menu"], form[data-unsaved="true"]')) return;
  const { activeElement } = document;
  if (isTyping(activeElement) && activeElement instanceof HTMLElement) return activeElement.blur();
  const back = document.querySelector<HTMLAnchorElement>('a[data-back]');
  if (!back) return;
  event.preventDefault();
  back.click();
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
