import { formatClockTime, type IsoDay } from '../../time';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** '2026-11-21' → '21 November 2026'. */
export function formatEnglishDay(day: IsoDay): string {
  return `${Number(day.slice(8, 10))} ${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
}

/** A slot's times: '08:00–12:00'. */
export function formatEnglishSpan({ startsMinute, endsMinute }: { startsMinute: number; endsMinute: number }): string {
  return [startsMinute, endsMinute].map((minute) => formatClockTime(minute).replace('.', ':')).join('–');
}

/** Minutes as hours with a decimal point: 90 → '1.5'. */
export function formatEnglishHours(minutes: number): string {
  return String(Math.round((minutes * 100) / 60) / 100);
}
