'use client';

import { useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import {
  beginHistory,
  findSlot,
  type HeldEdit,
  openPlanner,
  type PlanActivity,
  type PlannerState,
  recordStep,
  redoStep,
  settleSlot,
  undoStep,
} from '@/lib/plans';

/**
 * The week that is being drawn: what is put down, what is held, and the way back. What is held changes with each movement of a pointer,
 * so only those who ask for it by `useShownState` are drawn anew; the object stays the same until something is put down.
 */
export interface Planner {
  /** What is put down. */
  state: PlannerState;
  canUndo: boolean;
  canRedo: boolean;
  /** One step; steps with the same `runOf` in a row are undone as one. */
  edit: (change: (state: PlannerState) => PlannerState, runOf?: string) => void;
  hold: (held: HeldEdit | null) => void;
  putDown: (held: HeldEdit) => void;
  undo: () => void;
  redo: () => void;
  /** All activities at once, as one step that can be undone. */
  replace: (activities: readonly PlanActivity[]) => void;
  /** What is held now; listeners of `subscribe` are told when it changes. */
  getHeld: () => HeldEdit | null;
  subscribe: (listener: () => void) => () => void;
}

/** Keeps the drawn week and its history. All arithmetic is in the rules of the plan. */
export function usePlanner(activities: readonly PlanActivity[]): Planner {
  const [history, setHistory] = useState(() => beginHistory(openPlanner(activities)));
  const held = useRef<HeldEdit | null>(null);
  const listeners = useRef(new Set<() => void>());

  const getHeld = useCallback(() => held.current, []);
  const subscribe = useCallback((listener: () => void) => {
    listeners.current.add(listener);
    return () => void listeners.current.delete(listener);
  }, []);
  const hold = useCallback((next: HeldEdit | null) => {
    if (next === held.current) return;
    held.current = next;
    for (const listener of listeners.current) listener();
  }, []);

  const edit = useCallback<Planner['edit']>((change, runOf) => {
    setHistory((current) => recordStep(current, change(current.present), runOf ?? null));
  }, []);
  const putDown = useCallback(
    (down: HeldEdit) => {
      hold(null);
      setHistory((current) =>
        isPutBack(current.present, down) ? current : recordStep(current, settleSlot(down.state, down.key)),
      );
    },
    [hold],
  );
  const undo = useCallback(() => {
    hold(null);
    setHistory(undoStep);
  }, [hold]);
  const redo = useCallback(() => {
    hold(null);
    setHistory(redoStep);
  }, [hold]);
  const replace = useCallback(
    (next: readonly PlanActivity[]) => {
      hold(null);
      setHistory((current) => recordStep(current, openPlanner(next)));
    },
    [hold],
  );

  return useMemo(
    () => ({
      state: history.present,
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
      edit,
      hold,
      putDown,
      undo,
      redo,
      replace,
      getHeld,
      subscribe,
    }),
    [history, edit, hold, putDown, undo, redo, replace, getHeld, subscribe],
  );
}

/** What is held, as it changes. */
export function useHeld({ subscribe, getHeld }: Pick<Planner, 'subscribe' | 'getHeld'>): HeldEdit | null {
  return useSyncExternalStore(subscribe, getHeld, getHeld);
}

/** What is seen: with the held slot where it would land. */
export function useShownState(planner: Planner): PlannerState {
  return useHeld(planner)?.state ?? planner.state;
}

/** Whether the slot is put down where it was taken: then there is nothing to undo. */
function isPutBack(state: PlannerState, { state: next, key }: HeldEdit): boolean {
  const [before, after] = [findSlot(state, key)?.slot, findSlot(next, key)?.slot];
  return (
    state.nextKey === next.nextKey &&
    before?.weekday === after?.weekday &&
    before?.startsMinute === after?.startsMinute &&
    before?.endsMinute === after?.endsMinute
  );
}
