import { type IsoDay, isIsoDay } from '../../time';
import { slotsMeet } from './activity-dates';
import { countMinutes, mergeSpans } from './minute-span';
import type { PlannedActivity, Slot } from './planned-activity';

export interface ActivityFault {
  /** The path of the field: «slots.2.endsMinute». */
  field: string;
  reason: ActivityFaultReason;
}

export type ActivityFaultReason =
  | 'activityDayMissing'
  | 'activityEndsBeforeStart'
  | 'activityTimeMissing'
  | 'activitySlotsAndFlexible'
  | 'activityFlexibleRange'
  | 'activityFlexibleNotFive'
  | 'activityCancelledDayOutside'
  | 'slotWeekday'
  | 'slotTimes'
  | 'slotNotFive'
  | 'slotOverlap'
  | 'slotEndsBeforeStart'
  | 'slotOutsideActivity'
  | 'exceptionEndsBeforeStart'
  | 'exceptionOutsideActivity'
  | 'exceptionOverlaps'
  | 'exceptionReasonMissing'
  | 'activityTravelRange';

const MINUTES_PER_DAY = 1440;
const MINUTE_STEP = 5;
const MAXIMUM_FLEXIBLE_MINUTES = 2400;

/**
 * All that is wrong with the slots of one activity: times within the day, at five minutes, their days in order, and none on top of
 * another on the same day.
 */
export function validateSlots(slots: readonly Slot[]): ActivityFault[] {
  return slots.flatMap((slot, index) => {
    const faults: ActivityFault[] = [];
    if (!Number.isInteger(slot.weekday) || slot.weekday < 1 || slot.weekday > 7) {
      faults.push({ field: `slots.${index}.weekday`, reason: 'slotWeekday' });
    }
    const { startsMinute, endsMinute } = slot;
    if (!(startsMinute >= 0 && startsMinute < endsMinute && endsMinute <= MINUTES_PER_DAY)) {
      faults.push({ field: `slots.${index}.endsMinute`, reason: 'slotTimes' });
    } else if (startsMinute % MINUTE_STEP !== 0 || endsMinute % MINUTE_STEP !== 0) {
      faults.push({ field: `slots.${index}.startsMinute`, reason: 'slotNotFive' });
    } else if (overlapsEarlier(slots, index)) {
      faults.push({ field: `slots.${index}.startsMinute`, reason: 'slotOverlap' });
    }
    if (slot.startsOn != null && slot.endsOn != null && slot.endsOn < slot.startsOn) {
      faults.push({ field: `slots.${index}.endsOn`, reason: 'slotEndsBeforeStart' });
    }
    return faults;
  });
}

function overlapsEarlier(slots: readonly Slot[], index: number): boolean {
  const slot = slots[index] as Slot;
  return slots
    .slice(0, index)
    .filter(({ weekday, startsMinute, endsMinute }) => weekday === slot.weekday && startsMinute < endsMinute)
    .filter((other) => slotsMeet(slot, other))
    .some((other) => countMinutes(mergeSpans([slot, other])) < countMinutes([slot, other]));
}

/**
 * All that is wrong with when an activity is held, empty when nothing is: it has either slots or a flexible weekly
 * amount of whole five minutes (so that a fifth of it is whole), its days are in order, and a cancelled day, an
 * exception and the days of a slot are within them.
 */
