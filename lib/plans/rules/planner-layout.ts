import type { Slot } from './planned-activity';
import type { PlannerActivity } from './planner-edits';

/** The steps of the grid in minutes, and the finer ones on demand. */
export const GRID_STEP_MINUTES = 30;
export const FINE_STEP_MINUTES = 15;
/** The hours that are always shown: 07–18. */
export const USUAL_HOURS = { startsMinute: 7 * 60, endsMinute: 18 * 60 };

/** Which part of its day's width a slot has: the `lane`-th of `lanes` equally wide ones. */
export interface Lane {
  lane: number;
  lanes: number;
}

/**
 * Puts the slots of one day side by side where they overlap: each gets the first lane that is free, and all that hang
 * together through overlaps share the width.
 */
export function layOutDay<T extends { key: string; startsMinute: number; endsMinute: number }>(
  slots: readonly T[],
): Map<string, Lane> {
  const lanes = new Map<string, Lane>();
  let cluster: { key: string; lane: number }[] = [];
  let endsOfLanes: number[] = [];
  const close = () => {
    for (const { key, lane } of cluster) lanes.set(key, { lane, lanes: endsOfLanes.length });
    cluster = [];
    endsOfLanes = [];
  };
  for (const slot of slots.toSorted((a, b) => a.startsMinute - b.startsMinute || b.endsMinute - a.endsMinute)) {
    if (endsOfLanes.every((ends) => ends <= slot.startsMinute)) close();
    const free = endsOfLanes.findIndex((ends) => ends <= slot.startsMinute);
    const lane = free === -1 ? endsOfLanes.length : free;
    endsOfLanes[lane] = slot.endsMinute;
    cluster.push({ key: slot.key, lane });
  }
  close();
  return lanes;
}

/** The hours and days that the grid must show: the usual ones, and whatever lies outside them, in whole hours. */
export function findGridRange(
  activities: readonly Pick<PlannerActivity, 'slots'>[],
  { withWeekend }: { withWeekend: boolean },
): { startsMinute: number; endsMinute: number; lastWeekday: number } {
  let { startsMinute, endsMinute } = USUAL_HOURS;
  let lastWeekday = withWeekend ? 7 : 5;
  for (const slot of activities.flatMap(({ slots }) => slots)) {
    startsMinute = Math.min(startsMinute, Math.floor(slot.startsMinute / 60) * 60);
    endsMinute = Math.max(endsMinute, Math.ceil(slot.endsMinute / 60) * 60);
    if (slot.weekday > 5) lastWeekday = 7;
  }
  return { startsMinute, endsMinute, lastWeekday };
}

/** The nearest minute of the step. */
export function snapMinute(minute: number, step: number): number {
  return Math.round(minute / step) * step;
}

/** The step at or before the minute. */
export function floorMinute(minute: number, step: number): number {
  return Math.floor(minute / step) * step;
}

/**
 * A new slot where the user points: three hours, though not past the next slot of the day or the end of the grid. Null where
 * no quarter of an hour is free.
 */
export function proposeSlot({
  weekday,
  startsMinute,
  daySlots,
  endsMinute,
}: {
  weekday: number;
  startsMinute: number;
  daySlots: readonly Pick<Slot, 'startsMinute' | 'endsMinute'>[];
  endsMinute: number;
}): Slot | null {
  const next = daySlots.reduce(
    (least, slot) => (slot.endsMinute > startsMinute ? Math.min(least, slot.startsMinute) : least),
    endsMinute,
  );
  const ends = Math.min(startsMinute + USUAL_SLOT_MINUTES, next);
  return ends - startsMinute < FINE_STEP_MINUTES ? null : { weekday, startsMinute, endsMinute: ends };
}

const USUAL_SLOT_MINUTES = 180;
const USUAL_START_MINUTE = 9 * 60;
const SHORTEST_GAP_MINUTES = 60;

/**
 * Where a slot fits on a day when nobody has pointed: at nine if the hour is free, else in the first free hour from eight till eight
 * in the evening. Null on a day that is full.
 */
export function findFreeMinute(daySlots: readonly Pick<Slot, 'startsMinute' | 'endsMinute'>[]): number | null {
  const isFree = (minute: number) =>
    daySlots.every((slot) => slot.endsMinute <= minute || slot.startsMinute >= minute + SHORTEST_GAP_MINUTES);
  const starts = [USUAL_START_MINUTE, 8 * 60, ...daySlots.map((slot) => slot.endsMinute).toSorted((a, b) => a - b)];
  return (
    starts.find((minute) => minute >= 8 * 60 && minute + SHORTEST_GAP_MINUTES <= LATEST_MINUTE && isFree(minute)) ??
    null
  );
}

/** The end of the latest slot that is proposed. */
export const LATEST_MINUTE = 20 * 60;
