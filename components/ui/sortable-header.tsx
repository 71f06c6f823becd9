import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Icon } from './icon';
import { type PageSearch, withSearch } from './link-search';
import styles from './sortable-header.module.css';

/** The order of a list: a column's name and its direction. */
export type SortOrder = { column: string; direction: 'ascending' | 'descending' };

export type SortableHeaderProps = {
  column: string;
  children: React.ReactNode;
  path: string;
  search: PageSearch;
  order: SortOrder;
  /** The direction that is wanted first; 'descending' for numbers where the largest matters. */
  first?: SortOrder['direction'];
  numeric?: boolean;
  width?: string;
};

/**
 * A column that sorts by a link: `?sortering=gap` ascending, `?sortering=-gap` descending (see readSortOrder). Choosing
 * an order goes to the first page.
 */
export function SortableHeader(props: SortableHeaderProps) {
  const { column, children, path, search, order, first = 'ascending', numeric = false, width } = props;
  const t = useTranslations('ui.sort');
  const present = order.column === column ? order.direction : undefined;
  const next = present ? opposite(present) : first;
  const href = withSearch(path, search, { sortering: next === 'descending' ? `-${column}` : column, sida: null });
  return (
    <th scope="col" aria-sort={present ?? 'none'} data-numeric={numeric || undefined} style={{ width }}>
      <Link href={href} className={styles.link} title={t(next)} scroll={false}>
        {children}
        <Icon name={present ? (present === 'ascending' ? 'sortUp' : 'sortDown') : 'sort'} />
      </Link>
    </th>
  );
}

function opposite(direction: SortOrder['direction']): SortOrder['direction'] {
  return direction === 'ascending' ? 'descending' : 'ascending';
}
