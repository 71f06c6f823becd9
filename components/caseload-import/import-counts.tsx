import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { ImportList, ImportPage } from '@/lib/caseload-import';
import styles from './caseload-import.module.css';

type Figure = { key: ImportList | 'unchanged'; count: number };

/** The whole file in a handful of figures. One that has a list opens it. */
export function ImportCounts({ page, shown }: { page: ImportPage; shown: ImportList | null }) {
  const t = useTranslations('import.check.counts');
  const format = useFormatter();
  const isConfirmed = page.state === 'CONFIRMED';
  const figures: Figure[] = [
    { key: 'fel', count: page.faulty },
    { key: 'andras', count: page.toChange },
    { key: 'skapas', count: page.toCreate },
    { key: 'unchanged', count: page.unchanged },
    { key: 'saknas', count: page.missing },
    { key: 'noteringar', count: page.noted },
  ];
  const labelOf = (key: Figure['key']) =>
    isConfirmed && (key === 'andras' || key === 'skapas') ? t(`CONFIRMED.${key}`) : t(key);
  return (
    <nav aria-label={t('label')}>
      <ul className={styles.counts}>
        {figures.map(({ key, count }) => {
          const content = (
            <>
              <b>{format.number(count)}</b>
              <span>{labelOf(key)}</span>
            </>
          );
          const hasList = page.lists.some(({ list }) => list === key);
          return (
            <li key={key} data-tone={key === 'fel' && count > 0 ? 'attention' : undefined}>
              {hasList ? (
                <Link
                  href={`/import/${page.importId}?visa=${key}`}
                  scroll={false}
                  aria-current={key === shown ? 'true' : undefined}
                  className={styles.count}
                >
                  {content}
                </Link>
              ) : (
                <div className={styles.count}>{content}</div>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
