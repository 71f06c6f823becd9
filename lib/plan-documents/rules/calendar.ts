import {
  type BreakPeriod,
  findExceptionOn,
  findVersionOn,
  isInBreak,
  listSlotsOn,
  type PlanActivityView,
} from '../../plans';
import { addDays, type IsoDay, isPublicHoliday, listDays, periodHolds, weekday } from '../../time';

/** An activity as far as a calendar needs to know it. */
export type CalendarActivity = Pick<
  PlanActivityView,
  'lineageId' | 'title' | 'place' | 'startsOn' | 'endsOn' | 'slots' | 'exceptions' | 'cancelledDays'
>;

/** A plan version and the days on which it holds. */
export interface CalendarVersion {
  id: string;
  inForceFrom: IsoDay;
  inForceTo: IsoDay | null;
  activities: CalendarActivity[];
}

/** A time that comes back each week, with the weeks in which it does not. Minutes count from midnight. */
export interface CalendarSeries {
  /** The same for the same time of the same activity however often the file is fetched. */
  uid: string;
  title: string;
  place: string;
  startsMinute: number;
  endsMinute: number;
  firstOn: IsoDay;
  lastOn: IsoDay;
  /** Days of the series on which it is not held. */
  exceptOn: IsoDay[];
}

/**
 * What the plan holds from `from` to `to` as weekly series: on each day the slots of the version in force then, but not on public
 * holidays, in breaks, on cancelled days or in exceptions; the same days as the weekly calculation counts (domain, section 3).
 */
export function listCalendarSeries({
  versions,
  breaks,
  from,
  to,
}: {
  versions: readonly CalendarVersion[];
  breaks: readonly BreakPeriod[];
  from: IsoDay;
  to: IsoDay;
}): CalendarSeries[] {
  const held = new Map<string, { base: string; series: CalendarSeries; days: IsoDay[] }>();
  for (const day of listDays({ from, to })) {
    for (const { activity, startsMinute, endsMinute } of listHeldOn(versions, breaks, day)) {
      const { lineageId, title, place } = activity;
      const base = `${lineageId}-${weekday(day)}-${startsMinute}`;
      const key = JSON.stringify([base, endsMinute, title, place]);
      const known = held.get(key);
      if (known) known.days.push(day);
      else {
        const series = { uid: '', title, place, startsMinute, endsMinute, firstOn: day, lastOn: day, exceptOn: [] };
        held.set(key, { base, series, days: [day] });
      }
    }
  }
  const seen = new Map<string, number>();
  return [...held.values()].map(({ base, series, days }) => {
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    const lastOn = days.at(-1) ?? series.firstOn;
    // What changes its hours or its place within the time goes on as a series of its own.
    return {
      ...series,
      uid: count === 1 ? base : `${base}-${count}`,
      lastOn,
      exceptOn: listMissing(days, series.firstOn, lastOn),
    };
  });
}

function listHeldOn(versions: readonly CalendarVersion[], breaks: readonly BreakPeriod[], day: IsoDay) {
  if (isPublicHoliday(day) || isInBreak(breaks, day)) return [];
  const id = findVersionOn(
    versions.map((version) => ({ ...version, activities: [] })),
    day,
  )?.id;
  const activities = versions.find((version) => version.id === id)?.activities ?? [];
  return activities
    .filter(
      ({ startsOn, endsOn, cancelledDays, exceptions }) =>
        periodHolds({ fromOn: startsOn, toOn: endsOn }, day) &&
        !cancelledDays.includes(day) &&
        findExceptionOn(exceptions, day) === null,
    )
    .flatMap((activity) =>
      listSlotsOn(activity.slots, day)
        .filter((slot) => slot.weekday === weekday(day))
        .map(({ startsMinute, endsMinute }) => ({ activity, startsMinute, endsMinute })),
    );
}

function listMissing(days: readonly IsoDay[], firstOn: IsoDay, lastOn: IsoDay): IsoDay[] {
  const missing: IsoDay[] = [];
  for (let day = firstOn; day <= lastOn; day = addDays(day, 7)) if (!days.includes(day)) missing.push(day);
  return missing;
}

/** The rules for summer time in Sweden since 1996: a calendar file carries its own clock. */
const STOCKHOLM = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Stockholm',
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
];

const BYDAY = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The series as a calendar file (RFC 5545): only what each is called and where it is. `madeAt` is an ISO 8601 instant. */
export function writeCalendar(series: readonly CalendarSeries[], { madeAt }: { madeAt: string }): string {
  const stamp = `${madeAt.slice(0, 19).replace(/[-:]/g, '')}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Samspel//Gemensam handlingsplan//SV',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...STOCKHOLM,
    ...series.flatMap((each) => writeSeries(each, stamp)),
    'END:VCALENDAR',
  ];
  return `${lines.map(foldLine).join('\r\n')}\r\n`;
}

function writeSeries(series: CalendarSeries, stamp: string): string[] {
  const { uid, title, place, startsMinute, endsMinute, firstOn, lastOn, exceptOn } = series;
  const at = (day: IsoDay, minute: number) => `;TZID=Europe/Stockholm:${localTime(day, minute)}`;
  return [
    'BEGIN:VEVENT',
    `UID:${uid}@samspel`,
    `DTSTAMP:${stamp}`,
    `DTSTART${at(firstOn, startsMinute)}`,
    `DTEND${at(firstOn, endsMinute)}`,
    // Until the end of the day after in universal time: later than the last time in Sweden and before the next.
    ...(lastOn > firstOn
      ? [
          `RRULE:FREQ=WEEKLY;BYDAY=${BYDAY[weekday(firstOn) - 1]};UNTIL=${addDays(lastOn, 1).replaceAll('-', '')}T120000Z`,
        ]
      : []),
    ...exceptOn.map((day) => `EXDATE${at(day, startsMinute)}`),
    `SUMMARY:${escapeText(title)}`,
    ...(place === '' ? [] : [`LOCATION:${escapeText(place)}`]),
    'END:VEVENT',
  ];
}

/** A day and a minute of it as local time; midnight at the end of a day is the beginning of the next. */
function localTime(day: IsoDay, minute: number): string {
  const [on, within] = minute === 1440 ? [addDays(day, 1), 0] : [day, minute];
  const two = (number: number) => String(number).padStart(2, '0');
  return `${on.replaceAll('-', '')}T${two(Math.floor(within / 60))}${two(within % 60)}00`;
}

function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');
}

/** Lines longer than 75 octets are folded, never within a sign. */
function foldLine(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let octets = 0;
  for (const sign of line) {
    const length = encoder.encode(sign).length;
    if (octets + length > 75) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += sign;
    octets += length;
  }
  return folded;
}
