import { writeCoordinates } from './coordinates-text';
import type { ProviderSite } from './site';

/** A field of a site, a key under `providers.fields`. */
export const SITE_FIELDS = [
  'name',
  'address',
  'hasOffice',
  'coordinates',
  'openingHours',
  'languages',
  'specialisations',
  'serviceCodes',
  'levels',
] as const;
export type SiteField = (typeof SITE_FIELDS)[number];

export interface SiteChange {
  field: SiteField;
  from: string;
  to: string;
}

export type SiteFacts = Pick<ProviderSite, SiteField>;

/** What differs between a site as it was and as it shall be; what is in a list is compared without its order. */
export function listSiteChanges(before: SiteFacts | null, after: SiteFacts): SiteChange[] {
  return SITE_FIELDS.map((field) => ({
    field,
    from: before ? toText(before, field) : '',
    to: toText(after, field),
  })).filter(({ from, to }) => from !== to);
}

function toText(site: SiteFacts, field: SiteField): string {
  if (field === 'coordinates') return writeCoordinates(site.coordinates);
  if (field === 'hasOffice') return site.hasOffice ? 'yes' : 'no';
  const value = site[field];
  return typeof value === 'string' ? value : value.toSorted().join(' ');
}
