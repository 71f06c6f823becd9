import {
  type AttendanceCell,
  type AttendanceGrid,
  type AttendanceRow,
  type AttendanceStatus,
  cellKey,
  type ReportedCell,
} from '@/lib/attendance';
import type { CellEntry, CellFault } from './cell-text';

/** What is written in a cell and not saved. */
export interface CellDraft {
  /** Null when what is written cannot be read. */
  entry: CellEntry | null;
  fault: CellFault | null;
  /** As it was written, so that a fault can be mended. */
  text: string;
  /** The revision of the report when it was written; null when there was none. Another now is a conflict. */
  seenRevision: number | null;
}

/** Unsaved cells by {@link keyOf}. */
export type Drafts = Readonly<Record<string, CellDraft>>;

export interface CellPlace {
  row: number;
  column: number;
}

export interface FoundCell {
  row: AttendanceRow;
  cell: AttendanceCell;
  key: string;
}

export function keyOf(row: AttendanceRow, cell: AttendanceCell): string {
  return cellKey({ caseId: row.caseId, activityId: row.activityId, day: cell.day });
}

/** The cell at the place, or null outside the grid. */
export function findCell({ rows }: AttendanceGrid, { row, column }: CellPlace): FoundCell | null {
  const found = rows[row];
  const cell = found?.cells[column];
  return found && cell ? { row: found, cell, key: keyOf(found, cell) } : null;
}

/** Whether something can be written in the cell: the day has ended, something is planned, and the reader may report. */
export function isOpen({ days, canReport }: AttendanceGrid, cell: AttendanceCell): boolean {
  return canReport && cell.plannedMinutes > 0 && (days.find(({ day }) => day === cell.day)?.hasEnded ?? false);
}

/** What the cell says now: what is written in it, else what is reported, else nothing. */
export function entryOf(cell: AttendanceCell, draft: CellDraft | undefined): CellEntry | null {
  if (draft) return draft.entry;
  return cell.report && { presentMinutes: cell.report.presentMinutes, status: cell.report.status };
}

/**
 * What is left of the week for this day of an activity without times, beside what its other days take; null for one with times. What absence
 * takes is what is left over, so a draft of it takes only the time that the person was there.
 */
export function weekLeftOf(row: AttendanceRow, cell: AttendanceCell, drafts: Drafts): number | null {
  if (row.flexibleWeekMinutes === null) return null;
  const taken = row.cells
    .filter(({ day }) => day !== cell.day)
    .reduce((sum, other) => {
      const draft = drafts[keyOf(row, other)];
      return sum + (draft ? (draft.entry?.presentMinutes ?? 0) : (other.report?.plannedMinutes ?? 0));
    }, 0);
  return Math.max(0, row.flexibleWeekMinutes - taken);
}

/** What was written in a cell: something that can be read, or not. */
export type EnteredCell = { entry: CellEntry; text: string } | { fault: CellFault; text: string };

/** The drafts with this cell changed; a cell that says what is already reported is no draft. */
export function enter(drafts: Drafts, { cell, key }: FoundCell, change: EnteredCell | null): Drafts {
  const { [key]: before, ...others } = drafts;
  if (change === null) return others;
  const seenRevision = before ? before.seenRevision : (cell.report?.revision ?? null);
  if ('fault' in change) return { ...others, [key]: { entry: null, seenRevision, ...change } };
  const { entry, text } = change;
  if (isReported(cell, entry)) return others;
  return { ...others, [key]: { entry, text, fault: entry.status === null ? 'REST_UNSAID' : null, seenRevision } };
}

function isReported({ report }: AttendanceCell, entry: CellEntry): boolean {
  return report !== null && report.presentMinutes === entry.presentMinutes && report.status === entry.status;
}

/** «Alla kom»: every ended day that nobody has reported or written in becomes present for the planned time. */
export function everyoneCame(grid: AttendanceGrid, drafts: Drafts): Drafts {
  const filled: Record<string, CellDraft> = { ...drafts };
  for (const { row, cell, key } of listCells(grid)) {
    if (!isOpen(grid, cell) || cell.report !== null || filled[key]) continue;
    const presentMinutes = Math.min(cell.plannedMinutes, weekLeftOf(row, cell, filled) ?? cell.plannedMinutes);
    if (presentMinutes === 0) continue;
    const entry: CellEntry = { presentMinutes, status: 'PRESENT' };
    filled[key] = { entry, fault: null, text: '', seenRevision: null };
  }
  return filled;
}

function listCells({ rows }: AttendanceGrid): FoundCell[] {
  return rows.flatMap((row) => row.cells.map((cell) => ({ row, cell, key: keyOf(row, cell) })));
}

export interface PendingReport {
  cells: ReportedCell[];
  /** How many of them change something that is reported. */
  corrections: number;
  /** Where something must be mended or said first. */
  unfinished: CellPlace[];
  /** What somebody else reported while these were written. */
  conflicts: FoundCell[];
}

/** What the drafts come to when they are saved. One's own report is no surprise, also when it was saved a moment ago. */
export function listPending(grid: AttendanceGrid, drafts: Drafts): PendingReport {
  const pending: PendingReport = { cells: [], corrections: 0, unfinished: [], conflicts: [] };
  grid.rows.forEach((row, rowIndex) => {
    row.cells.forEach((cell, column) => {
      const found = { row, cell, key: keyOf(row, cell) };
      const draft = drafts[found.key];
      if (!draft) return;
      const { entry, seenRevision } = draft;
      if (entry === null || entry.status === null) {
        pending.unfinished.push({ row: rowIndex, column });
        return;
      }
      if (isReported(cell, entry)) return;
      const isSeen = (cell.report?.revision ?? null) === seenRevision || cell.report?.isOwnReport;
      if (!isSeen) pending.conflicts.push(found);
      else if (cell.report) pending.corrections += 1;
      pending.cells.push({
        caseId: row.caseId,
        activityId: row.activityId,
        day: cell.day,
        presentMinutes: entry.presentMinutes,
        status: entry.status,
        seenRevision: isSeen ? (cell.report?.revision ?? null) : seenRevision,
      });
    });
  });
  return pending;
}

