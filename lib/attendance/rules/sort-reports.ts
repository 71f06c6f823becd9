import type { IsoDay } from '../../time';
import { type AttendanceFaultReason, type AttendanceStatus, validateAttendanceDay } from './attendance-day';

/** What somebody wants to report of an activity on a day. */
export interface ReportedCell {
  caseId: string;
  activityId: string;
  day: IsoDay;
  presentMinutes: number;
  status: AttendanceStatus;
  /** The revision of the report that the reporter saw; null when there was none. */
  seenRevision: number | null;
}

/** What stands already. */
export interface StandingReport {
  attendanceId: string;
  plannedMinutes: number;
  presentMinutes: number;
  status: AttendanceStatus;
  revision: number;
}

export interface SortedReports<Cell extends ReportedCell = ReportedCell> {
  /** Reported for the first time. */
  fresh: { cell: Cell; plannedMinutes: number }[];
  /** Other values than those that stand, and that the reporter saw. */
  corrected: { cell: Cell; standing: StandingReport }[];
  /** Exactly what stands: nothing is done, whoever reported it. */
  unchanged: Cell[];
  /** Somebody else has reported other values than the reporter saw. */
  conflicting: Cell[];
  faults: { cell: Cell; reason: AttendanceFaultReason }[];
}

/** The key of one activity of one person on one day. */
export function cellKey({ caseId, activityId, day }: Pick<ReportedCell, 'caseId' | 'activityId' | 'day'>): string {
  return `${caseId} ${activityId} ${day}`;
}

/**
 * Sorts what is to be reported by what must be done with it. The planned minutes are the server's: those of the plan for a fresh report, and
 * for a correction those that the report was made against. Both maps go by {@link cellKey}.
 */
export function sortReports<Cell extends ReportedCell>({
  cells,
  plannedMinutes,
  standing,
  today,
}: {
  cells: readonly Cell[];
  plannedMinutes: ReadonlyMap<string, number>;
  standing: ReadonlyMap<string, StandingReport>;
  today: IsoDay;
}): SortedReports<Cell> {
  const sorted: SortedReports<Cell> = { fresh: [], corrected: [], unchanged: [], conflicting: [], faults: [] };
  for (const cell of cells) {
    const key = cellKey(cell);
    const before = standing.get(key) ?? null;
    const planned = before?.plannedMinutes ?? plannedMinutes.get(key) ?? 0;
    const { day, presentMinutes, status } = cell;
    const [fault] = validateAttendanceDay({ day, plannedMinutes: planned, presentMinutes, status }, { today });
    if (fault) sorted.faults.push({ cell, reason: fault.reason });
    else if (before === null && cell.seenRevision !== null) sorted.conflicting.push(cell);
    else if (before === null) sorted.fresh.push({ cell, plannedMinutes: planned });
    else if (before.presentMinutes === presentMinutes && before.status === status) sorted.unchanged.push(cell);
    else if (before.revision !== cell.seenRevision) sorted.conflicting.push(cell);
    else sorted.corrected.push({ cell, standing: before });
  }
  return sorted;
}
