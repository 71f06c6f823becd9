import { type IsoDay, weekday } from './iso-day';
import type { IsoWeek } from './iso-week';

const WEEKDAYS = ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'] as const;
const SHORT_WEEKDAYS = ['mån', 'tis', 'ons', 'tor', 'fre', 'lör', 'sön'] as const;
const MONTHS = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
] as const;

/**
 * Minutes as hours with a decimal comma and at most two decimals: 1920 → '32', 90 → '1,5', 20 → '0,33', -180 → '−3'.
 * Without the unit.
 */
export function formatHours(minutes: number): string {
  const hundredths = Math.round((Math.abs(minutes) * 100) / 60);
  const text = String(hundredths / 100).replace('.', ',');
  return minutes < 0 && hundredths > 0 ? `−${text}` : text;
}

/** A time of day: 480 → '08.00'. `minute` counts from midnight, 1440 is '24.00'. */
export function formatClockTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}.${String(minute % 60).padStart(2, '0')}`;
}

/** A slot's times: '08.00–12.00'. */
export function formatClockSpan({ startsMinute, endsMinute }: { startsMinute: number; endsMinute: number }): string {
  return `${formatClockTime(startsMinute)}–${formatClockTime(endsMinute)}`;
}

/** '2026-11-21' → '21 november 2026'. */
export function formatDay(day: IsoDay): string {
  return `${formatDayAndMonth(day)} ${day.slice(0, 4)}`;
}

/** '2026-11-21' → '21 november'. */
export function formatDayAndMonth(day: IsoDay): string {
  return `${Number(day.slice(8, 10))} ${MONTHS[Number(day.slice(5, 7)) - 1]}`;
}

/** '2026-11-01' → 'november 2026'. */
export function formatMonth(day: IsoDay): string {
  return formatDay(day).replace(/^\d+ /, '');
}

/** '2026-11-21' → 'lör 21/11', for a column of a grid. */
export function formatShortDay(day: IsoDay): string {
  return `${SHORT_WEEKDAYS[weekday(day) - 1]} ${Number(day.slice(8, 10))}/${Number(day.slice(5, 7))}`;
}

/** 1 → 'måndag'. */
export function formatWeekday(number: number): string {
  return WEEKDAYS[number - 1] ?? '';
}

/** 1 → 'mån'. */
export function formatShortWeekday(number: number): string {
  return SHORT_WEEKDAYS[number - 1] ?? '';
}

/** '2026-W47' → 'v. 47'. */
export function formatWeek(week: IsoWeek): string {
  return `v. ${Number(week.slice(6))}`;
}

/** '2026-W47' → 'v. 47 2026', where the year is not clear from what stands beside it. */
export function formatWeekAndYear(week: IsoWeek): string {
  return `${formatWeek(week)} ${week.slice(0, 4)}`;
}
