import type { OrganisationKind } from '@/lib/access';
import type { Db } from '@/lib/platform/database';
import { fromDay, toDay } from '@/lib/platform/days';
import { addWeeks, type IsoWeek, mondayOf, toIsoWeek } from '@/lib/time';
import type { CaseWeekDto } from '../case-dto';
import { picturedWeek, readableGapCause } from '../rules/reader-view';

interface Asked {
  municipalityId: string;
  caseId: string;
  thisWeek: IsoWeek;
  weeks: number;
  reader: OrganisationKind;
}

/** The kept figures of a case for the last `weeks` weeks including this one, oldest first. Weeks before the case began are missing. */
export async function listWeeksOfCase(
  db: Db,
  { municipalityId, caseId, thisWeek, weeks, reader }: Asked,
): Promise<CaseWeekDto[]> {
  const rows = await db.caseWeek.findMany({
    where: {
      municipalityId,
      caseId,
      week: { gte: fromDay(mondayOf(addWeeks(thisWeek, 1 - weeks))), lte: fromDay(mondayOf(thisWeek)) },
    },
    orderBy: { week: 'asc' },
  });
  return rows.map((row) => ({
    week: toIsoWeek(toDay(row.week)),
    level: row.level,
    isFormallyFullTimeOnly: row.isFormallyFullTimeOnly,
    fullTimeMinutes: row.fullTimeMinutes,
    requiredMinutes: row.requiredMinutes,
    assignedMinutes: row.assignedMinutes,
    gapMinutes: row.gapMinutes,
    doubleBookedMinutes: row.doubleBookedMinutes,
    programmeMinutes: row.programmeMinutes,
    hasDeductionMismatch: row.hasDeductionMismatch,
    picture: picturedWeek(row, reader),
    gapCause: readableGapCause(row, reader),
    attendance: {
      plannedMinutes: row.reportedPlannedMinutes,
      attendedMinutes: row.attendedMinutes,
      excusedMinutes: row.excusedMinutes,
      unexcusedMinutes: row.unexcusedMinutes,
      cancelledMinutes: row.cancelledMinutes,
      unansweredMinutes: row.unansweredMinutes,
    },
  }));
}
