import { listSlotsOn, type PlanActivity } from '../../plans';
import { addDays, addMonths, daysBetween, type IsoDay } from '../../time';

/** An activity as one version of the plan that has been in force has it. */
export interface TimelineActivity extends Pick<PlanActivity, 'lineageId' | 'title' | 'startsOn' | 'endsOn' | 'slots'> {
  party: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' | 'PROVIDER';
  flexibleWeeklyMinutes: number | null;
}

/** A version and the days on which it has been, is or will be in force. */
export interface TimelineVersion {
  inForceFrom: IsoDay;
  inForceTo: IsoDay | null;
  activities: readonly TimelineActivity[];
}

/** A time in which an activity goes on with the same hours. The last day is null until further notice. */
export interface TimelineSegment {
  fromOn: IsoDay;
  toOn: IsoDay | null;
  weeklyMinutes: number;
}

/** One activity through all versions of the plan. */
export interface TimelineRow {
  lineageId: string;
  title: string;
  party: TimelineActivity['party'];
  /** Oldest first, none on top of another. */
  segments: TimelineSegment[];
  /** It stopped before the day it was agreed to last, or because of a referral. */
  isBrokenOff: boolean;
}

const PARTIES: readonly TimelineActivity['party'][] = ['MUNICIPALITY', 'EMPLOYMENT_SERVICE', 'PROVIDER'];

/**
 * All activities of all parties through the versions that have been in force: one row for each lineage, by party (K, A, L), then by when
 * it began. An activity holds on the days that both it and its version hold. `endedByReferral` names the lineages that a referral ended, and
 * `goesOnElsewhere` those that another provider takes over: these stop early and are not broken off (docs/decisions/0027).
 */
export function buildTimeline(
  versions: readonly TimelineVersion[],
  { endedByReferral, goesOnElsewhere }: { endedByReferral: readonly string[]; goesOnElsewhere: readonly string[] },
): TimelineRow[] {
  const rows = new Map<string, TimelineRow & { promisedTo: IsoDay | null }>();
  for (const version of versions.toSorted((a, b) => (a.inForceFrom < b.inForceFrom ? -1 : 1))) {
    for (const activity of version.activities) {
      const fromOn = latest(version.inForceFrom, activity.startsOn);
      const toOn = earliest(version.inForceTo, activity.endsOn);
      if (toOn !== null && toOn < fromOn) continue;
      const { lineageId, title, party, endsOn } = activity;
      const row = rows.get(lineageId) ?? {
        lineageId,
        title,
        party,
        segments: [],
        isBrokenOff: false,
        promisedTo: null,
      };
      rows.set(lineageId, {
        ...row,
        ...{ title, party },
        segments: addSegment(row.segments, { fromOn, toOn, weeklyMinutes: weeklyMinutesOf(activity, fromOn) }),
        promisedTo:
          row.promisedTo !== null && endsOn !== null ? latest(row.promisedTo, endsOn) : (endsOn ?? row.promisedTo),
      });
    }
  }
  return [...rows.values()]
    .map(({ promisedTo, ...row }) => {
      const stoppedOn = row.segments.at(-1)?.toOn ?? null;
      const isEarly = stoppedOn !== null && promisedTo !== null && stoppedOn < promisedTo;
      const isCutShort = isEarly && !goesOnElsewhere.includes(row.lineageId);
      return { ...row, isBrokenOff: stoppedOn !== null && (isCutShort || endedByReferral.includes(row.lineageId)) };
    })
    .toSorted(
      (a, b) =>
        PARTIES.indexOf(a.party) - PARTIES.indexOf(b.party) ||
        compareText(a.segments[0]?.fromOn ?? '', b.segments[0]?.fromOn ?? '') ||
        compareText(a.title, b.title) ||
        compareText(a.lineageId, b.lineageId),
    );
}

/** Goes on with the last segment when nothing has changed but the version. */
function addSegment(segments: readonly TimelineSegment[], next: TimelineSegment): TimelineSegment[] {
  const last = segments.at(-1);
  const goesOn = last && last.toOn !== null && addDays(last.toOn, 1) >= next.fromOn;
  return goesOn && last.weeklyMinutes === next.weeklyMinutes
    ? [...segments.slice(0, -1), { ...last, toOn: next.toOn }]
    : [...segments, next];
}

