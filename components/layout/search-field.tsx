'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import styles from './app-shell.module.css';

/** The id of the field that `/` goes to. */
export const SEARCH_FIELD_ID = 'sok-arende';

/** Searches by name, personnummer, samordningsnummer or case number. A plain form, so it works before any script. */
export function SearchField() {
  const t = useTranslations('layout.search');
  const router = useRouter();
  return (
    <search className={styles.search}>
      <form
        action="/arenden"
        method="get"
        onSubmit={(event) => {
          event.preventDefault();
          const query = String(new FormData(event.currentTarget).get('sok') ?? '').trim();
          router.push(query ? `/arenden?sok=${encodeURIComponent(query)}` : '/arenden');
        }}
      >
        <Icon name="search" />
        <label htmlFor={SEARCH_FIELD_ID} className="visually-hidden">
          {t('label')}
        </label>
        <input
          id={SEARCH_FIELD_ID}
          name="sok"
          type="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          placeholder={t('placeholder')}
          title={t('explained')}
        />
        <kbd>/</kbd>
      </form>
    </search>
  );
}
