import type { CatalogueEntry } from './plan-content';

/** The order of the catalogue in the planner: the four kinds of 12 kap. 6 a § SoL, then what stands beside them. */
export const CATALOGUE_GROUPS = [
  'KIND_1',
  'KIND_2',
  'KIND_3',
  'KIND_4',
  'PROGRAMME',
  'EDUCATION',
  'WORK',
  'JOB_SEARCH',
] as const;
export type CatalogueGroup = (typeof CATALOGUE_GROUPS)[number];

const EDUCATION_CODES = ['SFI', 'ADULT_EDUCATION', 'FOLK_HIGH_SCHOOL'];

/** Where in the catalogue an entry stands. */
export function findCatalogueGroup({ lawKind, isProgramme, activityClass, code }: CatalogueEntry): CatalogueGroup {
  if (lawKind !== null) return CATALOGUE_GROUPS[lawKind - 1] ?? 'WORK';
  if (isProgramme) return 'PROGRAMME';
  if (activityClass === 'JOB_SEARCH') return 'JOB_SEARCH';
  return EDUCATION_CODES.includes(code) ? 'EDUCATION' : 'WORK';
}
