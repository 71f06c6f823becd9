import { addDays, type IsoDay, type IsoWeek, toIsoWeek } from '../../time';
import type { GroupToReport } from '../attendance-grid';

/** The week one most likely wants to report: the one that holds the last ended day. On a Monday that is last week. */
export function pickReportWeek(today: IsoDay): IsoWeek {
  return toIsoWeek(addDays(today, -1));
}

/** The group one most likely wants to open: the first with days left that are one's own to report, else the first. */
export function pickGroupToReport(groups: readonly GroupToReport[]): GroupToReport | null {
  const waiting = groups.find(({ waitsFor, unreportedDays }) => unreportedDays > 0 && waitsFor === null);
  return waiting ?? groups[0] ?? null;
}
