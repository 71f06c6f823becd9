import { type IsoDay, isIsoDay } from '../../time';

/** What a cell says, or why it says nothing. */
export type Read<T, Reason extends string> = { ok: true; value: T } | { ok: false; reason: Reason };

/** A cell without what a spreadsheet has put around it: ="…", control characters, hard and double spaces. A lone dash means nothing. */
export function cleanCell(text: string): string {
  const clean = text
    .trim()
    .replace(/^="(.*)"$/s, '$1')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .normalize('NFC');
  return clean === '-' || clean === '–' ? '' : clean;
}

/** Whether letters were read in the wrong encoding before the file was written: «KarlstrÃ¶m». */
export function isGarbled(text: string): boolean {
  return /Ã[\u0080-\u00bf…„–…]|\ufffd/.test(text);
}

/** '2026-03-15', '20260315' or '2026-03-15 00:00:00' → the day. */
export function readDay(text: string): Read<IsoDay, 'dayFormat'> {
  const [, year, month, day] = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?: 00:00(?::00)?)?$/.exec(text) ?? [];
  const value = `${year}-${month}-${day}`;
  return year && isIsoDay(value) ? { ok: true, value } : { ok: false, reason: 'dayFormat' };
}
