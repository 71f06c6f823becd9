import { addDays, type IsoDay, type IsoWeek, toIsoWeek } from '../../time';

/** The week one most likely wants to report: the one that holds the last ended day. On a Monday that is last week. */
export function pickReportWeek(today: IsoDay): IsoWeek {
  return toIsoWeek(addDays(today, -1));
}
