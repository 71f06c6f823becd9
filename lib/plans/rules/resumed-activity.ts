import type { IsoDay } from '../../time';
import { clipToDays, forgetBefore } from './activity-dates';
import type { PlanActivity } from './plan-content';

/**
 * An activity taken up again from the day `startsOn`, after it was broken off: the same times, until the day that was agreed on before, or
 * until further notice when that day has passed or was only the day it was broken off.
 */
export function resumeActivity<T extends PlanActivity>(
  activity: T,
  { startsOn, brokenOffOn }: { startsOn: IsoDay; brokenOffOn: IsoDay },
): T {
  const { endsOn } = activity;
  const isStillAhead = endsOn !== null && endsOn >= startsOn && endsOn >= brokenOffOn;
  const resumed = { ...activity, startsOn, endsOn: isStillAhead ? endsOn : null };
  const slots = resumed.slots.map((slot) => ({
    ...slot,
    startsOn: null,
    endsOn: slot.endsOn != null && slot.endsOn >= startsOn ? slot.endsOn : null,
  }));
  return clipToDays(forgetBefore({ ...resumed, slots }, startsOn));
}
