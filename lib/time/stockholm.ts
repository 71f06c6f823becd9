import type { IsoDay } from './iso-day';
import { formatDay } from './swedish-format';

const MINUTE_MS = 60_000;

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

/** The instant at which a clock in Sweden shows the minute of the day; of an hour that comes twice, the first. */
export function stockholmInstant({ day, minute }: { day: IsoDay; minute: number }): Date {
  const asIfUtc = Date.parse(`${day}T00:00:00.000Z`) + minute * MINUTE_MS;
  // Sweden is one or two hours ahead of UTC: the summer's hour is tried first.
  const summer = new Date(asIfUtc - 120 * MINUTE_MS);
  const shown = readParts(summer);
  const isSummer = stockholmDayOf(summer) === day && Number(shown.hour) * 60 + Number(shown.minute) === minute;
  return isSummer ? summer : new Date(asIfUtc - 60 * MINUTE_MS);
}

/** An instant as a Swede reads it: '21 november 2026 kl. 22.19'. */
export function formatInstant(instant: Date): string {
  const { hour, minute } = readParts(instant);
  return `${formatDay(stockholmDayOf(instant))} kl. ${hour}.${minute}`;
}
