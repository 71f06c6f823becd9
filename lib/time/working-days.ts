import { addDays, type IsoDay, weekday } from './iso-day';
import { isPublicHoliday } from './public-holidays';

/** Whether the day is a Monday–Friday that is not a public holiday. */
export function isWorkingDay(day: IsoDay): boolean {
  return weekday(day) <= 5 && !isPublicHoliday(day);
}

/**
 * The `count`-th working day after `day` (before it when negative); the day itself is never counted. 0 gives the day
 * itself, whatever day it is.
 */
export function addWorkingDays(day: IsoDay, count: number): IsoDay {
  const step = Math.sign(count);
  let reached = day;
  for (let left = Math.abs(count); left > 0; ) {
    reached = addDays(reached, step);
    if (isWorkingDay(reached)) left -= 1;
  }
  return reached;
}

/**
 * Working days after `from` up to and including `to`: «3 arbetsdagar kvar». Negative when `to` lies before `from`, and
 * then it counts the working days after `to` up to and including `from`.
 */
export function workingDaysBetween({ from, to }: { from: IsoDay; to: IsoDay }): number {
  if (to < from) return -workingDaysBetween({ from: to, to: from });
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1;
  return count;
}
