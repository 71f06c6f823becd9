import type { IsoDay } from '../../time';
import type { PlanActivity } from './plan-content';
import type { ActivityException, Slot } from './planned-activity';

/** A slot while it is drawn: `key` names it as long as the planner is open. */
export interface PlannerSlot extends Slot {
  key: string;
}

/** An activity while its week is drawn. */
export interface PlannerActivity extends Omit<PlanActivity, 'slots'> {
  slots: PlannerSlot[];
}

/** What the planner holds; every edit gives a new one and leaves the old as it was. */
export interface PlannerState {
  activities: readonly PlannerActivity[];
  /** The number of the next key. */
  nextKey: number;
}

/** Where a slot is put; minutes count from midnight. */
export interface SlotPlace {
  weekday: number;
  startsMinute: number;
}

export const MINUTES_PER_DAY = 1440;
/** No slot is drawn shorter than this. */
export const SHORTEST_SLOT_MINUTES = 15;

/** What a saved version holds, ready to be drawn. */
export function openPlanner(activities: readonly PlanActivity[]): PlannerState {
  let nextKey = 1;
  const keyed = activities.map((activity) => ({
    ...activity,
    slots: activity.slots.map((slot) => ({ ...slot, key: `s${nextKey++}` })),
  }));
  return { activities: keyed, nextKey };
}

/** What is saved of the drawn week, slots in the order of the week. */
export function closePlanner({ activities }: PlannerState): PlanActivity[] {
  return activities.map((activity) => ({
    ...activity,
    slots: sortSlots(activity.slots).map(({ weekday, startsMinute, endsMinute, startsOn = null, endsOn = null }) => ({
      weekday,
      startsMinute,
      endsMinute,
      startsOn,
      endsOn,
    })),
  }));
}

/** The slots in the order of the week, as they are saved: errors name a slot by its place in it. */
export function sortSlots<T extends Slot>(slots: readonly T[]): T[] {
  return slots.toSorted(
    (a, b) =>
      a.weekday - b.weekday ||
      a.startsMinute - b.startsMinute ||
      ((a.startsOn ?? '') < (b.startsOn ?? '') ? -1 : Number((a.startsOn ?? '') > (b.startsOn ?? ''))),
  );
}

/** The slot of the key with its activity; null when it is gone. */
export function findSlot(
  { activities }: PlannerState,
  key: string,
): { activity: PlannerActivity; slot: PlannerSlot } | null {
  for (const activity of activities) {
    const slot = activity.slots.find((each) => each.key === key);
    if (slot) return { activity, slot };
  }
  return null;
}

/**
 * Adds a slot for the activity; the new one has the key `s${state.nextKey}`. An activity of flexible hours gets fixed times
 * from now on: it has one or the other.
 */
export function addSlot(state: PlannerState, lineageId: string, slot: Slot): PlannerState {
  const added = { ...withinDay(slot), key: `s${state.nextKey}` };
  return {
    nextKey: state.nextKey + 1,
    activities: state.activities.map((activity) =>
      activity.lineageId === lineageId
        ? { ...activity, flexibleWeeklyMinutes: null, slots: [...activity.slots, added] }
        : activity,
    ),
  };
}

/** Moves a slot and keeps its length; it stays within the day. */
export function moveSlot(state: PlannerState, key: string, { weekday, startsMinute }: SlotPlace): PlannerState {
  return changeSlot(state, key, (slot) => {
    const length = slot.endsMinute - slot.startsMinute;
    const starts = clamp(startsMinute, 0, MINUTES_PER_DAY - length);
    return { ...slot, weekday: clamp(weekday, 1, 7), startsMinute: starts, endsMinute: starts + length };
  });
}

/** Moves the beginning or the end of a slot; the other edge stands, and the slot keeps at least a quarter of an hour. */
export function resizeSlot(
  state: PlannerState,
  key: string,
  edge: { startsMinute: number } | { endsMinute: number },
): PlannerState {
  return changeSlot(state, key, (slot) =>
    'startsMinute' in edge
      ? { ...slot, startsMinute: clamp(edge.startsMinute, 0, slot.endsMinute - SHORTEST_SLOT_MINUTES) }
      : {
          ...slot,
          endsMinute: clamp(edge.endsMinute, slot.startsMinute + SHORTEST_SLOT_MINUTES, MINUTES_PER_DAY),
        },
  );
}

