import type { CommandContext } from '@/lib/access';
import { recordAudits } from '@/lib/audit/server';
import { type Db, withActor } from '@/lib/platform/database';
import { fromDay, toDay } from '@/lib/platform/days';
import { notFoundRefusal, Refusal } from '@/lib/platform/refusal';
import { daysOfWeek } from '@/lib/time';
import { loadAllParticipations, type Participation } from '../queries/participations';
import {
  activityKey,
  cellKey,
  type ReportedCell,
  type SortedReports,
  type StandingReport,
  sortReports,
} from '../rules/sort-reports';
import type { ReportAttendanceInput } from '../schemas';
import { lockCasesWithinReach } from './lock-cases';

/** How many days were reported, corrected and left as they were. */
export interface ReportedAttendance {
  reported: number;
  corrected: number;
  unchanged: number;
}

/**
 * Reports a week of attendance, of a person or of a whole group, all or nothing (domain, section 3). The planned minutes are the plan's and
 * never the client's; hours without times are used on the days on which they were held. The same content twice changes nothing; other content than what stands is a correction, which needs a reason and keeps
 * the old values. The sums of the case-weeks follow in the database. `fields` of a refusal go by {@link cellKey}.
 *
 * @throws Refusal 'notFound', 'attendanceFaults', 'attendanceChangedMeanwhile', 'correctionNeedsReason'.
 */
export async function reportAttendance(
  { actor, now, today }: CommandContext,
  { week, cells, correctionReason }: ReportAttendanceInput,
): Promise<ReportedAttendance> {
  return withActor(actor, async (db) => {
    const caseIds = [...new Set(cells.map(({ caseId }) => caseId))].sort();
    const municipalityOf = await lockCasesWithinReach(db, { actor, today }, caseIds);
    const participations = await loadAllParticipations(db, { actor, today }, { week, caseIds });
    const byActivity = new Map(participations.map((each) => [`${each.caseId} ${each.activityId}`, each]));
    const isWithinReach = ({ caseId, activityId, day }: ReportedCell) => {
      const participation = byActivity.get(`${caseId} ${activityId}`);
      return participation !== undefined && (participation.lastDay === null || day <= participation.lastDay);
    };
    if (!cells.every(isWithinReach)) throw notFoundRefusal();

    const days = daysOfWeek(week);
    const standing = await loadStanding(db, municipalityOf, { monday: days[0], sunday: days[6] });
    const sorted = sortReports({
      cells,
      plannedMinutes: plannedByCell(participations),
      flexibleWeeks: flexibleByActivity(participations),
      standing,
      today,
    });
    refuse(sorted, correctionReason);

    const at = { userId: actor.userId, now };
    await insertReports(db, sorted.fresh, { municipalityOf, byActivity, ...at });
    await correctReports(db, sorted.corrected, { municipalityOf, reason: correctionReason, ...at });
    await recordAudits(db, actor, 'attendance.report', auditEntries(sorted, municipalityOf, week), now);
    return { reported: sorted.fresh.length, corrected: sorted.corrected.length, unchanged: sorted.unchanged.length };
  });
}

function refuse({ faults, conflicting, corrected }: SortedReports, correctionReason: string): void {
  if (faults.length > 0) {
    throw new Refusal(
      'attendanceFaults',
      Object.fromEntries(faults.map(({ cell, reason }) => [cellKey(cell), reason])),
    );
  }
  if (conflicting.length > 0) {
    const fields = conflicting.map((cell) => [cellKey(cell), 'attendanceChangedMeanwhile']);
    throw new Refusal('attendanceChangedMeanwhile', Object.fromEntries(fields));
  }
  if (corrected.length > 0 && correctionReason === '') {
    throw new Refusal('correctionNeedsReason', { correctionReason: 'correctionNeedsReason' });
  }
}

