import type { IsoDay } from '../../time';
import type { Coordinates } from './distance';

/** What a provider is used to work with; keys under `providers.specialisations`. */
export const SPECIALISATIONS = [
  'NEWLY_ARRIVED',
  'LONG_TERM',
  'YOUNG',
  'OLDER',
  'DISABILITY',
  'MENTAL_HEALTH',
  'LOW_EDUCATION',
  'SUPPORTED_EMPLOYMENT',
  'OWN_BUSINESS',
] as const;
export type Specialisation = (typeof SPECIALISATIONS)[number];

/** ISO 639 codes of the languages that the register knows, Swedish first. */
export const LANGUAGES = [
  'sv',
  'en',
  'ar',
  'so',
  'ti',
  'am',
  'fa',
  'prs',
  'ps',
  'ckb',
  'kmr',
  'uk',
  'ru',
  'pl',
  'tr',
  'bs',
  'sq',
  'es',
  'fr',
  'th',
  'fi',
  'se',
  'swl',
] as const;
export type Language = (typeof LANGUAGES)[number];

/** The levels of support in Rusta och matcha. */
export const SUPPORT_LEVELS = ['A', 'B', 'C'] as const;
export type SupportLevel = (typeof SUPPORT_LEVELS)[number];

/** A place where a provider works. */
export interface ProviderSite {
  id: string;
  name: string;
  /** Empty only where there is no office. */
  address: string;
  municipalityCode: string;
  hasOffice: boolean;
  coordinates: Coordinates | null;
  openingHours: string;
  languages: Language[];
  specialisations: Specialisation[];
  serviceCodes: string[];
  levels: SupportLevel[];
}

/**
 * Who minds a site in the register: the municipality in which it lies. One that lies where nobody uses Samspel is minded by any municipality
 * that has an agreement with the provider; otherwise nobody could.
 */
export function decideSiteWriting(
  siteCode: string,
  own: { code: string | null; hasAgreement: boolean; knownCodes: readonly string[] },
): { allowed: true } | { allowed: false; reason: 'providerWithoutAgreement' | 'siteOfOtherMunicipality' } {
  if (!own.hasAgreement) return { allowed: false, reason: 'providerWithoutAgreement' };
  if (siteCode === own.code || !own.knownCodes.includes(siteCode)) return { allowed: true };
  return { allowed: false, reason: 'siteOfOtherMunicipality' };
}

/** Whether an agreement holds that day; the first and the last day are in it, and null leaves it open. */
export function isAgreed(
  { agreedFrom, agreedTo }: { agreedFrom: IsoDay | null; agreedTo: IsoDay | null },
  day: IsoDay,
) {
  return (agreedFrom === null || agreedFrom <= day) && (agreedTo === null || agreedTo >= day);
}
