'use client';

import { type KeyboardEvent, useState } from 'react';
import {
  applyArrow,
  copySlot,
  copyToWeekdays,
  deleteSlot,
  FINE_STEP_MINUTES,
  findSlot,
  GRID_STEP_MINUTES,
  type HeldEdit,
  nextDayOf,
  type PlannerSlot,
  WORKDAYS,
} from '@/lib/plans';
import type { Announcement } from './use-announcer';
import type { Planner } from './use-planner';

/** A cell of the grid: a weekday and the minute at which the row begins. */
export interface PlannerCell {
  weekday: number;
  minute: number;
}

interface GridKeysOptions {
  planner: Planner;
  cell: PlannerCell;
  days: readonly number[];
  startsMinute: number;
  endsMinute: number;
  /** The slots that cover the cell, the chosen one first. */
  slotsHere: readonly PlannerSlot[];
  onFocusCell: (cell: PlannerCell) => void;
  onSelect: (key: string | null) => void;
  onAdd: (cell: PlannerCell) => void;
  onAnnounce: (announcement: Announcement) => void;
  /** Whether a slot is in the hand from now on. */
  onCarry: (isCarrying: boolean) => void;
}

const ARROWS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const;
type Arrow = (typeof ARROWS)[number];

/**
 * The planner by keyboard alone. In the grid: arrows go from cell to cell, Enter adds a slot, or takes hold of the one that is there.
 * With a slot held: arrows move it, Shift and arrows change its end, Alt and arrows its beginning, Ctrl takes the finer steps, Enter
 * puts it down, Escape puts it back. C copies to the next day, V to every weekday, and Delete takes away, held or not.
 */
