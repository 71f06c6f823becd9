import { type IsoDay, periodHolds } from '../../time';

/**
 * What an activity counts as: ASSIGNED is municipal activity of the four kinds in 12 kap. 6 a § SoL; OCCUPATION is
 * employment, SFI and other education, and AF's programmes; JOB_SEARCH is the person's own search for work.
 */
export type ActivityClass = 'ASSIGNED' | 'OCCUPATION' | 'JOB_SEARCH';

/** A recurring time in the week. Minutes count from midnight; it ends at most at 1 440. */
export interface Slot {
  /** 1 for Monday to 7 for Sunday. */
  weekday: number;
  startsMinute: number;
  endsMinute: number;
  /** The first day on which it is held; as the activity when null or left out. */
  startsOn?: IsoDay | null;
  /** The last day on which it is held; as the activity when null or left out. */
  endsOn?: IsoDay | null;
}

/** Days on which an activity is not held though its week says so: «stängt v. 52». Both days included. */
export interface ActivityException {
  fromOn: IsoDay;
  toOn: IsoDay;
  reason: string;
}

/** An activity as the weekly calculation sees it: either slots, or a flexible amount spread over Monday–Friday. */
export interface PlannedActivity {
  id: string;
  /** Rank among the activities by when they were created; decides between two that start on the same day. */
  createdOrder: number;
  startsOn: IsoDay;
  /** The last day; null until further notice. */
  endsOn: IsoDay | null;
  activityClass: ActivityClass;
  /** A programme or service of AF (ROM, Steg till arbete …). */
  isProgramme: boolean;
  slots: Slot[];
  /** Minutes a week, one fifth on each Monday–Friday; null for an activity with slots. */
  flexibleWeeklyMinutes: number | null;
  cancelledDays: IsoDay[];
  exceptions: ActivityException[];
}

/** A plan version approved by everyone who must, and the days on which it holds. */
export interface PlanVersionInForce {
  id: string;
  inForceFrom: IsoDay;
  /** The last day; null until further notice. */
  inForceTo: IsoDay | null;
  activities: PlannedActivity[];
}

/** An uppehåll, 12 kap. 4 f § SoL; both days included. */
export interface BreakPeriod {
  fromOn: IsoDay;
  toOn: IsoDay;
}

/** The version in force on the day, the one that began last if several claim it; null when there is none. */
export function findVersionOn(versions: readonly PlanVersionInForce[], day: IsoDay): PlanVersionInForce | null {
  let found: PlanVersionInForce | null = null;
  for (const version of versions) {
    if (!periodHolds({ fromOn: version.inForceFrom, toOn: version.inForceTo }, day)) continue;
    if (found === null || version.inForceFrom > found.inForceFrom) found = version;
  }
  return found;
}

/** Whether the day lies in one of the breaks. */
export function isInBreak(breaks: readonly BreakPeriod[], day: IsoDay): boolean {
  return breaks.some((period) => periodHolds(period, day));
}