/** Copies a slot to another place; the copy has the key `s${state.nextKey}`. */
export function copySlot(state: PlannerState, key: string, { weekday, startsMinute }: SlotPlace): PlannerState {
  const found = findSlot(state, key);
  if (!found) return state;
  const length = found.slot.endsMinute - found.slot.startsMinute;
  const starts = clamp(startsMinute, 0, MINUTES_PER_DAY - length);
  const { startsOn, endsOn } = found.slot;
  const at = { weekday, startsMinute: starts, endsMinute: starts + length };
  return addSlot(state, found.activity.lineageId, { ...at, startsOn, endsOn });
}

/** The day after that a copy goes to: the next weekday, and from Friday round to Monday unless the weekend is in use. */
export function nextDayOf(weekday: number, lastWeekday: number): number {
  return weekday >= lastWeekday ? 1 : weekday + 1;
}

/** Takes a slot away. */
export function deleteSlot(state: PlannerState, key: string): PlannerState {
  return {
    ...state,
    activities: state.activities.map((activity) =>
      activity.slots.some((slot) => slot.key === key)
        ? { ...activity, slots: activity.slots.filter((slot) => slot.key !== key) }
        : activity,
    ),
  };
}

/**
 * Makes one slot of those of the same activity and the same days that lie on top of each other, so that what is put down can be saved.
 * The one put down keeps its key. Slots that only touch stay apart: a break may come between them.
 */
export function settleSlot(state: PlannerState, key: string): PlannerState {
  const found = findSlot(state, key);
  if (!found) return state;
  let { startsMinute, endsMinute } = found.slot;
  let others = found.activity.slots.filter((slot) => slot.key !== key);
  for (;;) {
    const overlapped = others.find(
      (slot) =>
        slot.weekday === found.slot.weekday &&
        slot.startsMinute < endsMinute &&
        slot.endsMinute > startsMinute &&
        hasSameDays(slot, found.slot),
    );
    if (!overlapped) break;
    startsMinute = Math.min(startsMinute, overlapped.startsMinute);
    endsMinute = Math.max(endsMinute, overlapped.endsMinute);
    others = others.filter((slot) => slot !== overlapped);
  }
  if (others.length === found.activity.slots.length - 1) return state;
  return changeActivity(state, found.activity.lineageId, {
    slots: [...others, { ...found.slot, startsMinute, endsMinute }],
  });
}

/** The slot of the same activity that has the same times and days on another weekday; null when there is none. */
export function findTwin(state: PlannerState, key: string, weekday: number): PlannerSlot | null {
  const found = findSlot(state, key);
  if (!found) return null;
  const { startsMinute, endsMinute } = found.slot;
  const isTwin = (slot: PlannerSlot) =>
    slot.weekday === weekday &&
    slot.startsMinute === startsMinute &&
    slot.endsMinute === endsMinute &&
    hasSameDays(slot, found.slot);
  return found.activity.slots.find(isTwin) ?? null;
}

/** Copies the slot to each of the weekdays where the activity does not already have the same time. */
export function copyToWeekdays(state: PlannerState, key: string, weekdays: readonly number[]): PlannerState {
  return weekdays.reduce((current, weekday) => {
    const found = findSlot(current, key);
    if (!found || findTwin(current, key, weekday)) return current;
    const copied = copySlot(current, key, { weekday, startsMinute: found.slot.startsMinute });
    return settleSlot(copied, `s${current.nextKey}`);
  }, state);
}

/** Monday to Friday. */
export const WORKDAYS: readonly number[] = [1, 2, 3, 4, 5];

