import { daysOfWeek, findPublicHolidayName, type IsoDay, type IsoWeek } from '../../time';
import { findExceptionOn, listSlotsInWeek, slotHoldsOn } from './activity-dates';
import type { CatalogueEntry, PlanActivity } from './plan-content';
import { toPlannedActivities } from './plan-content';
import { calculatePlanFigures, type PlanFigures, type RequirementPeriod, toPlanFigures } from './plan-figures';
import { type BreakPeriod, isInBreak } from './planned-activity';
import { calculatePlannedWeek } from './planned-week';
import type { PlannerActivity, PlannerSlot, PlannerState } from './planner-edits';
import { listTravelShortages, type TravelShortage } from './travel-shortages';

/** ACTUAL: the week as it really is, with holidays, breaks, exceptions and days. ORDINARY: as if it had none of them. */
export type WeekView = 'ACTUAL' | 'ORDINARY';

/** Why nothing of the plan is held on a day. */
export type DayOff = { kind: 'PUBLIC_HOLIDAY'; name: string } | { kind: 'BREAK' } | { kind: 'BEFORE_PLAN' };

/** Why a slot is not held on its day. */
export type SlotOff =
  | DayOff
  | { kind: 'EXCEPTION'; reason: string }
  | { kind: 'CANCELLED' }
  | { kind: 'BEFORE_ACTIVITY' }
  | { kind: 'AFTER_ACTIVITY' };

export interface ShownDay {
  weekday: number;
  day: IsoDay;
  /** Null when the day is held, and in the ordinary week. */
  off: DayOff | null;
}

export interface ShownSlot {
  activity: PlannerActivity;
  slot: PlannerSlot;
  off: SlotOff | null;
}

/** What the actual week demands, where it is not what an ordinary week does. */
export interface IrregularWeek {
  week: IsoWeek;
  requiredMinutes: number;
  jobSearchMinutes: number;
  otherMinutes: number;
}

/** All that the drawn week depends on besides what is drawn. */
export interface WeekCircumstances {
  week: IsoWeek;
  view: WeekView;
  /** The first day of the version. */
  planStartsOn: IsoDay;
  catalogue: readonly CatalogueEntry[];
  requirement: RequirementPeriod;
  irregularWeeks: readonly IrregularWeek[];
  breaks: readonly BreakPeriod[];
  /** Single days on which an activity is not held, by lineage. */
  cancelledDays: Readonly<Record<string, readonly IsoDay[]>>;
}

/** The week as it is shown: its days, its slots, what they come to, and where the way is too long. */
export interface ShownWeek {
  days: ShownDay[];
  slots: ShownSlot[];
  figures: PlanFigures;
  shortages: TravelShortage[];
}

/** The drawn week as it is shown and counted. The actual week comes out as the weekly calculation would have it (domain, section 3). */
export function describeShownWeek(
  { activities }: Pick<PlannerState, 'activities'>,
  circumstances: WeekCircumstances,
): ShownWeek {
  const days = listShownDays(circumstances);
  const slots = listShownSlots(activities, days, circumstances);
  const held = slots.filter(({ off }) => off === null);
  return {
    days,
    slots,
    figures: calculateFigures(activities, circumstances),
    shortages: listTravelShortages(
      held.map(({ slot, activity: { lineageId, place, travelMinutes } }) => ({
        key: slot.key,
        lineageId,
        place,
        travelMinutes,
        slot,
      })),
    ),
  };
}

/** The days of the week with why nothing is held on them. */
export function listShownDays({
  week,
  view,
  planStartsOn,
  breaks,
}: Pick<WeekCircumstances, 'week' | 'view' | 'planStartsOn' | 'breaks'>): ShownDay[] {
  return daysOfWeek(week).map((day, index) => {
    const weekday = index + 1;
    if (view === 'ORDINARY') return { weekday, day, off: null };
    const name = findPublicHolidayName(day);
    if (name !== null) return { weekday, day, off: { kind: 'PUBLIC_HOLIDAY', name } };
    if (isInBreak(breaks, day)) return { weekday, day, off: { kind: 'BREAK' } };
    return { weekday, day, off: day < planStartsOn ? { kind: 'BEFORE_PLAN' } : null };
  });
}

/** The slots of the week, each with why it is not held on its day. */
export function listShownSlots(
  activities: readonly PlannerActivity[],
  days: readonly ShownDay[],
  { week, view, cancelledDays }: Pick<WeekCircumstances, 'week' | 'view' | 'cancelledDays'>,
): ShownSlot[] {
  const [first, last] = [days[0]?.day ?? '', days.at(-1)?.day ?? ''];
  return activities
    .filter(({ startsOn, endsOn }) => startsOn <= last && (endsOn === null || endsOn >= first))
    .flatMap((activity) => {
      if (view === 'ORDINARY') {
        return listSlotsInWeek(activity.slots, week).map((slot) => ({ activity, slot, off: null }));
      }
      const cancelled = cancelledDays[activity.lineageId] ?? [];
      return activity.slots.flatMap((slot) => {
        const shown = days[slot.weekday - 1];
        if (!shown || !slotHoldsOn(slot, shown.day)) return [];
        return [{ activity, slot, off: shown.off ?? findOff(activity, shown.day, cancelled) }];
      });
    });
}

function findOff(
  { startsOn, endsOn, exceptions }: Pick<PlanActivity, 'startsOn' | 'endsOn' | 'exceptions'>,
  day: IsoDay,
  cancelledDays: readonly IsoDay[],
): SlotOff | null {
  if (day < startsOn) return { kind: 'BEFORE_ACTIVITY' };
  if (endsOn !== null && day > endsOn) return { kind: 'AFTER_ACTIVITY' };
  const exception = findExceptionOn(exceptions, day);
  if (exception) return { kind: 'EXCEPTION', reason: exception.reason };
  return cancelledDays.includes(day) ? { kind: 'CANCELLED' } : null;
}

function calculateFigures(activities: readonly PlannerActivity[], circumstances: WeekCircumstances): PlanFigures {
  const { week, view, planStartsOn, catalogue, requirement, irregularWeeks, breaks, cancelledDays } = circumstances;
  if (view === 'ORDINARY') return calculatePlanFigures({ activities, catalogue, requirement, week });
  const planned = calculatePlannedWeek({
    versions: [
      {
        id: 'drawn',
        inForceFrom: planStartsOn,
        inForceTo: null,
        activities: toPlannedActivities(activities, catalogue).map((activity) => ({
          ...activity,
          cancelledDays: [...(cancelledDays[activity.id] ?? [])],
        })),
      },
    ],
    week,
    breaks,
  });
  const irregular = irregularWeeks.find((each) => each.week === week);
  const ordinary = calculatePlanFigures({ activities, catalogue, requirement, week });
  return toPlanFigures({
    planned: {
      ...planned,
      conflicts: planned.conflicts.map(({ day, ...conflict }) => ({
        ...conflict,
        weekday: daysOfWeek(week).indexOf(day) + 1,
      })),
    },
    requirement: { ...requirement, ...irregular },
    // What is matching, and what a programme really holds, are asked of the ordinary week: a holiday changes neither.
    ordinary,
  });
}
