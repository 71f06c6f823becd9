import { type IsoDay, listDays } from '../../time';

/** Up to four weeks in a calendar year: 12 kap. 4 f § SoL. */
export const BREAK_DAYS_PER_YEAR = 28;

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
    (day) => countBreakDays(all, Number(day.slice(0, 4))) > BREAK_DAYS_PER_YEAR,
  );
  return isTooLong ? { allowed: false, field: 'toOn', reason: 'breakTooLong' } : { allowed: true };
}

/** The days of break in a calendar year. */
export function countBreakDays(breaks: readonly Period[], year: number): number {
  const days = breaks.flatMap(({ fromOn, toOn }) => listDays({ from: fromOn, to: toOn }));
  return days.filter((day) => day.startsWith(`${year}-`)).length;
}
