import { addSlot, copySlot, findSlot, moveSlot, type PlannerState, resizeSlot } from './planner-edits';
import { floorMinute, snapMinute } from './planner-layout';

/** What the pointer has hold of in the grid. */
export type Drag =
  | { kind: 'DRAW'; lineageId: string; weekday: number; fromMinute: number }
  /** `grabMinutes`: how far into the slot it was taken. */
  | { kind: 'MOVE' | 'COPY'; key: string; grabMinutes: number }
  | { kind: 'RESIZE_START' | 'RESIZE_END'; key: string };

/** Where the pointer is, in the terms of the grid. */
export interface GridPoint {
  weekday: number;
  minute: number;
}

/** An edit that is not yet put down: the week as it would be, and the slot that is held. */
export interface HeldEdit {
  state: PlannerState;
  key: string;
}

/**
 * The week as it would be if the pointer let go at `point`, on the steps of the grid and within its hours. Null when the slot is gone.
 */
export function applyDrag(
  state: PlannerState,
  drag: Drag,
  point: GridPoint,
  { step, startsMinute, endsMinute }: { step: number; startsMinute: number; endsMinute: number },
): HeldEdit | null {
  const minute = Math.min(Math.max(point.minute, startsMinute), endsMinute);
  if (drag.kind === 'DRAW') {
    const from = floorMinute(drag.fromMinute, step);
    const to = floorMinute(Math.min(minute, endsMinute - 1), step);
    const slot = { weekday: drag.weekday, startsMinute: Math.min(from, to), endsMinute: Math.max(from, to) + step };
    return { state: addSlot(state, drag.lineageId, slot), key: `s${state.nextKey}` };
  }
  const found = findSlot(state, drag.key);
  if (!found) return null;
  if (drag.kind !== 'MOVE' && drag.kind !== 'COPY') {
    const snapped = snapMinute(minute, step);
    const edge = drag.kind === 'RESIZE_START' ? { startsMinute: snapped } : { endsMinute: snapped };
    return { state: resizeSlot(state, drag.key, edge), key: drag.key };
  }
  const length = found.slot.endsMinute - found.slot.startsMinute;
  const wanted = snapMinute(minute - drag.grabMinutes, step);
  const starts = Math.max(startsMinute, Math.min(wanted, endsMinute - length));
  const place = { weekday: point.weekday, startsMinute: starts };
  return drag.kind === 'COPY'
    ? { state: copySlot(state, drag.key, place), key: `s${state.nextKey}` }
    : { state: moveSlot(state, drag.key, place), key: drag.key };
}

/** A step by arrow key with a slot held: the whole slot, or one of its edges. */
export function applyArrow(
  { state, key }: HeldEdit,
  arrow: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight',
  { step, edge, lastWeekday }: { step: number; edge: 'START' | 'END' | null; lastWeekday: number },
): HeldEdit {
  const found = findSlot(state, key);
  if (!found) return { state, key };
  const { weekday, startsMinute, endsMinute } = found.slot;
  const minutes = arrow === 'ArrowUp' ? -step : arrow === 'ArrowDown' ? step : 0;
  const days = arrow === 'ArrowLeft' ? -1 : arrow === 'ArrowRight' ? 1 : 0;
  if (edge === 'START') return { state: resizeSlot(state, key, { startsMinute: startsMinute + minutes }), key };
  if (edge === 'END') return { state: resizeSlot(state, key, { endsMinute: endsMinute + minutes }), key };
  const place = {
    weekday: Math.min(Math.max(weekday + days, 1), lastWeekday),
    startsMinute: startsMinute + minutes,
  };
  return { state: moveSlot(state, key, place), key };
}
