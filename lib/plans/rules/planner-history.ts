/** What was, is and was undone. Undoing never loses anything: redoing gives it back. */
export interface History<T> {
  past: readonly T[];
  present: T;
  future: readonly T[];
  /** Names a run of small edits that are undone as one: the letters typed in one field. */
  runOf: string | null;
}

const MOST_STEPS = 100;

/** A history in which nothing has been done. */
export function beginHistory<T>(present: T): History<T> {
  return { past: [], present, future: [], runOf: null };
}

/** Adds a step. With `runOf` equal to that of the step before, the two are undone together. An edit that changes nothing is no step. */
export function recordStep<T>(history: History<T>, next: T, runOf: string | null = null): History<T> {
  if (next === history.present) return history;
  const continues = runOf !== null && runOf === history.runOf;
  return {
    past: continues ? history.past : [...history.past.slice(-(MOST_STEPS - 1)), history.present],
    present: next,
    future: [],
    runOf,
  };
}

/** Goes back one step; the same history when there is none. */
export function undoStep<T>(history: History<T>): History<T> {
  const present = history.past.at(-1);
  if (present === undefined) return history;
  return { past: history.past.slice(0, -1), present, future: [history.present, ...history.future], runOf: null };
}

/** Takes back an undoing; the same history when there is none. */
export function redoStep<T>(history: History<T>): History<T> {
  const [present, ...future] = history.future;
  if (present === undefined) return history;
  return { past: [...history.past, history.present], present, future, runOf: null };
}