export function validateActivitySchedule(
  activity: Pick<
    PlannedActivity,
    'startsOn' | 'endsOn' | 'slots' | 'flexibleWeeklyMinutes' | 'cancelledDays' | 'exceptions'
  >,
): ActivityFault[] {
  const { startsOn, endsOn, slots, flexibleWeeklyMinutes, cancelledDays } = activity;
  const faults = validateSlots(slots);
  if (!isIsoDay(startsOn)) faults.push({ field: 'startsOn', reason: 'activityDayMissing' });
  if (endsOn !== null && !isIsoDay(endsOn)) faults.push({ field: 'endsOn', reason: 'activityDayMissing' });
  else if (endsOn !== null && endsOn < startsOn) faults.push({ field: 'endsOn', reason: 'activityEndsBeforeStart' });

  if (flexibleWeeklyMinutes === null) {
    if (slots.length === 0) faults.push({ field: 'slots', reason: 'activityTimeMissing' });
  } else if (slots.length > 0) {
    faults.push({ field: 'flexibleWeeklyMinutes', reason: 'activitySlotsAndFlexible' });
  } else if (!(flexibleWeeklyMinutes > 0 && flexibleWeeklyMinutes <= MAXIMUM_FLEXIBLE_MINUTES)) {
    faults.push({ field: 'flexibleWeeklyMinutes', reason: 'activityFlexibleRange' });
  } else if (flexibleWeeklyMinutes % MINUTE_STEP !== 0) {
    faults.push({ field: 'flexibleWeeklyMinutes', reason: 'activityFlexibleNotFive' });
  }

  cancelledDays.forEach((day, index) => {
    if (!isIsoDay(day) || day < startsOn || (endsOn !== null && day > endsOn)) {
      faults.push({ field: `cancelledDays.${index}`, reason: 'activityCancelledDayOutside' });
    }
  });
  return [...faults, ...listSlotDaysOutside(activity), ...validateExceptions(activity)];
}

function listSlotDaysOutside({ startsOn, endsOn, slots }: Pick<PlannedActivity, 'startsOn' | 'endsOn' | 'slots'>) {
  const isOutside = (day: IsoDay | null | undefined) =>
    day != null && (day < startsOn || (endsOn !== null && day > endsOn));
  return slots.flatMap((slot, index) =>
    (['startsOn', 'endsOn'] as const)
      .filter((field) => isOutside(slot[field]))
      .map((field): ActivityFault => ({ field: `slots.${index}.${field}`, reason: 'slotOutsideActivity' })),
  );
}

/**
 * All that is wrong with the exceptions of one activity: each ends when it has begun, says why, lies within the days of the activity,
 * and is not on top of another.
 */
export function validateExceptions({
  startsOn,
  endsOn,
  exceptions,
}: Pick<PlannedActivity, 'startsOn' | 'endsOn' | 'exceptions'>): ActivityFault[] {
  return exceptions.flatMap((exception, index) => {
    const faults: ActivityFault[] = [];
    const { fromOn, toOn, reason } = exception;
    if (toOn < fromOn) faults.push({ field: `exceptions.${index}.toOn`, reason: 'exceptionEndsBeforeStart' });
    else if (fromOn < startsOn)
      faults.push({ field: `exceptions.${index}.fromOn`, reason: 'exceptionOutsideActivity' });
    else if (endsOn !== null && toOn > endsOn) {
      faults.push({ field: `exceptions.${index}.toOn`, reason: 'exceptionOutsideActivity' });
    } else if (exceptions.slice(0, index).some((other) => other.fromOn <= toOn && fromOn <= other.toOn)) {
      faults.push({ field: `exceptions.${index}.fromOn`, reason: 'exceptionOverlaps' });
    }
    if (reason.trim() === '') faults.push({ field: `exceptions.${index}.reason`, reason: 'exceptionReasonMissing' });
    return faults;
  });
}

/** The longest way to an activity that may be given, one way. */
export const LONGEST_TRAVEL_MINUTES = 240;

/** What is wrong with a given travel time; null when nothing is, or none is given. */
export function findTravelFault(travelMinutes: number | null): ActivityFault | null {
  if (travelMinutes === null) return null;
  const isFine = Number.isInteger(travelMinutes) && travelMinutes >= 1 && travelMinutes <= LONGEST_TRAVEL_MINUTES;
  return isFine ? null : { field: 'travelMinutes', reason: 'activityTravelRange' };
}
