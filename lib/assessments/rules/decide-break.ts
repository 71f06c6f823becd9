import { addDays, type IsoDay, listDays } from '../../time';
import { findLaw } from './law';

interface Period {
  fromOn: IsoDay;
  toOn: IsoDay;
}

export type BreakDecision =
  | { allowed: true }
  | { allowed: false; field: 'fromOn' | 'toOn'; reason: 'breakEndsBeforeStart' | 'breakOverlaps' | 'breakTooLong' };

/** Whether a break may be given beside those that are: no day twice, and at most four weeks in each calendar year. 12 kap. 4 f § SoL. */
export function decideBreak({ wanted, existing }: { wanted: Period; existing: readonly Period[] }): BreakDecision {
  if (wanted.toOn < wanted.fromOn) return { allowed: false, field: 'toOn', reason: 'breakEndsBeforeStart' };
  if (existing.some((other) => other.fromOn <= wanted.toOn && wanted.fromOn <= other.toOn)) {
    return { allowed: false, field: 'fromOn', reason: 'breakOverlaps' };
  }
  const all = [...existing, wanted];
  const isTooLong = [wanted.fromOn, wanted.toOn].some(
    (day) => countBreakDays(all, Number(day.slice(0, 4))) > findLaw(day).breakDaysPerYear,
  );
  return isTooLong ? { allowed: false, field: 'toOn', reason: 'breakTooLong' } : { allowed: true };
}

/** The days of break in a calendar year. */
export function countBreakDays(breaks: readonly Period[], year: number): number {
  const days = breaks.flatMap(({ fromOn, toOn }) => listDays({ from: fromOn, to: toOn }));
  return days.filter((day) => day.startsWith(`${year}-`)).length;
}

/** How much of a calendar year's breaks is left. */
export interface BreakAccount {
  year: number;
  leftDays: number;
  mostDays: number;
}

/** The account of the year of `today`, and of every later year that has breaks already. 12 kap. 4 f § SoL. */
export function listBreakAccounts(breaks: readonly Period[], today: IsoDay): BreakAccount[] {
  const thisYear = Number(today.slice(0, 4));
  const years = breaks.map(({ toOn }) => Number(toOn.slice(0, 4))).filter((year) => year > thisYear);
  return [...new Set([thisYear, ...years.toSorted()])].map((year) => accountOf(breaks, year));
}

/** The account of the year in which a break begins. */
export function accountOfBreak(breaks: readonly Period[], fromOn: IsoDay): BreakAccount {
  return accountOf(breaks, Number(fromOn.slice(0, 4)));
}

function accountOf(breaks: readonly Period[], year: number): BreakAccount {
  const mostDays = findLaw(`${year}-12-31`).breakDaysPerYear;
  return { year, mostDays, leftDays: Math.max(0, mostDays - countBreakDays(breaks, year)) };
}

export type BreakChangeDecision =
  | { allowed: true }
  | {
      allowed: false;
      field: 'toOn' | 'reason';
      reason: 'breakNotShorter' | 'breakEndsBeforeStart' | 'breakPastNeedsReason';
    };

/**
 * Whether a break may be shortened to `toOn`, or taken back altogether (null). Days that have been a break already are given back to
 * the demand only with a reason: nobody took part on them because of it. 12 kap. 4 f § SoL.
 */
export function decideBreakChange({
  period,
  toOn,
  reason,
  today,
}: {
  period: Period;
  toOn: IsoDay | null;
  reason: string;
  today: IsoDay;
}): BreakChangeDecision {
  if (toOn !== null && toOn < period.fromOn) return { allowed: false, field: 'toOn', reason: 'breakEndsBeforeStart' };
  if (toOn !== null && toOn >= period.toOn) return { allowed: false, field: 'toOn', reason: 'breakNotShorter' };
  const firstDayBack = toOn === null ? period.fromOn : addDays(toOn, 1);
  return firstDayBack < today && reason.trim() === ''
    ? { allowed: false, field: 'reason', reason: 'breakPastNeedsReason' }
    : { allowed: true };
}
