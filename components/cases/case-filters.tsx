import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type LevelKey, LevelMark } from '@/components/ui/level-mark';
import { type PageSearch, withSearch } from '@/components/ui/link-search';
import { CASE_LEVEL_FILTERS, type CaseLevelFilter, type CaseScope } from '@/lib/cases';
import styles from './case-list.module.css';

export interface CaseFiltersProps {
  path: string;
  search: PageSearch;
  scopes: CaseScope[];
  scope: CaseScope;
  level: CaseLevelFilter | null;
  countByLevel: Partial<Record<CaseLevelFilter, number>>;
  /** All of the scope, whatever the level. */
  totalCount: number;
  /** Whether the actor's reach is a whole municipality or one unit of it. */
  isWholeMunicipality: boolean;
}

/** Whose cases, and at which level: links with counts, so that one sees where they lie before choosing. */
export function CaseFilters(props: CaseFiltersProps) {
  const { path, search, scopes, scope, level, countByLevel, totalCount, isWholeMunicipality } = props;
  const t = useTranslations('cases.filters');
  const levels = useTranslations('levels');
  const scopeText = (each: CaseScope) => t(each === 'enheten' && isWholeMunicipality ? 'kommunen' : each);
  return (
    <div className={styles.filters}>
      <nav aria-label={t('scopes')} className={styles.scopes}>
        {scopes.map((each) => (
          <Choice
            key={each}
            href={withSearch(path, search, { urval: each, sida: null, niva: null })}
            isChosen={each === scope}
          >
            {scopeText(each)}
          </Choice>
        ))}
      </nav>
      <nav aria-label={t('levels')} className={styles.levels}>
        <Choice href={withSearch(path, search, { niva: null, sida: null })} isChosen={level === null}>
          {t('allLevels')} <span className={styles.count}>{totalCount}</span>
        </Choice>
        {CASE_LEVEL_FILTERS.filter((each) => countByLevel[each] || each === level).map((each) => (
          <Choice key={each} href={withSearch(path, search, { niva: each, sida: null })} isChosen={each === level}>
            <LevelMark level={each satisfies LevelKey} />
            {levels(each)} <span className={styles.count}>{countByLevel[each] ?? 0}</span>
          </Choice>
        ))}
      </nav>
    </div>
  );
}

function Choice({ href, isChosen, children }: { href: string; isChosen: boolean; children: React.ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className={styles.choice}
      aria-current={isChosen ? 'true' : undefined}
      scroll={false}
    >
      {children}
    </Link>
  );
}
