import { useTranslations } from 'next-intl';
import { drawSiteMap, type ListedProvider, MARK_RADIUS, type ProviderMunicipality } from '@/lib/providers';
import { anchorOf } from './provider-rows';
import styles from './providers.module.css';

const FROM = 'from';
const ringsText = new Intl.ListFormat('sv');

/** The sites where they lie, drawn from the register and nothing else. The list says the same in words. */
export function ProviderMap({
  providers,
  municipality,
}: {
  providers: ListedProvider[];
  municipality: ProviderMunicipality;
}) {
  const t = useTranslations('providers.map');
  const { place } = municipality;
  const sites = providers.flatMap((provider, index) =>
    provider.sites.flatMap((site) =>
      site.coordinates ? [{ ...site, coordinates: site.coordinates, provider, number: index + 1 }] : [],
    ),
  );
  const map = drawSiteMap(
    sites.map(({ id, name, coordinates }) => ({ id, label: name, coordinates })),
    place ? { id: FROM, label: place.name, coordinates: place } : null,
  );
  if (!map || sites.length === 0) return <p className={styles.subtle}>{t('none')}</p>;
  const siteOf = new Map(sites.map((site) => [site.id, site]));
  const outside = sites.filter(({ id }) => map.outsideIds.includes(id));
  return (
    <figure className={styles.map}>
      <svg viewBox={`0 0 ${map.width} ${map.height}`} aria-label={t('label')}>
        {map.rings.map(({ x, y, km, radius }) => (
          <circle key={km} className={styles.ring} cx={x} cy={y} r={radius} />
        ))}
        <g className={styles.compass}>
          <path d={`M${map.width - 14} ${map.height - 6} v-16 m-4 5 l4 -6 l4 6`} />
          <text x={map.width - 32} y={map.height - 7}>
            {t('north')}
          </text>
        </g>
        <g className={styles.scale}>
          <path d={`M10 ${map.height - 14} v6 h${map.scale.length} v-6`} />
          <text x={14 + map.scale.length} y={map.height - 6}>
            {t('scale', { km: map.scale.km.toLocaleString('sv-SE') })}
          </text>
        </g>
        {map.marks.map(({ id, x, y, label }) => {
          const site = siteOf.get(id);
          if (!site) {
            return (
              <g key={id} className={styles.from}>
                <rect x={x - 5} y={y - 5} width={10} height={10} />
                {label ? (
                  <text x={label.x} y={label.y} textAnchor={label.anchor}>
                    {place?.name}
                  </text>
                ) : null}
              </g>
            );
          }
          return (
            <a
              key={id}
              href={`#${anchorOf(site.provider.id)}`}
              className={styles.mark}
              data-office={site.hasOffice}
              aria-label={t('mark', { provider: site.provider.name, site: site.name })}
            >
              <title>{`${site.provider.name}, ${site.name}`}</title>
              <circle cx={x} cy={y} r={MARK_RADIUS} />
              <text x={x} y={y + 4} textAnchor="middle" className={styles.markNumber}>
                {site.number}
              </text>
              {label ? (
                <text x={label.x} y={label.y} textAnchor={label.anchor} className={styles.markLabel}>
                  {site.name}
                </text>
              ) : null}
            </a>
          );
        })}
      </svg>
      <figcaption className={styles.subtle}>
        {place ? t('from', { place: place.name }) : t('noPlace')} {t('northLong')}
        {map.rings.length > 0
          ? ` ${t('rings', { km: ringsText.format(map.rings.map(({ km }) => km.toLocaleString('sv-SE'))) })}`
          : null}
        {sites.some(({ hasOffice }) => !hasOffice) ? ` ${t('noOffice')}` : null}
        {outside.length > 0
          ? ` ${t('outside', { sites: outside.map(({ provider, name }) => `${provider.name}, ${name}`).join('; ') })}`
          : null}
      </figcaption>
    </figure>
  );
}
