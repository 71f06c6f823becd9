import { type IsoDay, isIsoDay } from '@/lib/time';

/** What a person wrote as a day. */
export type DayReading = { kind: 'day'; day: IsoDay } | { kind: 'empty' } | { kind: 'unreadable' };

const YEAR_FIRST = /^(\d{4})[-/. ]?(\d{2})[-/. ]?(\d{2})$/;
const SHORT_YEAR = /^(\d{2})(\d{2})(\d{2})$/;
const DAY_FIRST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/** Reads a day as people write it: 2026-11-21, 20261121, 261121, 21/11/2026. A day that does not exist is not read. */
export function readDay(text: string): DayReading {
  const written = text.trim();
  if (written === '') return { kind: 'empty' };
  const day = toIsoDay(written);
  return day !== null && isIsoDay(day) ? { kind: 'day', day } : { kind: 'unreadable' };
}

function toIsoDay(written: string): string | null {
  const yearFirst = YEAR_FIRST.exec(written);
  if (yearFirst) return `${yearFirst[1]}-${yearFirst[2]}-${yearFirst[3]}`;
  const shortYear = SHORT_YEAR.exec(written);
  if (shortYear) return `20${shortYear[1]}-${shortYear[2]}-${shortYear[3]}`;
  const dayFirst = DAY_FIRST.exec(written);
  if (dayFirst) return `${dayFirst[3]}-${dayFirst[2]?.padStart(2, '0')}-${dayFirst[1]?.padStart(2, '0')}`;
  return null;
}