export function useGridKeys(options: GridKeysOptions) {
  const {
    planner,
    cell,
    days,
    startsMinute,
    endsMinute,
    slotsHere,
    onFocusCell,
    onSelect,
    onAdd,
    onAnnounce,
    onCarry,
  } = options;
  const [carried, setCarriedEdit] = useState<HeldEdit | null>(null);
  const setCarried = (next: HeldEdit | null) => {
    setCarriedEdit(next);
    onCarry(next !== null);
  };
  const lastWeekday = days.at(-1) ?? 5;

  const say = (kind: Exclude<Announcement['kind'], 'NOTHING_HERE' | 'ALL_WEEKDAYS'>, { state, key }: HeldEdit) => {
    const found = findSlot(state, key);
    const isTold = kind !== 'DELETED' && kind !== 'CANCELLED';
    if (found) onAnnounce({ kind, slot: found.slot, title: found.activity.title, ...(isTold ? { state } : {}) });
    return found?.slot ?? null;
  };
  const follow = (slot: PlannerSlot | null) => {
    if (slot) onFocusCell({ weekday: slot.weekday, minute: slot.startsMinute });
  };
  const carry = (next: HeldEdit) => {
    setCarried(next);
    planner.hold(next);
  };

  const putDown = (edit: HeldEdit) => {
    setCarried(null);
    planner.putDown(edit);
    say('PUT_DOWN', edit);
  };

  const cancel = () => {
    if (!carried) return;
    setCarried(null);
    planner.hold(null);
    follow(say('CANCELLED', { state: planner.state, key: carried.key }));
  };

  const copy = ({ state, key }: HeldEdit) => {
    const found = findSlot(state, key);
    if (!found) return;
    const place = { weekday: nextDayOf(found.slot.weekday, lastWeekday), startsMinute: found.slot.startsMinute };
    const copied = { state: copySlot(state, key, place), key: `s${state.nextKey}` };
    setCarried(null);
    planner.putDown(copied);
    onSelect(copied.key);
    follow(say('COPIED', copied));
  };

  const copyToAll = ({ state, key }: HeldEdit) => {
    const found = findSlot(state, key);
    if (!found) return;
    setCarried(null);
    planner.putDown({ state: copyToWeekdays(state, key, WORKDAYS), key });
    onSelect(key);
    onAnnounce({ kind: 'ALL_WEEKDAYS', slot: found.slot, title: found.activity.title });
  };

  const remove = ({ state, key }: HeldEdit) => {
    say('DELETED', { state, key });
    setCarried(null);
    planner.hold(null);
    planner.edit((current) => deleteSlot(current, key));
    onSelect(null);
  };

  const moveFocus = (key: string, isCtrl: boolean): boolean => {
    const column = days.indexOf(cell.weekday);
    const at = (weekday: number | undefined, minute: number) => {
      onFocusCell({
        weekday: weekday ?? cell.weekday,
        minute: Math.min(Math.max(minute, startsMinute), endsMinute - GRID_STEP_MINUTES),
      });
      return true;
    };
    if (key === 'ArrowUp') return at(cell.weekday, cell.minute - GRID_STEP_MINUTES);
    if (key === 'ArrowDown') return at(cell.weekday, cell.minute + GRID_STEP_MINUTES);
    if (key === 'ArrowLeft') return at(days[Math.max(column - 1, 0)], cell.minute);
    if (key === 'ArrowRight') return at(days[Math.min(column + 1, days.length - 1)], cell.minute);
    if (key === 'PageUp') return at(cell.weekday, cell.minute - 4 * GRID_STEP_MINUTES);
    if (key === 'PageDown') return at(cell.weekday, cell.minute + 4 * GRID_STEP_MINUTES);
    if (key === 'Home') return at(days[0], isCtrl ? startsMinute : cell.minute);
    if (key === 'End') return at(days.at(-1), isCtrl ? endsMinute : cell.minute);
    return false;
  };

  const onKeyWithSlot = (event: KeyboardEvent, edit: HeldEdit, isHeld: boolean): boolean => {
    if (event.key === 'Delete' || event.key === 'Backspace') {
      remove(edit);
      return true;
    }
    if (event.key === 'c' || event.key === 'C') {
      copy(edit);
      return true;
    }
    if (event.key === 'v' || event.key === 'V') {
      copyToAll(edit);
      return true;
    }
    if (!isHeld) return false;
    if (event.key === 'Escape') {
      cancel();
      return true;
    }
    if (event.key === 'Enter' || event.key === ' ') {
      putDown(edit);
      return true;
    }
    const arrow = ARROWS.find((each): each is Arrow => each === event.key);
    if (!arrow) return false;
    const step = event.ctrlKey ? FINE_STEP_MINUTES : GRID_STEP_MINUTES;
    const edge = event.altKey ? 'START' : event.shiftKey ? 'END' : null;
    const moved = applyArrow(edit, arrow, { step, edge, lastWeekday });
    carry(moved);
    const slot = say('MOVED', moved);
    if (edge !== 'END') follow(slot);
    return true;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || (event.altKey && !(carried && event.key.startsWith('Arrow')))) return;
    if (event.ctrlKey && !event.key.startsWith('Arrow') && event.key !== 'Home' && event.key !== 'End') return;
    const here = slotsHere[0];
    const edit = carried ?? (here ? { state: planner.state, key: here.key } : null);
    const isUsed = (edit && onKeyWithSlot(event, edit, carried !== null)) || onKeyInGrid(event, here);
    if (!isUsed) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const onKeyInGrid = (event: KeyboardEvent, here: PlannerSlot | undefined): boolean => {
    if (event.key === 'Enter' || event.key === ' ') {
      if (!here) {
        onAdd(cell);
        return true;
      }
      onSelect(here.key);
      carry({ state: planner.state, key: here.key });
      say('HELD', { state: planner.state, key: here.key });
      return true;
    }
    return moveFocus(event.key, event.ctrlKey);
  };

  /** Leaving the grid puts down what is held, so that nothing is lost. */
  const onLeave = () => {
    if (carried) putDown(carried);
  };

  return { onKeyDown, onLeave, isCarrying: carried !== null };
}
