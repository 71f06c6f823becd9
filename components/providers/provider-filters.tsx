'use client';

import { Select } from '@navikt/ds-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useIsReady } from '@/components/forms/use-is-ready';
import { type PageSearch, withSearch } from '@/components/ui/link-search';
import {
  PROVIDER_ORDERS,
  type ProviderCriteria,
  type ProviderOrder,
  type ProviderSearch,
  SPECIALISATIONS,
} from '@/lib/providers';
import styles from './providers.module.css';

export interface ProviderFiltersProps {
  path: string;
  search: PageSearch;
  asked: ProviderSearch;
  services: { code: string; name: string }[];
  /** With their names, which not every browser knows in Swedish. */
  languages: { code: string; name: string }[];
  shown: number;
  total: number;
}

/** What the reader looks for, and in which order. Each choice is in the address, so that it can be sent to a colleague. */
export function ProviderFilters({ path, search, asked, services, languages, shown, total }: ProviderFiltersProps) {
  const t = useTranslations('providers.filters');
  const specialisations = useTranslations('providers.specialisations');
  const router = useRouter();
  const isReady = useIsReady();
  const { criteria, order } = asked;
  const choose = (key: string) => (event: React.ChangeEvent<HTMLSelectElement>) =>
    router.push(withSearch(path, search, { [key]: event.target.value || null }), { scroll: false });
  return (
    <section className={styles.filters} aria-label={t('title')} inert={!isReady}>
      <Select size="small" label={t('service')} value={criteria.service ?? ''} onChange={choose('insats')}>
        <option value="">{t('any')}</option>
        {services.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </Select>
      <Select size="small" label={t('language')} value={criteria.language ?? ''} onChange={choose('sprak')}>
        <option value="">{t('any')}</option>
        {languages.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </Select>
      <Select
        size="small"
        label={t('specialisation')}
        value={criteria.specialisation ?? ''}
        onChange={choose('inriktning')}
      >
        <option value="">{t('any')}</option>
        {SPECIALISATIONS.map((each) => (
          <option key={each} value={each}>
            {specialisations(each)}
          </option>
        ))}
      </Select>
      <Select size="small" label={t('office')} value={criteria.officeHere ? 'ja' : ''} onChange={choose('kontor')}>
        <option value="">{t('officeAny')}</option>
        <option value="ja">{t('officeHere')}</option>
      </Select>
      <Select size="small" label={t('sort')} value={order} onChange={choose('sortering')}>
        {PROVIDER_ORDERS.map((each: ProviderOrder) => (
          <option key={each} value={each}>
            {t(`sorts.${each}`)}
          </option>
        ))}
      </Select>
      <p className={styles.shown}>
        <span role="status">{t('shown', { count: shown, total })}</span>
        {hasCriteria(criteria) ? (
          <Link
            href={withSearch(path, search, { insats: null, sprak: null, inriktning: null, kontor: null })}
            prefetch={false}
            scroll={false}
          >
            {t('clear')}
          </Link>
        ) : null}
      </p>
    </section>
  );
}

function hasCriteria({ service, language, specialisation, officeHere }: ProviderCriteria): boolean {
  return service !== null || language !== null || specialisation !== null || officeHere;
}
