'use client';

import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import styles from './app-shell.module.css';

/** The id of the field that `/` goes to. */
export const SEARCH_FIELD_ID = 'sok-arende';

export type SearchFieldProps = {
  /** Takes the form with what was typed under `sok`. It is posted: what one searches a person by never stands in an address. */
  action: (form: FormData) => void;
  /** What stands in the field after it was sent. */
  typed?: string;
  onSubmit?: () => void;
  onKeyDown?: (event: React.KeyboardEvent) => void;
  /** What was found, under the field. */
  children?: React.ReactNode;
};

/** The search of the header. A plain form, so it works before any script. */
export function SearchField({ action, typed = '', onSubmit, onKeyDown, children }: SearchFieldProps) {
  const t = useTranslations('layout.search');
  return (
    <search className={styles.search} onKeyDown={onKeyDown}>
      <form action={action} onSubmit={onSubmit}>
        <Icon name="search" />
        <label htmlFor={SEARCH_FIELD_ID} className="visually-hidden">
          {t('label')}
        </label>
        <input
          id={SEARCH_FIELD_ID}
          name="sok"
          defaultValue={typed}
          type="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          placeholder={t('placeholder')}
          title={t('explained')}
        />
        <kbd>/</kbd>
        <kbd data-while="typing">Enter</kbd>
      </form>
      {children}
    </search>
  );
}
