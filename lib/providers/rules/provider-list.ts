import type { IsoDay } from '../../time';
import { type Coordinates, calculateDistanceKm } from './distance';
import { orderNeutrally } from './neutral-order';
import type { Language, ProviderSite, Specialisation } from './site';

/** A site seen from a municipality. */
export interface SeenSite extends ProviderSite {
  /** In the municipality that is asked about. */
  isHere: boolean;
  /** From the municipality's own place, as the crow flies; null when one of the two is not known. */
  distanceKm: number | null;
}

/** A provider seen from a municipality. */
export interface SeenProvider {
  id: string;
  name: string;
  sites: SeenSite[];
}

/** What the reader wants to see; null and false ask for nothing. */
export interface ProviderCriteria {
  service: string | null;
  language: Language | null;
  specialisation: Specialisation | null;
  /** An office to come to in the municipality. */
  officeHere: boolean;
}

export const PROVIDER_ORDERS = ['lottad', 'namn', 'avstand', 'sprak'] as const;
export type ProviderOrder = (typeof PROVIDER_ORDERS)[number];

/** The sites with what depends on where one stands, the nearest first and those without coordinates last. */
export function seeSites(
  sites: readonly ProviderSite[],
  from: { municipalityCode: string | null; place: Coordinates | null },
): SeenSite[] {
  return sites
    .map((site) => ({
      ...site,
      isHere: site.municipalityCode === from.municipalityCode,
      distanceKm: from.place && site.coordinates ? calculateDistanceKm(from.place, site.coordinates) : null,
    }))
    .sort((a, b) => Number(b.isHere) - Number(a.isHere) || byDistance(a.distanceKm, b.distanceKm) || byName(a, b));
}

/** Whether one and the same site has all that is asked for. */
export function isSiteWanted(site: SeenSite, criteria: ProviderCriteria): boolean {
  const { service, language, specialisation, officeHere } = criteria;
  return (
    (service === null || site.serviceCodes.includes(service)) &&
    (language === null || site.languages.includes(language)) &&
    (specialisation === null || site.specialisations.includes(specialisation)) &&
    (!officeHere || (site.isHere && site.hasOffice))
  );
}

/**
 * The providers of which at least one site has all that is asked for, in the order that the reader chose or else the neutral one of the
 * day. Facts decide an order only when the reader asks for it; those who are alike in them stand in the neutral order.
 */
export function listProviders<T extends SeenProvider>(
  providers: readonly T[],
  { criteria, order, day }: { criteria: ProviderCriteria; order: ProviderOrder; day: IsoDay },
): T[] {
  const wanted = providers.filter(
    ({ sites }) => asksForNothing(criteria) || sites.some((site) => isSiteWanted(site, criteria)),
  );
  const drawn = orderNeutrally(wanted, day);
  switch (order) {
    case 'lottad':
      return drawn;
    case 'namn':
      return drawn.toSorted(byName);
    case 'avstand':
      return drawn.toSorted((a, b) => byDistance(nearestKm(a), nearestKm(b)));
    case 'sprak':
      return drawn.toSorted((a, b) => listLanguages(b).length - listLanguages(a).length);
  }
}

/** A provider may be without sites in the register, and is still to be found. */
function asksForNothing({ service, language, specialisation, officeHere }: ProviderCriteria): boolean {
  return service === null && language === null && specialisation === null && !officeHere;
}

/** How far it is to the provider's nearest office; null when no office has coordinates. */
export function nearestKm({ sites }: SeenProvider): number | null {
  const distances = sites.flatMap(({ hasOffice, distanceKm }) =>
    hasOffice && distanceKm !== null ? [distanceKm] : [],
  );
  return distances.length === 0 ? null : Math.min(...distances);
}

/** The languages spoken at any of the sites. */
export function listLanguages({ sites }: SeenProvider): Language[] {
  return [...new Set(sites.flatMap(({ languages }) => languages))];
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name.localeCompare(b.name, 'sv');
}

function byDistance(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a - b;
}
