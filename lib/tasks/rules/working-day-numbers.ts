import { addDays, type IsoDay, isWorkingDay } from '../../time';

/** So far back and ahead the days have numbers; what has waited longer stands before all of them. */
const DAYS_BACK = 400;
const DAYS_AHEAD = 100;

/**
 * Numbers of the days around the day, so that a query can put due dates in order: a working day has one more than the day before, any
 * other day the same. The number of a day plus a number of working days is in the order of the days that {@link addWorkingDays} gives.
 */
export function listWorkingDayNumbers(today: IsoDay): { days: IsoDay[]; numbers: number[] } {
  const days = Array.from({ length: DAYS_BACK + DAYS_AHEAD + 1 }, (_, index) => addDays(today, index - DAYS_BACK));
  let number = 0;
  const numbers = days.map((day) => {
    number += isWorkingDay(day) ? 1 : 0;
    return number;
  });
  return { days, numbers };
}
