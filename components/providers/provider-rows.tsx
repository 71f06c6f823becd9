import Link from 'next/link';
import { useTranslations } from 'next-intl';
import {
  isSiteWanted,
  type ListedProvider,
  listLanguages,
  type ProviderCriteria,
  type SeenSite,
} from '@/lib/providers';
import { formatDay } from '@/lib/time';
import { useDistanceText } from './distance';
import { languageName } from './language-name';
import styles from './providers.module.css';

export interface ProviderRowsProps {
  /** In the order to be shown. */
  providers: ListedProvider[];
  criteria: ProviderCriteria;
  services: { code: string; name: string }[];
  /** The end of every link: the municipality that the reader looks from. */
  suffix: string;
  showsParticipants: boolean;
}

/** The providers one after the other, each with the number that stands on the map. */
export function ProviderRows({ providers, criteria, services, suffix, showsParticipants }: ProviderRowsProps) {
  const t = useTranslations('providers.list');
  return (
    <ol className={styles.list} aria-label={t('caption')}>
      {providers.map((provider, index) => (
        <ProviderRow
          key={provider.id}
          provider={provider}
          number={index + 1}
          criteria={criteria}
          services={services}
          suffix={suffix}
          showsParticipants={showsParticipants}
        />
      ))}
    </ol>
  );
}

type RowProps = Omit<ProviderRowsProps, 'providers'> & { provider: ListedProvider; number: number };

function ProviderRow({ provider, number, criteria, services, suffix, showsParticipants }: RowProps) {
  const t = useTranslations('providers.list');
  const specialisations = useTranslations('providers.specialisations');
  const wanted = provider.sites.filter((site) => isSiteWanted(site, criteria));
  const codes = new Set(provider.sites.flatMap(({ serviceCodes }) => serviceCodes));
  const levels = [...new Set(provider.sites.flatMap((site) => site.levels))].toSorted();
  const foci = [...new Set(provider.sites.flatMap((site) => site.specialisations))];
  const languages = listLanguages(provider);
  return (
    <li className={styles.row} id={anchorOf(provider.id)}>
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <div className={styles.rowText}>
        <h3>
          <Link href={`/leverantorer/${provider.id}${suffix}`} prefetch={false}>
            {provider.name}
          </Link>
        </h3>
        <Offices sites={wanted.length > 0 ? wanted : provider.sites} />
        <dl className={styles.facts}>
          {codes.size > 0 ? (
            <div>
              <dt>{t('services')}</dt>
              <dd>
                {services
                  .filter(({ code }) => codes.has(code))
                  .map(({ code, name }) =>
                    code === 'ROM' && levels.length > 0
                      ? `${name}, ${t('levels', { levels: levels.join(' ') })}`
                      : name,
                  )
                  .join(' · ')}
              </dd>
            </div>
          ) : null}
          {languages.length > 0 ? (
            <div>
              <dt>{t('languages')}</dt>
              <dd>{languages.map(languageName).join(', ')}</dd>
            </div>
          ) : null}
          {foci.length > 0 ? (
            <div>
              <dt>{t('specialisations')}</dt>
              <dd>{foci.map((each) => specialisations(each)).join(', ')}</dd>
            </div>
          ) : null}
          {showsParticipants ? (
            <div>
              <dt>{t('participants')}</dt>
              <dd>{provider.participants ?? <span className={styles.subtle}>{t('heldBack')}</span>}</dd>
            </div>
          ) : null}
        </dl>
        {provider.agreedTo ? (
          <p className={styles.subtle}>{t('agreedTo', { day: formatDay(provider.agreedTo) })}</p>
        ) : null}
      </div>
    </li>
  );
}

/** The offices in the municipality, or that there is none and where the nearest is. */
function Offices({ sites }: { sites: SeenSite[] }) {
  const t = useTranslations('providers.list');
  const distance = useDistanceText();
  if (sites.length === 0) return <p className={styles.subtle}>{t('noSites')}</p>;
  const here = sites.filter(({ isHere, hasOffice }) => isHere && hasOffice);
  if (here.length > 0) {
    return (
      <ul>
        {here.map((site) => (
          <li key={site.id}>
            {site.address}
            <span className={styles.subtle}>
              {site.distanceKm === null ? null : ` · ${distance(site.distanceKm)}`}
              {site.openingHours ? ` · ${site.openingHours}` : null}
            </span>
          </li>
        ))}
      </ul>
    );
  }
  const nearest = sites
    .filter(({ hasOffice }) => hasOffice)
    .toSorted((a, b) => (a.distanceKm ?? Number.POSITIVE_INFINITY) - (b.distanceKm ?? Number.POSITIVE_INFINITY))[0];
  return (
    <p>
      <span className={styles.noOffice}>{t('noOffice')}</span>{' '}
      <span className={styles.subtle}>{nearest ? describeNearest(nearest) : t('noOfficeAnywhere')}</span>
    </p>
  );

  function describeNearest({ name, address, distanceKm }: SeenSite): string {
    const site = address || name;
    return distanceKm === null ? t('nearestUnknown', { site }) : t('nearest', { site, distance: distance(distanceKm) });
  }
}

/** Where in the list a mark on the map leads. */
export function anchorOf(providerId: string): string {
  return `leverantor-${providerId}`;
}
