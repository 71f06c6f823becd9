import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type PageSearch, withSearch } from '@/components/ui/link-search';
import styles from './providers.module.css';

export interface MunicipalityChoiceProps {
  path: string;
  search: PageSearch;
  municipalities: { code: string; name: string }[];
  chosen: string;
}

/** One municipality at a time, for those who work with several; nothing for everyone else. */
export function MunicipalityChoice({ path, search, municipalities, chosen }: MunicipalityChoiceProps) {
  const t = useTranslations('providers');
  if (municipalities.length < 2) return null;
  return (
    <nav aria-label={t('municipalities')} className={styles.choices}>
      {municipalities.map(({ code, name }) => (
        <Link
          key={code}
          href={withSearch(path, search, { kommun: code })}
          prefetch={false}
          scroll={false}
          aria-current={code === chosen ? 'true' : undefined}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
