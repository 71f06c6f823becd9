'use client';

import { useCallback, useMemo, useState } from 'react';
import {
  beginHistory,
  type HeldEdit,
  openPlanner,
  type PlanActivity,
  type PlannerState,
  recordStep,
  redoStep,
  settleSlot,
  undoStep,
} from '@/lib/plans';

/** The week that is being drawn: what is put down, what is held, and the way back. */
export interface Planner {
  /** What is put down. */
  state: PlannerState;
  /** What is seen: with the held slot where it would land. */
  shown: PlannerState;
  held: HeldEdit | null;
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
}

/** Keeps the drawn week and its history. All arithmetic is in the rules of the plan. */
export function usePlanner(activities: readonly PlanActivity[]): Planner {
  const [history, setHistory] = useState(() => beginHistory(openPlanner(activities)));
  const [held, hold] = useState<HeldEdit | null>(null);

  const edit = useCallback<Planner['edit']>((change, runOf) => {
    setHistory((current) => recordStep(current, change(current.present), runOf ?? null));
  }, []);
  const putDown = useCallback((down: HeldEdit) => {
    hold(null);
    setHistory((current) => recordStep(current, settleSlot(down.state, down.key)));
  }, []);
  const undo = useCallback(() => {
    hold(null);
    setHistory(undoStep);
  }, []);
  const redo = useCallback(() => {
    hold(null);
    setHistory(redoStep);
  }, []);
  const replace = useCallback((next: readonly PlanActivity[]) => {
    hold(null);
    setHistory((current) => recordStep(current, openPlanner(next)));
  }, []);

  return useMemo(
    () => ({
      state: history.present,
      shown: held?.state ?? history.present,
      held,
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
      edit,
      hold,
      putDown,
      undo,
      redo,
      replace,
    }),
    [history, held, edit, putDown, undo, redo, replace],
  );
}
