import { addWeeks, daysOfWeek, type IsoDay, type IsoWeek, isPublicHoliday, toIsoWeek } from '../../time';

/** So many ended weeks are asked for: AF counts a report as late 14 days after its period. */
export const REPORT_WEEKS = 2;

/** The ended weeks that are to be reported, the last first. */
export function listReportWeeks(today: IsoDay): IsoWeek[] {
  const thisWeek = toIsoWeek(today);
  return Array.from({ length: REPORT_WEEKS }, (_, index) => addWeeks(thisWeek, -1 - index));
}

/** The days of those weeks on which something can have been planned: slots on public holidays fall away. */
export function listReportDays(today: IsoDay): IsoDay[] {
  return listReportWeeks(today).flatMap((week) => daysOfWeek(week).filter((day) => !isPublicHoliday(day)));
}
