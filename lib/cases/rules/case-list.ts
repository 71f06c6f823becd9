import type { Role } from '../../access';

/** Whose cases a list holds: the officer's own, all of the unit within reach, or (AF) all that the office serves. */
export type CaseScope = 'mina' | 'enheten' | 'alla';

export const CASE_LEVEL_FILTERS = [
  'NO_ACTIVITY',
  'NO_PLAN',
  'BELOW_FULL_TIME',
  'FORMALLY_FULL_TIME',
  'NOT_ASSESSED',
  'FULL_TIME',
  'ON_BREAK',
  'EXEMPT',
] as const;
/** A level, or exempt on paper through a programme whose real schedule is under 10 hours; then EXEMPT holds the other exempt. */
export type CaseLevelFilter = (typeof CASE_LEVEL_FILTERS)[number];

export const CASE_SORTS = ['namn', 'arende', 'niva', 'timmar', 'lucka', 'plan'] as const;
export type CaseSort = (typeof CASE_SORTS)[number];

export const CASES_PER_PAGE = 25;

/** What a page of the list is asked for by its address, where nothing personal may stand. */
export interface CaseListRequest {
  scope: CaseScope;
  level: CaseLevelFilter | null;
  sort: CaseSort;
  direction: 'ascending' | 'descending';
  /** From 1. */
  page: number;
}

/** The scopes a role chooses between, its own default first. A caseload belongs to those who are responsible officers. */
export function listScopes(role: Role): CaseScope[] {
  switch (role) {
    case 'SOCIAL_WORKER':
      return ['mina', 'enheten'];
    case 'EMPLOYMENT_OFFICER':
      return ['mina', 'alla'];
    case 'EMPLOYMENT_MANAGER':
      return ['alla', 'mina'];
    default:
      return ['enheten', 'mina'];
  }
}

/** Reads the request from an address; what cannot be read becomes the default, so that an old link never fails. */
export function readCaseListRequest(
  search: Record<string, string | string[] | undefined>,
  role: Role,
): CaseListRequest {
  const text = (key: string) => (typeof search[key] === 'string' ? search[key] : '');
  const scopes = listScopes(role);
  const sorting = text('sortering');
  const sort = CASE_SORTS.find((name) => name === sorting.replace(/^-/, ''));
  const page = Number(text('sida'));
  return {
    scope: scopes.find((scope) => scope === text('urval')) ?? scopes[0] ?? 'mina',
    level: CASE_LEVEL_FILTERS.find((level) => level === text('niva')) ?? null,
    sort: sort ?? 'namn',
    direction: sort && sorting.startsWith('-') ? 'descending' : 'ascending',
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  };
}
