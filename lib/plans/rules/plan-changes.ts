import { type IsoDay, type IsoWeek, toIsoWeek } from '../../time';
import { listSlotsInWeek } from './activity-dates';
import type { PlanActivity, PlanContent, PlanTexts } from './plan-content';
import { TEXT_FIELDS } from './plan-differences';
import type { ActivityException, Slot } from './planned-activity';
import { summariseSlots } from './slot-summary';

/** One thing that is otherwise with an activity that both versions have. Times are in words: «tis 08.00–12.00». */
export type ActivityChangeDetail =
  | { what: 'TIMES_ADDED' | 'TIMES_REMOVED'; times: string }
  | { what: 'TIMES_MOVED' | 'TITLE'; from: string; to: string }
  | { what: 'FLEXIBLE'; fromMinutes: number | null; toMinutes: number | null }
  | { what: 'STARTS'; from: IsoDay; to: IsoDay }
  | { what: 'ENDS'; from: IsoDay | null; to: IsoDay | null }
  | { what: 'PLACE' | 'CONTACT'; from: string; to: string }
  | { what: 'EXCEPTION_ADDED' | 'EXCEPTION_REMOVED'; exception: ActivityException }
  | { what: 'TRAVEL'; fromMinutes: number | null; toMinutes: number | null };

/** What happens to one activity from one version to the next. */
export interface ActivityChange {
  lineageId: string;
  title: string;
  /** HAS_ENDED: left out because its last day had passed when the later version began. */
  kind: 'ADDED' | 'REMOVED' | 'HAS_ENDED' | 'CHANGED';
  /** Minutes by which its own time grows, or shrinks, in the week in which the change is first seen. */
  minutesDelta: number;
  /** Of an activity that is added or removed: its times in words, empty without fixed times. */
  times: string;
  details: ActivityChangeDetail[];
}

/** A text, choice or day that the two versions have differently. */
export interface TextChange {
  field: keyof PlanTexts;
  from: PlanTexts[keyof PlanTexts];
  to: PlanTexts[keyof PlanTexts];
}

export interface PlanChanges {
  activities: ActivityChange[];
  texts: TextChange[];
}

/**
 * What is otherwise in the later of two versions, in the order of the page: each activity, then the words. Empty when they
 * say the same. A slot that is exchanged for one other on the same day is told as moved.
 */
export function listPlanChanges(earlier: PlanContent, later: PlanContent): PlanChanges {
  const pairs = pairActivities(earlier.activities, later.activities);
  return {
    activities: pairs.flatMap(({ before, after }) => compareActivities(before, after, later.startsOn)),
    texts: TEXT_FIELDS.filter((field) => earlier[field] !== later[field]).map((field) => ({
      field,
      from: earlier[field],
      to: later[field],
    })),
  };
}

interface ActivityPair {
  before: PlanActivity | undefined;
  after: PlanActivity | undefined;
}

/**
 * Each activity of the later version with what it was, then those that are gone. What has been drawn anew is of another lineage; it goes on
 * from one of the same type and name that is gone, since that is what a reader sees.
 */
function pairActivities(before: readonly PlanActivity[], after: readonly PlanActivity[]): ActivityPair[] {
  const isIn = (list: readonly PlanActivity[], { lineageId }: PlanActivity) =>
    list.some((each) => each.lineageId === lineageId);
  const gone = before.filter((activity) => !isIn(after, activity));
  const pairs = after.map((activity): ActivityPair => {
    const kept = before.find(({ lineageId }) => lineageId === activity.lineageId);
    if (kept) return { before: kept, after: activity };
    const place = gone.findIndex(({ typeCode, title }) => typeCode === activity.typeCode && title === activity.title);
    return { before: place < 0 ? undefined : gone.splice(place, 1)[0], after: activity };
  });
  return [...pairs, ...gone.map((activity): ActivityPair => ({ before: activity, after: undefined }))];
}

function compareActivities(
  before: PlanActivity | undefined,
  after: PlanActivity | undefined,
  laterStartsOn: IsoDay,
): ActivityChange[] {
  const seenOn = [laterStartsOn, after?.startsOn ?? laterStartsOn].toSorted()[1] ?? laterStartsOn;
  const week = toIsoWeek(seenOn);
  if (!before) return after ? [wholeChange('ADDED', after, weeklyMinutes(after, week))] : [];
  if (!after) {
    const hasEnded = before.endsOn !== null && before.endsOn < laterStartsOn;
    return [wholeChange(hasEnded ? 'HAS_ENDED' : 'REMOVED', before, -weeklyMinutes(before, week))];
  }
  const details = listDetails(before, after);
  if (details.length === 0) return [];
  const minutesDelta = weeklyMinutes(after, week) - weeklyMinutes(before, week);
  return [{ lineageId: after.lineageId, title: after.title, kind: 'CHANGED', minutesDelta, times: '', details }];
}

