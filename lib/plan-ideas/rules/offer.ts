import type { CatalogueEntry, Slot } from '../../plans';
import type { IsoDay } from '../../time';

/** Something that can be put in a week: one of the municipality's groups, or a measure of Arbetsförmedlingen. */
export interface Offer {
  /** The group; null for what Arbetsförmedlingen offers. */
  groupId: string | null;
  typeCode: string;
  name: string;
  place: string;
  /** When it is held each week; empty when the times are agreed with each person. */
  slots: readonly Slot[];
  /** The days between which it is held; null where nothing bounds it. */
  firstOn: IsoDay | null;
  lastOn: IsoDay | null;
  /** How many more there is room for; null when nothing bounds it. */
  placesLeft: number | null;
}

/**
 * What Arbetsförmedlingen offers by its catalogue, without times. Rusta och matcha is not among it: it begins with a referral and a
 * samråd, and is never put in a week by itself (överenskommelse).
 */
export function listEmploymentServiceOffers(catalogue: readonly CatalogueEntry[]): Offer[] {
  return catalogue
    .filter(({ party, isProgramme, code }) => party === 'EMPLOYMENT_SERVICE' && isProgramme && code !== 'ROM')
    .map(({ code, name }) => ({
      groupId: null,
      typeCode: code,
      name,
      place: '',
      slots: [],
      firstOn: null,
      lastOn: null,
      placesLeft: null,
    }));
}
