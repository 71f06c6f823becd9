import type { IsoDay } from '../../time';
import { clipToDays } from './activity-dates';
import type { PlanActivity } from './plan-content';

/** What a concluded samråd does to the week: an activity that begins, and those that end because of it. */
export interface AgreedChange<T extends PlanActivity = PlanActivity> {
  /** Null when something only ends. */
  newActivity: T | null;
  endLineageIds: readonly string[];
  /** The last day of those that end. */
  endsOn: IsoDay;
}

/**
 * The activities with the agreed change made. An activity that ends keeps an earlier last day of its own; one that would end before
 * it begins, or before any of its slots does, never comes about and is left out. The change is made once: a lineage that is already there is replaced.
 */
export function applyAgreedChange<T extends PlanActivity>(
  activities: readonly T[],
  { newActivity, endLineageIds, endsOn }: AgreedChange<T>,
): T[] {
  const kept = activities
    .filter(({ lineageId }) => lineageId !== newActivity?.lineageId)
    .map((activity) =>
      endLineageIds.includes(activity.lineageId) && (activity.endsOn === null || activity.endsOn > endsOn)
        ? { ...activity, endsOn }
        : activity,
    )
    .filter((activity) => activity.endsOn === null || activity.endsOn >= activity.startsOn)
    .flatMap((activity) => {
      if (!endLineageIds.includes(activity.lineageId)) return [activity];
      const clipped = clipToDays(activity);
      return clipped.slots.length === 0 && activity.slots.length > 0 ? [] : [clipped];
    });
  return newActivity ? [...kept, newActivity] : kept;
}
