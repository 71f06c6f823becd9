import {
  daysOfWeek,
  type IsoDay,
  type IsoWeek,
  isPublicHoliday,
  minutesOfFifths,
  periodHolds,
  type Weekday,
  weekday,
} from '../../time';
import { findExceptionOn, listSlotsOn } from './activity-dates';
import { claimDay, type DayClaims, type SlotConflict } from './day-claims';
import {
  type BreakPeriod,
  findVersionOn,
  isInBreak,
  type PlannedActivity,
  type PlanVersionInForce,
} from './planned-activity';

/** Why nothing is planned on a day that otherwise could hold something. */
export type FreeDayReason = 'PUBLIC_HOLIDAY' | 'BREAK';

/** Whole minutes of a week, each minute counted once. */
export interface PlannedMinutes {
  assignedMinutes: number;
  occupationMinutes: number;
  jobSearchMinutes: number;
  /** The part of the above that is AF's programmes and services. */
  programmeMinutes: number;
  /** Minutes that more than one activity claims. */
  doubleBookedMinutes: number;
  minutesByActivity: Record<string, number>;
}

export interface PlannedDay {
  day: IsoDay;
  /** Null on an ordinary day. */
  free: FreeDayReason | null;
  minutesByActivity: Record<string, number>;
  doubleBookedMinutes: number;
}

export interface PlannedWeek extends PlannedMinutes {
  days: PlannedDay[];
  conflicts: (SlotConflict & { day: IsoDay })[];
}

export interface TemplateWeek extends PlannedMinutes {
  weekdays: { weekday: Weekday; minutesByActivity: Record<string, number>; doubleBookedMinutes: number }[];
  conflicts: (SlotConflict & { weekday: Weekday })[];
}

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/**
 * What the plan holds in a week (domain, section 3). On each day the version in force counts, with the activities
 * that run and are neither cancelled nor excepted on it, each with the slots that hold that day. Slots and flexible
 * amounts fall away on public holidays and in breaks; weekend slots count.
 */
export function calculatePlannedWeek({
  versions,
  week,
  breaks,
}: {
  versions: readonly PlanVersionInForce[];
  week: IsoWeek;
  breaks: readonly BreakPeriod[];
}): PlannedWeek {
  const claimed = daysOfWeek(week).map((day) => ({ day, ...calculatePlannedDay({ versions, day, breaks }) }));
  return {
    ...sumClaims(claimed.map(({ claims }) => claims)),
    days: claimed.map(({ day, free, claims }) => ({
      day,
      free,
      minutesByActivity: toMinutes(claims.fifthsByActivity),
      doubleBookedMinutes: claims.doubleBookedMinutes,
    })),
    conflicts: claimed.flatMap(({ day, claims }) => claims.conflicts.map((conflict) => ({ day, ...conflict }))),
  };
}

/** What the plan holds on one day, in fifths of minutes: the weekly figures are the sum of these, divided once. */
export function calculatePlannedDay({
  versions,
  day,
  breaks,
}: {
  versions: readonly PlanVersionInForce[];
  day: IsoDay;
  breaks: readonly BreakPeriod[];
}): { free: FreeDayReason | null; claims: DayClaims } {
  const free = isPublicHoliday(day) ? 'PUBLIC_HOLIDAY' : isInBreak(breaks, day) ? 'BREAK' : null;
  const running =
    free === null ? (findVersionOn(versions, day)?.activities.filter((activity) => isHeldOn(activity, day)) ?? []) : [];
  const held = running.map((activity) => ({ ...activity, slots: listSlotsOn(activity.slots, day) }));
  return { free, claims: claimDay(held, weekday(day)) };
}

function isHeldOn({ startsOn, endsOn, cancelledDays, exceptions }: PlannedActivity, day: IsoDay): boolean {
  return (
    periodHolds({ fromOn: startsOn, toOn: endsOn }, day) &&
    !cancelledDays.includes(day) &&
    findExceptionOn(exceptions, day) === null
  );
}

/**
 * What the activities hold in an ordinary week without dates: no holidays, breaks or cancelled days, and every activity
 * runs. For the planner while the user draws, and for what a schedule holds as such.
 */
export function calculateTemplateWeek(activities: readonly PlannedActivity[]): TemplateWeek {
  const claimed = WEEKDAYS.map((weekday) => ({ weekday, claims: claimDay(activities, weekday) }));
  return {
    ...sumClaims(claimed.map(({ claims }) => claims)),
    weekdays: claimed.map(({ weekday, claims }) => ({
      weekday,
      minutesByActivity: toMinutes(claims.fifthsByActivity),
      doubleBookedMinutes: claims.doubleBookedMinutes,
    })),
    conflicts: claimed.flatMap(({ weekday, claims }) => claims.conflicts.map((conflict) => ({ weekday, ...conflict }))),
  };
}

function sumClaims(days: readonly DayClaims[]): PlannedMinutes {
  const fifthsByActivity: Record<string, number> = {};
  const sum = { ASSIGNED: 0, OCCUPATION: 0, JOB_SEARCH: 0, programme: 0, doubleBooked: 0 };
  for (const day of days) {
    for (const [id, fifths] of Object.entries(day.fifthsByActivity)) {
      fifthsByActivity[id] = (fifthsByActivity[id] ?? 0) + fifths;
    }
    sum.ASSIGNED += day.fifthsByClass.ASSIGNED;
    sum.OCCUPATION += day.fifthsByClass.OCCUPATION;
    sum.JOB_SEARCH += day.fifthsByClass.JOB_SEARCH;
    sum.programme += day.programmeFifths;
    sum.doubleBooked += day.doubleBookedMinutes;
  }
  return {
    assignedMinutes: minutesOfFifths(sum.ASSIGNED),
    occupationMinutes: minutesOfFifths(sum.OCCUPATION),
    jobSearchMinutes: minutesOfFifths(sum.JOB_SEARCH),
    programmeMinutes: minutesOfFifths(sum.programme),
    doubleBookedMinutes: sum.doubleBooked,
    minutesByActivity: toMinutes(fifthsByActivity),
  };
}

function toMinutes(fifthsByActivity: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(fifthsByActivity).map(([id, fifths]) => [id, minutesOfFifths(fifths)]));
}
