import { isIsoDay } from '../../time';
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
  | 'slotOverlap';

const MINUTES_PER_DAY = 1440;
const MINUTE_STEP = 5;
const MAXIMUM_FLEXIBLE_MINUTES = 2400;

/** All that is wrong with the slots of one activity: times within the day, at five minutes, none on top of another. */
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
    return faults;
  });
}

function overlapsEarlier(slots: readonly Slot[], index: number): boolean {
  const slot = slots[index] as Slot;
  return slots
    .slice(0, index)
    .filter(({ weekday, startsMinute, endsMinute }) => weekday === slot.weekday && startsMinute < endsMinute)
    .some((other) => countMinutes(mergeSpans([slot, other])) < countMinutes([slot, other]));
}

/**
 * All that is wrong with when an activity is held, empty when nothing is: it has either slots or a flexible weekly
 * amount of whole five minutes (so that a fifth of it is whole), its days are in order, and a cancelled day is one of
 * them.
 */
export function validateActivitySchedule(
  activity: Pick<PlannedActivity, 'startsOn' | 'endsOn' | 'slots' | 'flexibleWeeklyMinutes' | 'cancelledDays'>,
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
  return faults;
}
