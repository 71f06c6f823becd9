import type { OrganisationKind } from '../actor';

/**
 * Whether the reader may know of health and household: the municipality that made the assessment, and nobody else without a
 * ground (OSL 26:1). What Arbetsförmedlingen is given of an assessment is the computed hours.
 */
export function readsHealthAndHousehold(reader: OrganisationKind): boolean {
  return reader === 'MUNICIPALITY';
}
