'use client';

import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import {
  applyDrag,
  type Drag,
  FINE_STEP_MINUTES,
  findSlot,
  GRID_STEP_MINUTES,
  type GridPoint,
  type HeldEdit,
  type PlannerState,
} from '@/lib/plans';

/** Closer than this to where it was pressed, the pointer has clicked and not dragged. */
const CLICK_PIXELS = 4;

interface SlotDragOptions {
  /** The part of the grid that holds the days, without the hours beside them. */
  body: RefObject<HTMLElement | null>;
  state: PlannerState;
  startsMinute: number;
  endsMinute: number;
  days: readonly number[];
  /** A finger drags this one and no other. */
  selectedKey: string | null;
  /** For whom a slot is drawn; null when no activity is chosen. */
  lineageId: string | null;
  onHold: (held: HeldEdit | null) => void;
  onPutDown: (held: HeldEdit, kind: Drag['kind']) => void;
  /** A click on a slot, or on an empty place. */
  onClickSlot: (key: string) => void;
  onClickEmpty: (point: GridPoint) => void;
}

interface Press {
  drag: Drag | null;
  key: string | null;
  from: GridPoint;
  clientX: number;
  clientY: number;
  isTouch: boolean;
  hasMoved: boolean;
  held: HeldEdit | null;
  kind: Drag['kind'];
}

/**
 * Draws, moves, copies (Alt or Ctrl) and resizes slots by pointer: mouse, pen and touch. Shift takes the finer steps. Escape lets go
 * and changes nothing. A finger scrolls the page unless it is on the chosen slot: a tap chooses or adds, and then one drags.
 */
export function useSlotDrag(options: SlotDragOptions) {
  const press = useRef<Press | null>(null);
  const latest = useRef(options);
  latest.current = options;

  useEffect(() => {
    const letGo = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !press.current?.hasMoved) return;
      event.preventDefault();
      event.stopPropagation();
      press.current = null;
      latest.current.onHold(null);
    };
    window.addEventListener('keydown', letGo, true);
    return () => window.removeEventListener('keydown', letGo, true);
  }, []);

  const readPoint = (event: PointerEvent): GridPoint | null => {
    const { body, startsMinute, endsMinute, days } = latest.current;
    const box = body.current?.getBoundingClientRect();
    if (!box || box.width === 0) return null;
    const column = Math.floor(((event.clientX - box.left) / box.width) * days.length);
    const weekday = days[Math.min(Math.max(column, 0), days.length - 1)] ?? 1;
    const minute = startsMinute + ((event.clientY - box.top) / box.height) * (endsMinute - startsMinute);
    return { weekday, minute };
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || !(event.target instanceof Element) || !isWithin(latest.current.body.current, event))
      return;
    const from = readPoint(event);
    if (!from) return;
    const key = event.target.closest<HTMLElement>('[data-slot]')?.dataset.slot ?? null;
    const edge = event.target.closest<HTMLElement>('[data-edge]')?.dataset.edge ?? null;
    const drag = beginDrag(latest.current, { key, edge, from });
    press.current = {
      drag,
      key,
      from,
      clientX: event.clientX,
      clientY: event.clientY,
      isTouch: event.pointerType === 'touch',
      hasMoved: false,
      held: null,
      kind: drag?.kind ?? 'DRAW',
    };
    event.currentTarget.setPointerCapture(event.pointerId);
  };

  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const current = press.current;
    if (!current) return;
    const distance = Math.hypot(event.clientX - current.clientX, event.clientY - current.clientY);
    if (!current.hasMoved && distance < CLICK_PIXELS) return;
    current.hasMoved = true;
    const point = readPoint(event);
    if (!current.drag || !point || (current.isTouch && current.key !== latest.current.selectedKey)) return;
    const { state, startsMinute, endsMinute, onHold } = latest.current;
    const isCopy = event.altKey || event.ctrlKey;
    const drag: Drag = current.drag.kind === 'MOVE' && isCopy ? { ...current.drag, kind: 'COPY' } : current.drag;
    const step = event.shiftKey ? FINE_STEP_MINUTES : GRID_STEP_MINUTES;
    const held = applyDrag(state, drag, point, { step, startsMinute, endsMinute });
    // Most movements stay within a step of the grid: then nothing is new, and nothing is drawn.
    if (drag.kind === current.kind && isSameHold(held, current.held)) return;
    current.kind = drag.kind;
    current.held = held;
    onHold(held);
  };

  const onPointerUp = () => {
    const current = press.current;
    press.current = null;
    if (!current) return;
    if (current.held) latest.current.onPutDown(current.held, current.kind);
    else if (current.hasMoved) return;
    else if (current.key) latest.current.onClickSlot(current.key);
    else latest.current.onClickEmpty(current.from);
  };

  const onPointerCancel = () => {
    press.current = null;
    latest.current.onHold(null);
  };

  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel };
}

function isWithin(body: HTMLElement | null, { clientX, clientY }: PointerEvent): boolean {
  const box = body?.getBoundingClientRect();
  return box !== undefined && clientX >= box.left && clientX < box.right && clientY >= box.top && clientY < box.bottom;
}

function beginDrag(
  { state, lineageId }: SlotDragOptions,
  { key, edge, from }: { key: string | null; edge: string | null; from: GridPoint },
): Drag | null {
  if (key === null) {
    return lineageId === null ? null : { kind: 'DRAW', lineageId, weekday: from.weekday, fromMinute: from.minute };
  }
  if (edge !== null) return { kind: edge === 'start' ? 'RESIZE_START' : 'RESIZE_END', key };
  const slot = findSlot(state, key)?.slot;
  return slot ? { kind: 'MOVE', key, grabMinutes: from.minute - slot.startsMinute } : null;
}

function isSameHold(a: HeldEdit | null, b: HeldEdit | null): boolean {
  const [one, other] = [a, b].map((held) => held && findSlot(held.state, held.key)?.slot);
  return (
    one != null &&
    other != null &&
    one.key === other.key &&
    one.weekday === other.weekday &&
    one.startsMinute === other.startsMinute &&
    one.endsMinute === other.endsMinute
  );
}
