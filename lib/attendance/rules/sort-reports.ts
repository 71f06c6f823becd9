import type { IsoDay } from '../../time';
import { type AttendanceFaultReason, type AttendanceStatus, validateAttendanceDay } from './attendance-day';
import { shareFlexibleWeek } from './flexible-week';

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
  corrected: { cell: Cell; standing: StandingReport; plannedMinutes: number }[];
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

/** The key of one activity of one person. */
export function activityKey({ caseId, activityId }: Pick<ReportedCell, 'caseId' | 'activityId'>): string {
  return `${caseId} ${activityId}`;
}

/**
 * Sorts what is to be reported by what must be done with it. The planned minutes are the server's: those of the plan for a fresh report, and
 * for a correction those that the report was made against; of an activity without times, its share of the week ({@link shareFlexibleWeek}).
 * Both maps of days go by {@link cellKey}; that of weeks by {@link activityKey}, with the minutes that the plan holds in the week.
 */
export function sortReports<Cell extends ReportedCell>({
  cells,
  plannedMinutes,
  flexibleWeeks = new Map(),
  standing,
  today,
}: {
  cells: readonly Cell[];
  plannedMinutes: ReadonlyMap<string, number>;
  flexibleWeeks?: ReadonlyMap<string, number>;
  standing: ReadonlyMap<string, StandingReport>;
  today: IsoDay;
}): SortedReports<Cell> {
  const sorted: SortedReports<Cell> = { fresh: [], corrected: [], unchanged: [], conflicting: [], faults: [] };
  const shares = shareFlexibleCells({ cells, plannedMinutes, flexibleWeeks, standing });
  for (const cell of cells) {
    const key = cellKey(cell);
    const before = standing.get(key) ?? null;
    const planned = shares.get(key) ?? before?.plannedMinutes ?? plannedMinutes.get(key) ?? 0;
    const { day, presentMinutes, status } = cell;
    const isMoved = shares.has(key) && before !== null && presentMinutes === 0 && status === 'PRESENT' && day < today;
    const [fault] = isMoved
      ? []
      : validateAttendanceDay({ day, plannedMinutes: planned, presentMinutes, status }, { today });
    if (fault) sorted.faults.push({ cell, reason: fault.reason });
    else if (before === null && cell.seenRevision !== null) sorted.conflicting.push(cell);
    else if (before === null) sorted.fresh.push({ cell, plannedMinutes: planned });
    else if (before.presentMinutes === presentMinutes && before.status === status) sorted.unchanged.push(cell);
    else if (before.revision !== cell.seenRevision) sorted.conflicting.push(cell);
    else sorted.corrected.push({ cell, standing: before, plannedMinutes: planned });
  }
  return sorted;
}

/**
 * What each changed cell of a flexible activity takes of its week, by {@link cellKey}. Days on which the plan holds nothing are left out, and
 * what stands unchanged or on other days keeps what it took.
 */
function shareFlexibleCells({
  cells,
  plannedMinutes,
  flexibleWeeks,
  standing,
}: {
  cells: readonly ReportedCell[];
  plannedMinutes: ReadonlyMap<string, number>;
  flexibleWeeks: ReadonlyMap<string, number>;
  standing: ReadonlyMap<string, StandingReport>;
}): Map<string, number> {
  const shares = new Map<string, number>();
  const changed = cells.filter((cell) => {
    const before = standing.get(cellKey(cell));
    if (before) return before.presentMinutes !== cell.presentMinutes || before.status !== cell.status;
    return (plannedMinutes.get(cellKey(cell)) ?? 0) > 0;
  });
  for (const [activity, list] of Map.groupBy(changed, activityKey)) {
    const weekMinutes = flexibleWeeks.get(activity);
    if (weekMinutes === undefined) continue;
    const changing = new Set(list.map(cellKey));
    const takenMinutes = [...standing]
      .filter(([key]) => key.startsWith(`${activity} `) && !changing.has(key))
      .reduce((sum, [, report]) => sum + report.plannedMinutes, 0);
    const taken = shareFlexibleWeek({ weekMinutes, takenMinutes, days: list });
    list.forEach((cell, index) => {
      shares.set(cellKey(cell), taken[index] ?? 0);
    });
  }
  return shares;
}
