/** A line of what a check or a confirmation tells while it goes on. Percentages follow from `done` of `total`. */
export type ImportProgress =
  | { phase: 'reading' | 'comparing' | 'importing'; done: number; total: number; rows: number }
  | { phase: 'done'; importId: string }
  | { phase: 'refused'; reason: string; values: Record<string, string> };
