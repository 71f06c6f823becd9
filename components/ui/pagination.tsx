import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Icon } from './icon';
import { type PageSearch, withSearch } from './link-search';
import styles from './pagination.module.css';

export type PaginationProps = {
  /** The address without its search part. */
  path: string;
  /** The page's own search part; all of it but the page number is kept. */
  search: PageSearch;
  /** From 1. */
  page: number;
  pageSize: number;
  totalCount: number;
  /** The parameter that carries the page number. */
  parameter?: string;
};

/** «1–50 av 312» with links to the pages beside. Links, so it works before any script and can be shared. */
export function Pagination({ path, search, page, pageSize, totalCount, parameter = 'sida' }: PaginationProps) {
  const t = useTranslations('ui.pagination');
  const lastPage = Math.max(1, Math.ceil(totalCount / pageSize));
  if (totalCount === 0) return null;
  const hrefOf = (target: number) => withSearch(path, search, { [parameter]: target === 1 ? null : String(target) });
  return (
    <nav aria-label={t('label')} className={styles.pagination}>
      <p>
        {t('range', {
          from: (page - 1) * pageSize + 1,
          to: Math.min(page * pageSize, totalCount),
          total: totalCount,
        })}
      </p>
      {lastPage > 1 ? (
        <ul>
          <li>
            {page > 1 ? (
              <Link href={hrefOf(page - 1)} rel="prev" className={styles.step}>
                <Icon name="chevronLeft" />
                {t('previous')}
              </Link>
            ) : null}
          </li>
          {pagesAround(page, lastPage).map((target) => (
            <li key={target} className={styles.number}>
              {target < 0 ? (
                <span aria-hidden="true">…</span>
              ) : (
                <Link
                  href={hrefOf(target)}
                  className={styles.step}
                  aria-label={t('page', { page: target })}
                  aria-current={target === page ? 'page' : undefined}
                >
                  {target}
                </Link>
              )}
            </li>
          ))}
          <li>
            {page < lastPage ? (
              <Link href={hrefOf(page + 1)} rel="next" className={styles.step}>
                {t('next')}
                <Icon name="chevronRight" />
              </Link>
            ) : null}
          </li>
        </ul>
      ) : null}
    </nav>
  );
}

/** First, last and the neighbours of a page; a negative number stands for pages left out. */
export function pagesAround(page: number, lastPage: number): number[] {
  const wanted = [1, page - 1, page, page + 1, lastPage].filter((target) => target >= 1 && target <= lastPage);
  const pages = [...new Set(wanted)].sort((a, b) => a - b);
  return pages.flatMap((target, index) => {
    const before = pages[index - 1];
    return before !== undefined && target - before > 1 ? [-target, target] : [target];
  });
}
