import { addDays, addMonths, formatDay, type IsoDay } from '../../time';

/** A calendar month, 'YYYY-MM'. Months compare as strings. */
export type IsoMonth = string;

/** So far back is looked when a case has not been assessed before. */
export const FIRST_LOOK_DAYS = 31;

/** Whether the value is a month that exists, written 'YYYY-MM'. */
export function isIsoMonth(value: string): value is IsoMonth {
  return /^[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(value);
}

/** The month of a day. */
export function monthOf(day: IsoDay): IsoMonth {
  return day.slice(0, 7);
}

/** The first day of the month, as months are stored. */
export function firstDayOf(month: IsoMonth): IsoDay {
  return `${month}-01`;
}

/** 'november 2026'. */
export function formatMonth(month: IsoMonth): string {
  return formatDay(firstDayOf(month)).slice(2);
}

/**
 * Whether a month may be assessed on the day: from its first day until the end of the month after it. What was missed before that is covered by
 * the next assessment, which looks at everything since the last one.
 */
export function decideMonth(
  month: IsoMonth,
  today: IsoDay,
): { allowed: true } | { allowed: false; reason: 'monthNotBegun' | 'monthTooOld' } {
  const present = monthOf(today);
  if (month > present) return { allowed: false, reason: 'monthNotBegun' };
  return month < monthOf(addMonths(firstDayOf(present), -1))
    ? { allowed: false, reason: 'monthTooOld' }
    : { allowed: true };
}

/** The first day that an assessment looks at: that of the last one, else 31 days ago. */
export function looksBackTo({ lastOn, today }: { lastOn: IsoDay | null; today: IsoDay }): IsoDay {
  return lastOn ?? addDays(today, -FIRST_LOOK_DAYS);
}