/** The drafts with a conflict settled: theirs stands, or mine becomes a correction of theirs. */
export function settle(drafts: Drafts, { cell, key }: FoundCell, whose: 'theirs' | 'mine'): Drafts {
  const { [key]: draft, ...others } = drafts;
  if (!draft || whose === 'theirs') return others;
  return { ...others, [key]: { ...draft, seenRevision: cell.report?.revision ?? null } };
}

/** The drafts without those of cells that are no longer in the grid or that now say what is reported. */
export function keepMeaningful(grid: AttendanceGrid, drafts: Drafts): Drafts {
  const kept: Record<string, CellDraft> = {};
  for (const { cell, key } of listCells(grid)) {
    const draft = drafts[key];
    if (draft && isOpen(grid, cell) && !(draft.entry && isReported(cell, draft.entry))) kept[key] = draft;
  }
  return kept;
}

export interface RowSummary {
  plannedMinutes: number;
  presentMinutes: number;
  /** How many days each kind of absence touched, in the order of the statuses. */
  deviations: { status: AttendanceStatus; days: number }[];
}

const DEVIATIONS: AttendanceStatus[] = [
  'SICK',
  'SICK_CHILD',
  'APPROVED_ABSENCE',
  'UNEXCUSED_ABSENCE',
  'CANCELLED',
  'NOT_ANSWERED',
];

/** The week of one row: hours present of those planned, and what else it was. */
export function summariseRow(row: AttendanceRow, drafts: Drafts): RowSummary {
  const entries = row.cells.map((cell) => entryOf(cell, drafts[keyOf(row, cell)]));
  return {
    plannedMinutes: row.cells.reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0),
    presentMinutes: entries.reduce((sum, entry) => sum + (entry?.presentMinutes ?? 0), 0),
    deviations: DEVIATIONS.flatMap((status) => {
      const days = entries.filter((entry) => entry?.status === status).length;
      return days > 0 ? [{ status, days }] : [];
    }),
  };
}

/** Hours present on each day, and in the whole week, over all rows. */
export function summariseDays(
  grid: AttendanceGrid,
  drafts: Drafts,
): { byDay: number[]; present: number; planned: number } {
  const byDay = grid.days.map((_day, column) =>
    grid.rows.reduce((sum, row) => {
      const cell = row.cells[column];
      return sum + ((cell && entryOf(cell, drafts[keyOf(row, cell)])?.presentMinutes) ?? 0);
    }, 0),
  );
  return {
    byDay,
    present: byDay.reduce((sum, minutes) => sum + minutes, 0),
    planned: grid.rows.reduce((sum, row) => sum + summariseRow(row, drafts).plannedMinutes, 0),
  };
}

export type Direction = 'up' | 'down' | 'left' | 'right' | 'first' | 'last';

const STEPS: Record<Direction, CellPlace> = {
  up: { row: -1, column: 0 },
  down: { row: 1, column: 0 },
  left: { row: 0, column: -1 },
  right: { row: 0, column: 1 },
  first: { row: 0, column: 1 },
  last: { row: 0, column: -1 },
};

/** The next open cell in the direction, past those that are closed; null when there is none. */
export function findNext(grid: AttendanceGrid, from: CellPlace, direction: Direction): CellPlace | null {
  const step = STEPS[direction];
  let place: CellPlace =
    direction === 'first'
      ? { row: from.row, column: -1 }
      : direction === 'last'
        ? { row: from.row, column: grid.days.length }
        : from;
  for (;;) {
    place = { row: place.row + step.row, column: place.column + step.column };
    const found = findCell(grid, place);
    if (!found) return null;
    if (isOpen(grid, found.cell)) return place;
  }
}

/** The first open cell, those without a report before others; null when nothing can be written. */
export function findFirst(grid: AttendanceGrid): CellPlace | null {
  const open = grid.rows.flatMap((row, index) =>
    row.cells.flatMap((cell, column) =>
      isOpen(grid, cell) ? [{ row: index, column, isReported: cell.report !== null }] : [],
    ),
  );
  const found = open.find(({ isReported }) => !isReported) ?? open[0];
  return found ? { row: found.row, column: found.column } : null;
}

/** How many ended days are planned, and how many of them lack a report, or a verification by another than the reader. */
export function countGrid(grid: AttendanceGrid) {
  const ended = listCells(grid).filter(
    ({ row, cell }) =>
      cell.plannedMinutes > 0 &&
      grid.days.some(({ day, hasEnded }) => hasEnded && day === cell.day) &&
      // Hours without times that are used up leave nothing to report on the other days.
      (cell.report !== null || weekLeftOf(row, cell, {}) !== 0),
  );
  const reports = ended.flatMap(({ cell }) => cell.report ?? []);
  const unverified = reports.filter(({ verifiedByName }) => verifiedByName === null);
  return {
    ended: ended.length,
    unreported: ended.length - reports.length,
    unverified: unverified.length,
    verifiable: unverified.filter(({ isOwnReport }) => !isOwnReport),
  };
}