function weeklyMinutesOf({ slots, flexibleWeeklyMinutes }: TimelineActivity, day: IsoDay): number {
  return listSlotsOn(slots, day).reduce(
    (sum, { startsMinute, endsMinute }) => sum + endsMinute - startsMinute,
    flexibleWeeklyMinutes ?? 0,
  );
}

function latest(a: IsoDay, b: IsoDay): IsoDay {
  return a > b ? a : b;
}

function earliest(a: IsoDay | null, b: IsoDay | null): IsoDay | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The months that are shown: whole ones, both days included. */
export interface TimelineWindow {
  fromOn: IsoDay;
  toOn: IsoDay;
  /** The first day of each month. */
  months: IsoDay[];
  /** The month (YYYY-MM) that the page half a year earlier or later begins with; null where there is nothing more to see. */
  earlier: string | null;
  later: string | null;
}

const MONTHS_BACK = 12;
const MONTHS_AHEAD = 6;
const MONTHS_A_PAGE = 6;

/**
 * A year back and half a year ahead of today, though not from before the first activity; or the same length from the month that was
 * asked for. One pages by half a year, not past the first activity and not more than a year and a half ahead.
 */
export function findTimelineWindow({
  today,
  firstOn,
  askedMonth,
}: {
  today: IsoDay;
  /** The first day of the first activity; null when there is none. */
  firstOn: IsoDay | null;
  /** YYYY-MM, or null. */
  askedMonth: string | null;
}): TimelineWindow {
  const thisMonth = monthOf(today);
  const firstMonth = monthOf(firstOn ?? today);
  const usual = latest(addMonths(thisMonth, -MONTHS_BACK), earliest(firstMonth, thisMonth) ?? thisMonth);
  const furthest = addMonths(thisMonth, MONTHS_AHEAD);
  const least = earliest(firstMonth, usual) ?? usual;
  const asked = askedMonth === null ? usual : `${askedMonth}-01`;
  const fromOn = latest(least, earliest(asked, furthest) ?? asked);
  const last = askedMonth === null ? furthest : addMonths(fromOn, MONTHS_BACK + MONTHS_AHEAD);
  const months: IsoDay[] = [];
  for (let month = fromOn; month <= last; month = addMonths(month, 1)) months.push(month);
  return {
    fromOn,
    toOn: addDays(addMonths(last, 1), -1),
    months,
    earlier: fromOn > least ? latest(addMonths(fromOn, -MONTHS_A_PAGE), least).slice(0, 7) : null,
    later: addMonths(fromOn, MONTHS_A_PAGE) <= furthest ? addMonths(fromOn, MONTHS_A_PAGE).slice(0, 7) : null,
  };
}

function monthOf(day: IsoDay): IsoDay {
  return `${day.slice(0, 7)}-01`;
}

/** Where in the window the days lie, in hundredths of its width; null when none of them does. */
export function placeInWindow(
  { fromOn, toOn }: Pick<TimelineWindow, 'fromOn' | 'toOn'>,
  days: { fromOn: IsoDay; toOn: IsoDay | null },
): { left: number; width: number; isCutBefore: boolean; isCutAfter: boolean } | null {
  const lastOn = days.toOn ?? '9999-12-31';
  if (days.fromOn > toOn || lastOn < fromOn) return null;
  const total = daysBetween({ from: fromOn, to: toOn }) + 1;
  const first = latest(days.fromOn, fromOn);
  const last = earliest(lastOn, toOn) ?? toOn;
  return {
    left: toHundredths(daysBetween({ from: fromOn, to: first }) / total),
    width: toHundredths((daysBetween({ from: first, to: last }) + 1) / total),
    isCutBefore: days.fromOn < fromOn,
    isCutAfter: lastOn > toOn,
  };
}

function toHundredths(share: number): number {
  return Number((share * 100).toFixed(3));
}
