/** A calendar day, 'YYYY-MM-DD'. Never an instant: it has no time zone and no clock time. Days compare as strings. */
export type IsoDay = string;

/** A weekday as in ISO 8601: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const MILLISECONDS_PER_DAY = 86_400_000;
const DAY_PATTERN = /^\d{4}-\d{2}-\d{2}$/;

/** Days since 1970-01-01. @throws RangeError when `day` is not a date of the calendar. */
export function dayNumberOf(day: IsoDay): number {
  const number =
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / MILLISECONDS_PER_DAY;
  if (Number.isNaN(number) || day.length !== 10) throw new RangeError(`Not an ISO day: ${day}`);
  return number;
}

/** The day that lies `dayNumber` days after 1970-01-01. */
export function dayOfNumber(dayNumber: number): IsoDay {
  return new Date(dayNumber * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/** Whether `value` is a day that exists, written 'YYYY-MM-DD' (2026-02-29 does not exist). */
export function isIsoDay(value: string): value is IsoDay {
  return DAY_PATTERN.test(value) && value >= '1000-01-01' && dayOfNumber(dayNumberOf(value)) === value;
}

/** The day `count` days later, or earlier when negative. */
export function addDays(day: IsoDay, count: number): IsoDay {
  return dayOfNumber(dayNumberOf(day) + count);
}

/** The same day of the month `count` months later, or the last day of that month when it has no such day. */
export function addMonths(day: IsoDay, count: number): IsoDay {
  const monthIndex = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
  const year = Math.floor(monthIndex / 12);
  const month = monthIndex - year * 12;
  const lastDayOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const dayOfMonth = Math.min(Number(day.slice(8, 10)), lastDayOfMonth);
  return new Date(Date.UTC(year, month, dayOfMonth)).toISOString().slice(0, 10);
}

/** Days from `from` to `to`: 1 when `to` is the day after, negative when it lies before. */
export function daysBetween({ from, to }: { from: IsoDay; to: IsoDay }): number {
  return dayNumberOf(to) - dayNumberOf(from);
}

/** The weekday, 1 for Monday to 7 for Sunday. */
export function weekday(day: IsoDay): Weekday {
  // 1970-01-01 was a Thursday.
  return (((((dayNumberOf(day) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** Every day from `from` to `to`, both included; empty when `to` lies before `from`. */
export function listDays({ from, to }: { from: IsoDay; to: IsoDay }): IsoDay[] {
  const first = dayNumberOf(from);
  return Array.from({ length: Math.max(0, dayNumberOf(to) - first + 1) }, (_, index) => dayOfNumber(first + index));
}

/** Whole years lived by someone born on `bornOn`; one born on 29 February turns a year older on 1 March. */
export function ageOn({ bornOn, day }: { bornOn: IsoDay; day: IsoDay }): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

/** A period of days, both ends included; `toOn` null means until further notice. */
export interface DayPeriod {
  fromOn: IsoDay;
  toOn: IsoDay | null;
}

/** Whether the period holds the day. */
export function periodHolds({ fromOn, toOn }: DayPeriod, day: IsoDay): boolean {
  return fromOn <= day && (toOn === null || day <= toOn);
}