function plannedByCell(participations: Participation[]): Map<string, number> {
  return new Map(
    participations.flatMap(({ caseId, activityId, plannedByDay }) =>
      Object.entries(plannedByDay).map(([day, minutes]) => [cellKey({ caseId, activityId, day }), minutes] as const),
    ),
  );
}

function flexibleByActivity(participations: Participation[]): Map<string, number> {
  return new Map(
    participations.flatMap((each) =>
      each.flexibleWeekMinutes === null ? [] : [[activityKey(each), each.flexibleWeekMinutes] as const],
    ),
  );
}

async function loadStanding(
  db: Db,
  municipalityOf: Map<string, string>,
  { monday, sunday }: { monday: string; sunday: string },
): Promise<Map<string, StandingReport>> {
  const rows = await db.attendance.findMany({
    where: {
      municipalityId: { in: [...new Set(municipalityOf.values())] },
      caseId: { in: [...municipalityOf.keys()] },
      attendedOn: { gte: fromDay(monday), lte: fromDay(sunday) },
    },
  });
  return new Map(
    rows.map(({ id, caseId, lineageId, attendedOn, plannedMinutes, presentMinutes, status, revision }) => [
      cellKey({ caseId, activityId: lineageId, day: toDay(attendedOn) }),
      { attendanceId: id, plannedMinutes, presentMinutes, status, revision },
    ]),
  );
}

interface Writing {
  municipalityOf: Map<string, string>;
  userId: string;
  now: Date;
}

async function insertReports(
  db: Db,
  fresh: SortedReports['fresh'],
  { municipalityOf, byActivity, userId, now }: Writing & { byActivity: Map<string, Participation> },
): Promise<void> {
  if (fresh.length === 0) return;
  await db.attendance.createMany({
    data: fresh.map(({ cell: { caseId, activityId, day, presentMinutes, status }, plannedMinutes }) => ({
      municipalityId: municipalityOf.get(caseId) ?? '',
      caseId,
      lineageId: activityId,
      providerId: byActivity.get(`${caseId} ${activityId}`)?.providerId ?? null,
      attendedOn: fromDay(day),
      plannedMinutes,
      presentMinutes,
      status,
      reportedBy: userId,
      reportedAt: now,
    })),
  });
}

async function correctReports(
  db: Db,
  corrected: SortedReports['corrected'],
  { municipalityOf, userId, now, reason }: Writing & { reason: string },
): Promise<void> {
  if (corrected.length === 0) return;
  const rows = corrected.map(({ cell, standing, plannedMinutes }) => ({
    municipality_id: municipalityOf.get(cell.caseId),
    id: standing.attendanceId,
    revision: standing.revision,
    planned_minutes: plannedMinutes,
    present_minutes: cell.presentMinutes,
    status: cell.status,
  }));
  const count = await db.$executeRaw`
    update attendances a set planned_minutes = c.planned_minutes, present_minutes = c.present_minutes, status = c.status, reported_by = ${userId}::uuid,
      reported_at = ${now}, correction_reason = ${reason}, revision = a.revision + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as c(municipality_id uuid, id uuid, revision int, planned_minutes int, present_minutes int, status attendance_status)
    where a.municipality_id = c.municipality_id and a.id = c.id and a.revision = c.revision`;
  if (count !== rows.length) throw new Refusal('attendanceChangedMeanwhile');
}

function auditEntries({ fresh, corrected }: SortedReports, municipalityOf: Map<string, string>, week: string) {
  const written: { cell: ReportedCell; isCorrection: boolean }[] = [
    ...fresh.map(({ cell }) => ({ cell, isCorrection: false })),
    ...corrected.map(({ cell }) => ({ cell, isCorrection: true })),
  ];
  return [...Map.groupBy(written, ({ cell }) => cell.caseId)].map(([caseId, list]) => ({
    caseId,
    municipalityId: municipalityOf.get(caseId) ?? '',
    detail: {
      week,
      reported: list.filter(({ isCorrection }) => !isCorrection).length,
      corrected: list.filter(({ isCorrection }) => isCorrection).length,
    },
  }));
}