function wholeChange(
  kind: 'ADDED' | 'REMOVED' | 'HAS_ENDED',
  { lineageId, title, slots }: PlanActivity,
  minutesDelta: number,
): ActivityChange {
  return { lineageId, title, kind, minutesDelta, times: summariseSlots(slots), details: [] };
}

function listDetails(before: PlanActivity, after: PlanActivity): ActivityChangeDetail[] {
  const details: ActivityChangeDetail[] = [...compareSlots(before.slots, after.slots)];
  if (before.flexibleWeeklyMinutes !== after.flexibleWeeklyMinutes) {
    details.push({
      what: 'FLEXIBLE',
      fromMinutes: before.flexibleWeeklyMinutes,
      toMinutes: after.flexibleWeeklyMinutes,
    });
  }
  if (before.startsOn !== after.startsOn) details.push({ what: 'STARTS', from: before.startsOn, to: after.startsOn });
  if (before.endsOn !== after.endsOn) details.push({ what: 'ENDS', from: before.endsOn, to: after.endsOn });
  const words = [
    { what: 'TITLE', from: before.title, to: after.title },
    { what: 'PLACE', from: before.place, to: after.place },
    { what: 'CONTACT', from: contactOf(before), to: contactOf(after) },
  ] as const;
  details.push(...words.filter(({ from, to }) => from !== to));
  if (before.travelMinutes !== after.travelMinutes) {
    details.push({ what: 'TRAVEL', fromMinutes: before.travelMinutes, toMinutes: after.travelMinutes });
  }
  return [...details, ...compareExceptions(before.exceptions, after.exceptions)];
}

function compareExceptions(
  before: readonly ActivityException[],
  after: readonly ActivityException[],
): ActivityChangeDetail[] {
  const isIn = (list: readonly ActivityException[], { fromOn, toOn, reason }: ActivityException) =>
    list.some((other) => other.fromOn === fromOn && other.toOn === toOn && other.reason === reason);
  return [
    ...after
      .filter((exception) => !isIn(before, exception))
      .map((exception) => ({ what: 'EXCEPTION_ADDED' as const, exception })),
    ...before
      .filter((exception) => !isIn(after, exception))
      .map((exception) => ({ what: 'EXCEPTION_REMOVED' as const, exception })),
  ];
}

function compareSlots(before: readonly Slot[], after: readonly Slot[]): ActivityChangeDetail[] {
  const removed = before.filter((slot) => !after.some((other) => isSameSlot(slot, other)));
  const added = after.filter((slot) => !before.some((other) => isSameSlot(slot, other)));
  const isExchange = ({ weekday }: Slot) =>
    removed.filter((slot) => slot.weekday === weekday).length === 1 &&
    added.filter((slot) => slot.weekday === weekday).length === 1;
  const details: ActivityChangeDetail[] = [];
  const movedFrom = removed.filter(isExchange);
  if (movedFrom.length > 0) {
    details.push({
      what: 'TIMES_MOVED',
      from: summariseSlots(movedFrom),
      to: summariseSlots(added.filter(isExchange)),
    });
  }
  const onlyAdded = added.filter((slot) => !isExchange(slot));
  const onlyRemoved = removed.filter((slot) => !isExchange(slot));
  if (onlyAdded.length > 0) details.push({ what: 'TIMES_ADDED', times: summariseSlots(onlyAdded) });
  if (onlyRemoved.length > 0) details.push({ what: 'TIMES_REMOVED', times: summariseSlots(onlyRemoved) });
  return details;
}

function isSameSlot(a: Slot, b: Slot): boolean {
  const dates = ({ startsOn = null, endsOn = null }: Slot) => `${startsOn}–${endsOn}`;
  const times = ({ weekday, startsMinute, endsMinute }: Slot) => `${weekday} ${startsMinute}–${endsMinute}`;
  return times(a) === times(b) && dates(a) === dates(b);
}

function contactOf({ contactName, contactPhone, contactEmail }: PlanActivity): string {
  return [contactName, contactPhone, contactEmail].filter((word) => word !== '').join(', ');
}

/** What the activity itself holds of an ordinary week at that time, before any double booking is counted off. */
function weeklyMinutes({ slots, flexibleWeeklyMinutes }: PlanActivity, week: IsoWeek): number {
  return listSlotsInWeek(slots, week).reduce(
    (sum, { startsMinute, endsMinute }) => sum + endsMinute - startsMinute,
    flexibleWeeklyMinutes ?? 0,
  );
}