/** Gives the slot on one more weekday the same time, or takes that one away. The slot's own day stays. */
export function toggleWeekday(state: PlannerState, key: string, weekday: number): PlannerState {
  const twin = findTwin(state, key, weekday);
  if (!twin) return copyToWeekdays(state, key, [weekday]);
  return twin.key === key ? state : deleteSlot(state, twin.key);
}

/** Sets the days within which the slot is held; null is as the activity. */
export function changeSlotDays(
  state: PlannerState,
  key: string,
  days: Partial<Pick<Slot, 'startsOn' | 'endsOn'>>,
): PlannerState {
  return changeSlot(state, key, (slot) => ({ ...slot, ...days }));
}

/** Excepts the activity from its week for a period. */
export function addException(state: PlannerState, lineageId: string, exception: ActivityException): PlannerState {
  const activity = state.activities.find((each) => each.lineageId === lineageId);
  if (!activity) return state;
  const exceptions = [...activity.exceptions, exception].toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : 1));
  return changeActivity(state, lineageId, { exceptions });
}

/** Takes an exception away. */
export function removeException(state: PlannerState, lineageId: string, exception: ActivityException): PlannerState {
  const activity = state.activities.find((each) => each.lineageId === lineageId);
  if (!activity) return state;
  return changeActivity(state, lineageId, {
    exceptions: activity.exceptions.filter((each) => each !== exception),
  });
}

function hasSameDays(a: Slot, b: Slot): boolean {
  return (a.startsOn ?? null) === (b.startsOn ?? null) && (a.endsOn ?? null) === (b.endsOn ?? null);
}

/** Adds an activity last in the list. */
export function addActivity(state: PlannerState, activity: PlannerActivity): PlannerState {
  return { ...state, activities: [...state.activities, activity] };
}

/** Takes an activity and its slots away. */
export function removeActivity(state: PlannerState, lineageId: string): PlannerState {
  return { ...state, activities: state.activities.filter((activity) => activity.lineageId !== lineageId) };
}

/** Changes what is said of an activity. */
export function changeActivity(
  state: PlannerState,
  lineageId: string,
  change: Partial<Omit<PlannerActivity, 'lineageId'>>,
): PlannerState {
  return {
    ...state,
    activities: state.activities.map((activity) =>
      activity.lineageId === lineageId ? { ...activity, ...change } : activity,
    ),
  };
}

/** Gives an activity hours without a fixed time, or takes them back with null. Its slots go: it has one or the other. */
export function setFlexibleMinutes(state: PlannerState, lineageId: string, minutes: number | null): PlannerState {
  const activity = state.activities.find((each) => each.lineageId === lineageId);
  if (!activity) return state;
  return changeActivity(state, lineageId, {
    flexibleWeeklyMinutes: minutes,
    slots: minutes === null ? activity.slots : [],
  });
}

/** Moves the first day of the plan, and with it the activities that begin with the plan. */
export function moveStart(state: PlannerState, { from, to }: { from: IsoDay; to: IsoDay }): PlannerState {
  return {
    ...state,
    activities: state.activities.map((activity) =>
      activity.startsOn === from && (activity.endsOn === null || activity.endsOn >= to)
        ? { ...activity, startsOn: to }
        : activity,
    ),
  };
}

function changeSlot(state: PlannerState, key: string, change: (slot: PlannerSlot) => PlannerSlot): PlannerState {
  return {
    ...state,
    activities: state.activities.map((activity) =>
      activity.slots.some((slot) => slot.key === key)
        ? { ...activity, slots: activity.slots.map((slot) => (slot.key === key ? change(slot) : slot)) }
        : activity,
    ),
  };
}

function withinDay({ weekday, startsMinute, endsMinute, startsOn = null, endsOn = null }: Slot): Slot {
  const starts = clamp(Math.min(startsMinute, endsMinute), 0, MINUTES_PER_DAY - SHORTEST_SLOT_MINUTES);
  const ends = clamp(Math.max(startsMinute, endsMinute), starts + SHORTEST_SLOT_MINUTES, MINUTES_PER_DAY);
  return { weekday: clamp(weekday, 1, 7), startsMinute: starts, endsMinute: ends, startsOn, endsOn };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
