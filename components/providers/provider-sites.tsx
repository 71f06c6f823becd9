import { useTranslations } from 'next-intl';
import { type Definition, DefinitionList } from '@/components/ui/definition-list';
import type { SeenSite } from '@/lib/providers';
import { useDistanceText } from './distance';
import { languageName } from './language-name';
import styles from './providers.module.css';

export interface ProviderSitesProps {
  sites: SeenSite[];
  services: { code: string; name: string }[];
  place: { name: string } | null;
  /** What may be done with a site, beside its name. */
  actionsOf?: (site: SeenSite) => React.ReactNode;
}

/** Where the provider works, each place with what there is. */
export function ProviderSites({ sites, services, place, actionsOf }: ProviderSitesProps) {
  const t = useTranslations('providers');
  const distance = useDistanceText();
  if (sites.length === 0) return <p className={styles.subtle}>{t('list.noSites')}</p>;
  return (
    <ul className={styles.sites}>
      {sites.map((site) => (
        <li key={site.id} className={styles.site}>
          <div className={styles.siteHead}>
            <h3>{site.name}</h3>
            {site.isHere ? null : <span className={styles.subtle}>{t('page.site.elsewhere')}</span>}
          </div>
          <DefinitionList items={listFacts(site)} />
          {actionsOf?.(site)}
        </li>
      ))}
    </ul>
  );

  function listFacts(site: SeenSite): Definition[] {
    const names = services.filter(({ code }) => site.serviceCodes.includes(code)).map(({ name }) => name);
    const facts: [string, string][] = [
      [t('page.site.office'), t(site.hasOffice ? 'page.site.hasOffice' : 'page.site.noOffice')],
      [t('page.site.address'), site.address],
      [t('page.site.hours'), site.openingHours || t('page.site.hoursUnknown')],
      [
        t('page.site.distance', { place: place?.name ?? '' }),
        site.distanceKm === null ? '' : distance(site.distanceKm),
      ],
      [t('list.services'), names.join(' · ')],
      [t('fields.levels'), site.levels.join(' ')],
      [t('list.languages'), site.languages.map(languageName).join(', ')],
      [t('list.specialisations'), site.specialisations.map((each) => t(`specialisations.${each}`)).join(', ')],
    ];
    return facts.filter(([, value]) => value !== '').map(([term, value]) => ({ term, value }));
  }
}
