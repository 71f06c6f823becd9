import type { IsoDay } from './iso-day';
import { formatDay } from './swedish-format';

const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function readParts(instant: Date): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(instant).map(({ type, value }) => [type, value]));
}

/** The day it is in Sweden at the instant. */
export function stockholmDayOf(instant: Date): IsoDay {
  const { year, month, day } = readParts(instant);
  return `${year}-${month}-${day}`;
}

/** An instant as a Swede reads it: '21 november 2026 kl. 22.19'. */
export function formatInstant(instant: Date): string {
  const { hour, minute } = readParts(instant);
  return `${formatDay(stockholmDayOf(instant))} kl. ${hour}.${minute}`;
}
