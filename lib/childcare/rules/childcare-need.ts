import { MAXIMUM_WEEKLY_MINUTES } from '../../assessments/rules/assessment';

/** Time in the week that the parent is away, with what it takes to get there and back; minutes from midnight. */
export interface AwayTime {
  title: string;
  /** 1 for Monday to 7 for Sunday. */
  weekday: number;
  startsMinute: number;
  endsMinute: number;
  /** One way; 0 when it is not given. */
  travelMinutes: number;
}

/** A stretch of a day. */
export interface DaySpan {
  weekday: number;
  startsMinute: number;
  endsMinute: number;
}

/** When childcare is needed in an ordinary week of the plan. */
export interface ChildcareNeed {
  /** From leaving the child to fetching it, apart from each other, in order. */
  spans: DaySpan[];
  /** Hours without a fixed time: needed, whenever in the week. */
  flexibleMinutes: number;
  totalMinutes: number;
}

/** When a place is open on a weekday. */
export interface OpenHours {
  weekday: number;
  opensMinute: number;
  closesMinute: number;
}

/** What a child has a place for. Without hours it is taken to be open whenever it is needed. */
export interface ChildcarePlace {
  weeklyMinutes: number;
  hours: OpenHours[];
}

/** A child stays where it is through a pause of up to an hour. */
const BRIDGED_PAUSE_MINUTES = 60;
const MINUTES_A_DAY = 1440;

/**
 * The childcare that a week needs (12 kap. 4 c § SoL): each time with the way there and back, times that meet or lie within an hour of each other
 * taken together, and the hours without a fixed time.
 */
export function calculateChildcareNeed({
  times,
  flexibleMinutes,
}: {
  times: readonly AwayTime[];
  flexibleMinutes: number;
}): ChildcareNeed {
  const spans: DaySpan[] = [];
  const ways = times.map(withTravel).toSorted((a, b) => a.weekday - b.weekday || a.startsMinute - b.startsMinute);
  for (const way of ways) {
    const last = spans.at(-1);
    if (last && last.weekday === way.weekday && way.startsMinute <= last.endsMinute + BRIDGED_PAUSE_MINUTES) {
      last.endsMinute = Math.max(last.endsMinute, way.endsMinute);
    } else {
      spans.push(way);
    }
  }
  const fixed = spans.reduce((sum, { startsMinute, endsMinute }) => sum + endsMinute - startsMinute, 0);
  return { spans, flexibleMinutes, totalMinutes: fixed + flexibleMinutes };
}

function withTravel({ weekday, startsMinute, endsMinute, travelMinutes }: AwayTime): DaySpan {
  return {
    weekday,
    startsMinute: Math.max(0, startsMinute - travelMinutes),
    endsMinute: Math.min(MINUTES_A_DAY, endsMinute + travelMinutes),
  };
}

/** A time of the plan that lies outside the opening hours, with how. */
export interface TimeOutside extends AwayTime {
  /** The whole day is closed, it begins before the opening, ends after the closing, or both. */
  how: 'CLOSED' | 'BEFORE' | 'AFTER' | 'BOTH';
  opensMinute: number | null;
  closesMinute: number | null;
}

export interface ChildcareGap {
  neededMinutes: number;
  coveredMinutes: number;
  gapMinutes: number;
  /** Which times of the plan lie outside the opening hours; what is left of the gap is that the hours do not suffice. */
  outside: TimeOutside[];
}

/** What of the need a child's place covers in an ordinary week; null for a child without a place. */
export function calculateChildcareGap({
  need,
  times,
  place,
}: {
  need: ChildcareNeed;
  times: readonly AwayTime[];
  place: ChildcarePlace | null;
}): ChildcareGap {
  const neededMinutes = need.totalMinutes;
  if (place === null) return { neededMinutes, coveredMinutes: 0, gapMinutes: neededMinutes, outside: [] };
  const within = need.spans.reduce((sum, span) => sum + minutesWithin(span, place.hours), 0);
  const coveredMinutes = Math.min(within + need.flexibleMinutes, place.weeklyMinutes);
  return {
    neededMinutes,
    coveredMinutes,
    gapMinutes: neededMinutes - coveredMinutes,
    outside: times.flatMap((time) => describeOutside(time, place.hours) ?? []),
  };
}

function minutesWithin({ weekday, startsMinute, endsMinute }: DaySpan, hours: readonly OpenHours[]): number {
  if (hours.length === 0) return endsMinute - startsMinute;
  const open = hours.find((each) => each.weekday === weekday);
  if (!open) return 0;
  return Math.max(0, Math.min(endsMinute, open.closesMinute) - Math.max(startsMinute, open.opensMinute));
}

function describeOutside(time: AwayTime, hours: readonly OpenHours[]): TimeOutside | null {
  if (hours.length === 0) return null;
  const open = hours.find(({ weekday }) => weekday === time.weekday);
  if (!open) return { ...time, how: 'CLOSED', opensMinute: null, closesMinute: null };
  const { startsMinute, endsMinute } = withTravel(time);
  const [isBefore, isAfter] = [startsMinute < open.opensMinute, endsMinute > open.closesMinute];
  if (!isBefore && !isAfter) return null;
  const how = isBefore && isAfter ? 'BOTH' : isBefore ? 'BEFORE' : 'AFTER';
  return { ...time, how, opensMinute: open.opensMinute, closesMinute: open.closesMinute };
}

/**
 * How much adaptation to the childcare offered (12 kap. 4 c § SoL, deduction CHILDCARE) would follow from the gaps of the children: one parent can be
 * away only when every child has a place, so the largest gap counts, in whole five minutes. A suggestion that an officer confirms.
 */
export function suggestAdaptation(gaps: readonly { gapMinutes: number }[]): number {
  const largest = Math.max(0, ...gaps.map(({ gapMinutes }) => gapMinutes));
  return Math.min(MAXIMUM_WEEKLY_MINUTES, Math.ceil(largest / 5) * 5);
}
