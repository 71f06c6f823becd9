import type { CommandContext } from '@/lib/access';
import { recordAudits } from '@/lib/audit/server';
import { type Db, withActor } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import { notFoundRefusal, Refusal, refuseUnless } from '@/lib/platform/refusal';
import { daysOfWeek } from '@/lib/time';
import { casesWithinReach } from '../queries/participations';
import { decideVerification } from '../rules/decide-verification';
import type { VerifyAttendanceInput } from '../schemas';
import { lockCasesWithinReach } from './lock-cases';

/** Verifies reported days; see {@link verifyReports}. */
export async function verifyAttendance(
  context: CommandContext,
  input: VerifyAttendanceInput,
): Promise<{ verified: number }> {
  return withActor(context.actor, (db) => verifyReports(db, context, input));
}

/**
 * Verifies reported days in the transaction of something greater, all or none: exactly those that the verifier saw, in the form in which they
 * were seen, and none that the verifier reported (domain, section 3). What is verified already is left as it is.
 *
 * @throws Refusal 'notFound', 'attendanceChangedMeanwhile', 'attendanceVerifiedByReporter'.
 */
export async function verifyReports(
  db: Db,
  { actor, now, today }: CommandContext,
  { week, reports }: VerifyAttendanceInput,
): Promise<{ verified: number }> {
  const days = daysOfWeek(week);
  const asked = {
    municipalityId: { in: actor.municipalityIds },
    id: { in: reports.map(({ attendanceId }) => attendanceId) },
    attendedOn: { gte: fromDay(days[0]), lte: fromDay(days[6]) },
    caseRecord: casesWithinReach({ actor, today }),
  };
  const seen = await db.attendance.findMany({ where: asked, select: { caseId: true } });
  if (seen.length !== new Set(asked.id.in).size) throw notFoundRefusal();
  const municipalityOf = await lockCasesWithinReach(
    db,
    { actor, today },
    [...new Set(seen.map(({ caseId }) => caseId))].sort(),
  );

  const standing = await db.attendance.findMany({ where: asked });
  const seenRevision = new Map(reports.map((report) => [report.attendanceId, report.seenRevision]));
  if (standing.some(({ id, revision }) => revision !== seenRevision.get(id))) {
    throw new Refusal('attendanceChangedMeanwhile');
  }
  const unverified = standing.filter(({ verifiedBy }) => verifiedBy === null);
  for (const { reportedBy, verifiedBy } of unverified) {
    refuseUnless(decideVerification({ reportedBy, verifiedBy, actorUserId: actor.userId }));
  }
  if (unverified.length === 0) return { verified: 0 };
  await db.attendance.updateMany({
    where: { municipalityId: asked.municipalityId, id: { in: unverified.map(({ id }) => id) } },
    data: { verifiedBy: actor.userId, verifiedAt: now },
  });
  const entries = [...Map.groupBy(unverified, ({ caseId }) => caseId)].map(([caseId, list]) => ({
    caseId,
    municipalityId: municipalityOf.get(caseId) ?? '',
    detail: { week, verified: list.length },
  }));
  await recordAudits(db, actor, 'attendance.verify', entries, now);
  return { verified: unverified.length };
}
