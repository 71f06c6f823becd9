import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { activityView, jobSearch, sfi } from '@/tests/builders/plan-documents';
import { calculatePlannedWeek } from '../../plans';
import { listWeeks, toIsoWeek } from '../../time';
import { type CalendarVersion, listCalendarSeries, writeCalendar } from './calendar';

const from = '2026-11-16';
const to = '2027-05-16';
const breaks = [{ fromOn: '2027-02-22', toOn: '2027-02-28' }];
const moved = activityView({
  place: 'Torget 1; port B, 2 tr',
  slots: [{ weekday: 1, startsMinute: 540, endsMinute: 960 }],
});
const evening = activityView({
  lineageId: '01a20055-ed18-7148-a216-0fedc259a609',
  title: 'Kvällskurs i svenska för dig som arbetar på dagen och vill lära dig mer åäö 😀',
  slots: [
    { weekday: 6, startsMinute: 600, endsMinute: 720 },
    { weekday: 5, startsMinute: 1320, endsMinute: 1440 },
  ],
});
const versions: CalendarVersion[] = [
  { id: 'a', inForceFrom: '2026-10-05', inForceTo: '2027-01-31', activities: [activityView(), sfi, jobSearch] },
  { id: 'b', inForceFrom: '2027-02-01', inForceTo: null, activities: [moved, sfi, evening] },
];

const file = writeCalendar(listCalendarSeries({ versions, breaks, from, to }), { madeAt: '2026-11-18T09:00:00.000Z' });

/** Every time in the file, unfolded by a parser: «day start–end title». */
function listOccurrences(text: string): string[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zone = calendar.getFirstSubcomponent('vtimezone');
  if (zone) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  return calendar.getAllSubcomponents('vevent').flatMap((component) => {
    const event = new ICAL.Event(component);
    const tell = (start: ICAL.Time) => {
      const end = start.clone();
      end.addDuration(event.duration);
      return `${start.toString().slice(0, 16)} ${event.duration.toSeconds() / 60} ${event.summary} ${start.zone?.tzid}`;
    };
    if (!event.isRecurring()) return [tell(event.startDate)];
    const times: string[] = [];
    const iterator = event.iterator();
    for (let next = iterator.next(); next; next = iterator.next()) times.push(tell(next));
    return times;
  });
}

/** The same from the weekly calculation: which activities are held on which days, and for how long. */
function listPlannedMinutes(): Map<string, number> {
  const minutes = new Map<string, number>();
  const planned = versions.map((version) => ({
    ...version,
    activities: version.activities.map((activity, index) => ({
      ...activity,
      id: activity.lineageId,
      createdOrder: index,
      activityClass: 'ASSIGNED' as const,
      isProgramme: false,
      flexibleWeeklyMinutes: null,
    })),
  }));
  for (const week of listWeeks({ from: toIsoWeek(from), to: toIsoWeek(to) })) {
    for (const { day, minutesByActivity } of calculatePlannedWeek({ versions: planned, week, breaks }).days) {
      const sum = Object.values(minutesByActivity).reduce((total, each) => total + each, 0);
      if (sum > 0) minutes.set(day, sum);
    }
  }
  return minutes;
}

describe('the calendar file', () => {
  it('holds the days and the hours of the weekly calculation for half a year, and no others', () => {
    const minutes = new Map<string, number>();
    for (const occurrence of listOccurrences(file)) {
      const [at = '', length] = occurrence.split(' ');
      minutes.set(at.slice(0, 10), (minutes.get(at.slice(0, 10)) ?? 0) + Number(length));
    }
    expect(new Map([...minutes].toSorted())).toEqual(new Map([...listPlannedMinutes()].toSorted()));
    expect(minutes.size).toBeGreaterThan(60);
  });

  it('leaves out holidays, breaks, cancelled days and exceptions', () => {
    const days = listOccurrences(file).map((occurrence) => occurrence.slice(0, 10));
    for (const day of ['2026-11-25', '2026-12-23', '2027-01-06', '2027-02-22', '2027-03-29', '2027-05-01']) {
      expect(days, day).not.toContain(day);
    }
    expect(days).toEqual(expect.arrayContaining(['2026-11-18', '2026-12-16', '2027-01-07', '2027-02-15']));
  });

  it('keeps the clock of Sweden through the change to summer time', () => {
    const evenings = listOccurrences(file).filter((occurrence) => occurrence.includes('Kvällskurs'));
    expect(evenings.filter((occurrence) => occurrence.includes('T22:00')).length).toBeGreaterThan(10);
    expect(evenings.every((occurrence) => occurrence.endsWith('Europe/Stockholm'))).toBe(true);
  });

  it('gives each series a name of its own that stays when it is fetched again later', () => {
    const uids = (text: string) => [...text.replaceAll('\r\n ', '').matchAll(/UID:(.*)/g)].map(([, uid]) => uid);
    const later = writeCalendar(listCalendarSeries({ versions, breaks, from: '2026-12-01', to }), {
      madeAt: '2026-12-01T09:00:00.000Z',
    });
    expect(new Set(uids(file)).size).toBe(uids(file).length);
    expect(uids(later).toSorted()).toEqual(uids(file).toSorted());
  });

  it('says the title and the place, folded and escaped, and nothing else', () => {
    expect(file.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
    const plain = file.replaceAll('\r\n ', '');
    expect(plain).toContain('LOCATION:Torget 1\\; port B\\, 2 tr');
    expect(plain).toContain('mer åäö 😀');
    expect(plain).not.toMatch(/DESCRIPTION|ATTENDEE|ORGANIZER|Vera|010-555|Jullov|2026-0412/);
  });

  it('is a calendar without events for a plan without times', () => {
    const empty = writeCalendar([], { madeAt: '2026-11-18T09:00:00.000Z' });
    expect(listOccurrences(empty)).toEqual([]);
  });
});
