import type { Slot } from '../../plans';

/** The hours in which a time that is not yet agreed may be placed: before and after lunch on a working day. */
const USUAL_SPANS = [
  { startsMinute: 8 * 60, endsMinute: 12 * 60 },
  { startsMinute: 13 * 60, endsMinute: 16 * 60 },
] as const;
const STEP_MINUTES = 15;
/** A shorter piece is not worth the journey. */
export const SHORTEST_PIECE_MINUTES = 60;

/** Whether the two lie on top of each other; those that only touch do not. */
export function overlaps(a: Slot, b: Slot): boolean {
  return a.weekday === b.weekday && a.startsMinute < b.endsMinute && b.startsMinute < a.endsMinute;
}

/** What is free of the usual hours on the given weekdays, in the order of the week, on the quarters of the hour. */
export function listFreePieces(busy: readonly Slot[], weekdays: readonly number[]): Slot[] {
  return weekdays.flatMap((weekday) => {
    const taken = busy.filter((slot) => slot.weekday === weekday).toSorted((a, b) => a.startsMinute - b.startsMinute);
    return USUAL_SPANS.flatMap((span) => {
      const pieces: Slot[] = [];
      let from: number = span.startsMinute;
      for (const { startsMinute, endsMinute } of taken) {
        if (startsMinute > from)
          pieces.push({ weekday, startsMinute: from, endsMinute: Math.min(startsMinute, span.endsMinute) });
        from = Math.max(from, endsMinute);
      }
      pieces.push({ weekday, startsMinute: from, endsMinute: span.endsMinute });
      return pieces.map(toQuarters).filter((piece) => lengthOf(piece) >= SHORTEST_PIECE_MINUTES);
    });
  });
}

/**
 * Places as much of `minutes` as there is room for in the free time, the longest pieces first. The pieces come in the order of the
 * week; none overlaps anything busy, and each is at least an hour.
 */
export function placeInFreeTime({
  minutes,
  busy,
  weekdays,
}: {
  minutes: number;
  busy: readonly Slot[];
  weekdays: readonly number[];
}): Slot[] {
  const placed: Slot[] = [];
  let left = Math.floor(minutes / STEP_MINUTES) * STEP_MINUTES;
  for (const piece of listFreePieces(busy, weekdays).toSorted((a, b) => lengthOf(b) - lengthOf(a))) {
    const length = Math.min(left, lengthOf(piece));
    if (length < SHORTEST_PIECE_MINUTES) continue;
    placed.push({ ...piece, endsMinute: piece.startsMinute + length });
    left -= length;
  }
  return placed.toSorted((a, b) => a.weekday - b.weekday || a.startsMinute - b.startsMinute);
}

/** How long the slot is, in minutes. */
export function lengthOf({ startsMinute, endsMinute }: Slot): number {
  return endsMinute - startsMinute;
}

function toQuarters({ weekday, startsMinute, endsMinute }: Slot): Slot {
  return {
    weekday,
    startsMinute: Math.ceil(startsMinute / STEP_MINUTES) * STEP_MINUTES,
    endsMinute: Math.floor(endsMinute / STEP_MINUTES) * STEP_MINUTES,
  };
}
