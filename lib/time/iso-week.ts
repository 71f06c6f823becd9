import { addDays, dayNumberOf, dayOfNumber, type IsoDay, weekday } from './iso-day';

/** A week as in ISO 8601, 'YYYY-Www' (2026-W53). It belongs to the year of its Thursday. Weeks compare as strings. */
export type IsoWeek = string;

/** The seven days of a week, Monday first. */
export type WeekDays = [IsoDay, IsoDay, IsoDay, IsoDay, IsoDay, IsoDay, IsoDay];

const WEEK_PATTERN = /^\d{4}-W\d{2}$/;

/** The week that holds the day. */
export function toIsoWeek(day: IsoDay): IsoWeek {
  const thursday = addDays(day, 4 - weekday(day));
  const year = thursday.slice(0, 4);
  const number = Math.floor((dayNumberOf(thursday) - dayNumberOf(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** The Monday of the week. The database keeps a week as this day. @throws RangeError when `week` is no week. */
export function mondayOf(week: IsoWeek): IsoDay {
  if (!WEEK_PATTERN.test(week)) throw new RangeError(`Not an ISO week: ${week}`);
  // 4 January always lies in week 1.
  const fourthOfJanuary = `${week.slice(0, 4)}-01-04`;
  return addDays(fourthOfJanuary, (Number(week.slice(6)) - 1) * 7 + 1 - weekday(fourthOfJanuary));
}

/** Whether `value` is a week that exists (2026 has a week 53, 2027 has none). */
export function isIsoWeek(value: string): value is IsoWeek {
  return WEEK_PATTERN.test(value) && value >= '1000-W01' && toIsoWeek(mondayOf(value)) === value;
}

// A caseload is calculated over the same few weeks; the bound keeps odd requests from filling the memory.
const MOST_WEEKS_KEPT = 500;
const daysByWeek = new Map<IsoWeek, WeekDays>();

/** The seven days of the week, Monday first. @throws RangeError when `week` is no week. */
export function daysOfWeek(week: IsoWeek): WeekDays {
  let days = daysByWeek.get(week);
  if (!days) {
    const monday = dayNumberOf(mondayOf(week));
    days = [0, 1, 2, 3, 4, 5, 6].map((offset) => dayOfNumber(monday + offset)) as WeekDays;
    if (daysByWeek.size >= MOST_WEEKS_KEPT) daysByWeek.clear();
    daysByWeek.set(week, days);
  }
  return [...days];
}

/** The week `count` weeks later, or earlier when negative. */
export function addWeeks(week: IsoWeek, count: number): IsoWeek {
  return toIsoWeek(addDays(mondayOf(week), count * 7));
}

/** Every week from `from` to `to`, both included; empty when `to` lies before `from`. */
export function listWeeks({ from, to }: { from: IsoWeek; to: IsoWeek }): IsoWeek[] {
  const first = dayNumberOf(mondayOf(from));
  const count = (dayNumberOf(mondayOf(to)) - first) / 7 + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => toIsoWeek(dayOfNumber(first + index * 7)));
}
