'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useActionState, useEffect, useRef, useState } from 'react';
import { useErrorText } from '@/components/forms/use-error-text';
import { SEARCH_FIELD_ID, SearchField } from '@/components/layout/search-field';
import { ProtectedMark } from '@/components/ui/tags';
import type { CaseSearchResult } from '@/lib/cases';
import styles from './case-search.module.css';
import { focusRowLink } from './row-keys';
import { ROW_LINK } from './row-link';

type SearchResult = ({ ok: true; data: CaseSearchResult } | { ok: false; reason: string }) & {
  /** What was typed, so that it stays in the field. */
  typed: string;
};

export interface CaseSearchProps {
  search: (earlier: SearchResult | null, form: FormData) => Promise<SearchResult>;
}

/** The search of the header and what it found, under the field. What is found is kept in the page and nowhere else. */
export function CaseSearch({ search }: CaseSearchProps) {
  const [result, send, isSearching] = useActionState(search, null);
  const [closed, setClosed] = useState<SearchResult | null>(null);
  const pathname = usePathname();
  const [askedOn, setAskedOn] = useState(pathname);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const closeOutside = (event: PointerEvent) => {
      const field = frame.current?.closest('search');
      if (field && event.target instanceof Node && !field.contains(event.target)) setClosed(result);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [result]);

  const isOpen = result !== null && result !== closed && askedOn === pathname;
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (!isOpen) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      setClosed(result);
      document.getElementById(SEARCH_FIELD_ID)?.focus();
    } else if (focusRowLink(frame.current, event.key)) {
      event.preventDefault();
    }
  };
  return (
    <SearchField
      action={send}
      typed={isOpen ? result.typed : ''}
      onSubmit={() => setAskedOn(pathname)}
      onKeyDown={onKeyDown}
    >
      <div ref={frame} className={styles.panel} hidden={!isOpen || isSearching}>
        {isOpen ? <Hits result={result} /> : null}
      </div>
      <Status result={isOpen && !isSearching ? result : null} isSearching={isSearching} />
    </SearchField>
  );
}

function Hits({ result }: { result: SearchResult }) {
  const t = useTranslations('cases.search');
  const errorText = useErrorText();
  if (!result.ok) return <p className={styles.message}>{errorText(result.reason)}</p>;
  const { hits, isCut, isTooShort } = result.data;
  if (isTooShort) return <p className={styles.message}>{t('tooShort')}</p>;
  if (hits.length === 0) {
    return (
      <div className={styles.message}>
        <p>{t('none')}</p>
        <p className="subtle">{t('noneHelp')}</p>
      </div>
    );
  }
  return (
    <>
      <ul className={styles.hits}>
        {hits.map((hit) => (
          <li key={hit.caseId}>
            <Link href={`/arenden/${hit.caseId}`} prefetch={false} className={styles.hit} {...ROW_LINK}>
              <span>
                <b>{hit.name}</b> {hit.isProtected ? <ProtectedMark short /> : null}
              </span>
              <span className={styles.number}>{hit.number}</span>
              <small>
                {hit.municipalityName}, {hit.unitName}
                {hit.responsibleName ? ` · ${hit.responsibleName}` : ''}
              </small>
            </Link>
          </li>
        ))}
      </ul>
      {isCut ? <p className={styles.message}>{t('cut', { count: hits.length })}</p> : null}
    </>
  );
}

/** Says aloud how many were found; the list itself is reached with the arrow keys. */
function Status({ result, isSearching }: { result: SearchResult | null; isSearching: boolean }) {
  const t = useTranslations('cases.search');
  return (
    <p role="status" className="visually-hidden">
      {isSearching ? t('searching') : null}
      {result?.ok ? t('found', { count: result.data.hits.length }) : null}
    </p>
  );
}
