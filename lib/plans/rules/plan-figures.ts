import { daysOfWeek, type IsoDay, type IsoWeek } from '../../time';
import { listSlotsInWeek } from './activity-dates';
import type { SlotConflict } from './day-claims';
import type { CatalogueEntry, PlanActivity } from './plan-content';
import { toPlannedActivities } from './plan-content';
import { calculateTemplateWeek, type PlannedMinutes } from './planned-week';

/** What is demanded of the person in an ordinary week from `fromOn` on; minutes a week, the household and the health left out. */
export interface RequirementPeriod {
  fromOn: IsoDay;
  isAssessed: boolean;
  isExempt: boolean;
  requiredMinutes: number;
  jobSearchMinutes: number;
  /** Other duties, childcare and the reduction for children in one figure. */
  otherMinutes: number;
  /** What the assessment deducts for a part-time programme of AF. */
  deductedProgrammeMinutes: number;
}

/** Two activities that claim the same time. */
export interface DoubleBooking {
  lineageIds: [string, string];
  weekday: number;
  startsMinute: number;
  endsMinute: number;
}

export interface PlanFigures {
  requiredMinutes: number;
  assignedMinutes: number;
  gapMinutes: number;
  doubleBookedMinutes: number;
  doubleBookings: DoubleBooking[];
  minutesByActivity: Record<string, number>;
  /** The segments of the veckobalk. */
  segments: { occupation: number; jobSearch: number; assigned: number; otherDuties: number; gap: number };
  /** Null when the deduction and the programmes' schedules agree. */
  deductionMismatch: { deductedMinutes: number; plannedMinutes: number } | null;
  /** Something matches and nothing strengthens. */
  isOnlyMatching: boolean;
  /** Shown for someone with no assessment in force: nothing to measure against. */
  isAssessed: boolean;
  isExempt: boolean;
}

/** The requirement that holds on the day; the first one for a day before them all. */
export function findRequirementOn(periods: readonly RequirementPeriod[], day: IsoDay): RequirementPeriod {
  const found = periods.findLast(({ fromOn }) => fromOn <= day) ?? periods[0];
  return (
    found ?? {
      fromOn: day,
      isAssessed: false,
      isExempt: false,
      requiredMinutes: 0,
      jobSearchMinutes: 0,
      otherMinutes: 0,
      deductedProgrammeMinutes: 0,
    }
  );
}

/** The activities that run on some day of the week, each with the slots that hold on some day of it. */
export function listActivitiesInWeek<T extends Pick<PlanActivity, 'startsOn' | 'endsOn' | 'slots'>>(
  activities: readonly T[],
  week: IsoWeek,
): T[] {
  const [monday, , , , , , sunday] = daysOfWeek(week);
  return activities
    .filter(({ startsOn, endsOn }) => startsOn <= sunday && (endsOn === null || endsOn >= monday))
    .map((activity) => {
      const slots = listSlotsInWeek(activity.slots, week);
      return slots.length === activity.slots.length ? activity : { ...activity, slots };
    });
}

/**
 * Whether the week is enough (domain, section 3), for an ordinary week of five working days in the version that is drawn:
 * the activities that run in `week`, against what is demanded then. The kept weekly figures come from the same rules.
 */
export function calculatePlanFigures({
  activities,
  catalogue,
  requirement,
  week,
}: {
  activities: readonly PlanActivity[];
  catalogue: readonly CatalogueEntry[];
  requirement: RequirementPeriod;
  week: IsoWeek;
}): PlanFigures {
  const running = listActivitiesInWeek(activities, week);
  const planned = calculateTemplateWeek(toPlannedActivities(running, catalogue));
  const types = running.flatMap(({ typeCode }) => catalogue.filter(({ code }) => code === typeCode));
  return toPlanFigures({
    planned,
    requirement,
    ordinary: {
      deductionMismatch:
        requirement.isAssessed &&
        !requirement.isExempt &&
        requirement.deductedProgrammeMinutes !== planned.programmeMinutes
          ? { deductedMinutes: requirement.deductedProgrammeMinutes, plannedMinutes: planned.programmeMinutes }
          : null,
      isOnlyMatching: types.some(({ matches }) => matches) && !types.some(({ strengthens }) => strengthens),
    },
  });
}

/** What a planned week comes to against a requirement, with what is asked of the ordinary week. */
export function toPlanFigures({
  planned,
  requirement,
  ordinary,
}: {
  planned: PlannedMinutes & { conflicts: (SlotConflict & { weekday: number })[] };
  requirement: RequirementPeriod;
  ordinary: Pick<PlanFigures, 'deductionMismatch' | 'isOnlyMatching'>;
}): PlanFigures {
  const { requiredMinutes, jobSearchMinutes, otherMinutes } = requirement;
  const gapMinutes = Math.max(0, requiredMinutes - planned.assignedMinutes);
  return {
    requiredMinutes,
    assignedMinutes: planned.assignedMinutes,
    gapMinutes,
    doubleBookedMinutes: planned.doubleBookedMinutes,
    doubleBookings: planned.conflicts.map(({ activityIds, weekday, startsMinute, endsMinute }) => ({
      lineageIds: activityIds,
      weekday,
      startsMinute,
      endsMinute,
    })),
    minutesByActivity: planned.minutesByActivity,
    segments: {
      occupation: planned.occupationMinutes,
      jobSearch: Math.max(planned.jobSearchMinutes, jobSearchMinutes),
      assigned: planned.assignedMinutes,
      otherDuties: otherMinutes,
      gap: gapMinutes,
    },
    deductionMismatch: ordinary.deductionMismatch,
    isOnlyMatching: ordinary.isOnlyMatching,
    isAssessed: requirement.isAssessed,
    isExempt: requirement.isExempt,
  };
}
