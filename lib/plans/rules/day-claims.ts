import { countMinutes, intersectSpans, type MinuteSpan, mergeSpans } from './minute-span';
import type { ActivityClass, PlannedActivity } from './planned-activity';

/** Two activities that claim the same minutes; the first has them. */
export interface SlotConflict {
  activityIds: [string, string];
  startsMinute: number;
  endsMinute: number;
  minutes: number;
}

/** What the activities of one day hold. Fifths of minutes, so that a flexible weekly amount stays whole. */
export interface DayClaims {
  fifthsByActivity: Record<string, number>;
  fifthsByClass: Record<ActivityClass, number>;
  programmeFifths: number;
  /** Minutes that more than one activity claims, each counted once. */
  doubleBookedMinutes: number;
  conflicts: SlotConflict[];
}

/**
 * Divides the minutes of one weekday between the activities: a minute that several claim counts once, for the
 * activity that starts first, then the one created first (domain, section 3). A flexible amount has no time of day,
 * so it meets nothing.
 */
export function claimDay(activities: readonly PlannedActivity[], weekday: number): DayClaims {
  const claims: DayClaims = {
    fifthsByActivity: {},
    fifthsByClass: { ASSIGNED: 0, OCCUPATION: 0, JOB_SEARCH: 0 },
    programmeFifths: 0,
    doubleBookedMinutes: 0,
    conflicts: [],
  };
  const earlier: { id: string; spans: MinuteSpan[] }[] = [];
  let taken: MinuteSpan[] = [];
  const contested: MinuteSpan[] = [];

  for (const activity of activities.toSorted(compareClaims)) {
    const spans = mergeSpans(activity.slots.filter((slot) => slot.weekday === weekday));
    const lost = intersectSpans(spans, taken);
    if (lost.length > 0) {
      contested.push(...lost);
      for (const other of earlier) {
        for (const span of intersectSpans(spans, other.spans)) {
          claims.conflicts.push({ activityIds: [other.id, activity.id], ...span, minutes: countMinutes([span]) });
        }
      }
    }
    if (spans.length > 0) {
      taken = mergeSpans([...taken, ...spans]);
      earlier.push({ id: activity.id, spans });
    }

    const flexibleFifths = weekday <= 5 ? (activity.flexibleWeeklyMinutes ?? 0) : 0;
    const fifths = (countMinutes(spans) - countMinutes(lost)) * 5 + flexibleFifths;
    claims.fifthsByActivity[activity.id] = fifths;
    claims.fifthsByClass[activity.activityClass] += fifths;
    if (activity.isProgramme) claims.programmeFifths += fifths;
  }
  claims.doubleBookedMinutes = countMinutes(mergeSpans(contested));
  return claims;
}

function compareClaims(a: PlannedActivity, b: PlannedActivity): number {
  if (a.startsOn !== b.startsOn) return a.startsOn < b.startsOn ? -1 : 1;
  return a.createdOrder - b.createdOrder || (a.id < b.id ? -1 : 1);
}
