import type { CommandContext } from '@/lib/access';
import { lockVisibleCase, visibleCases } from '@/lib/access/server';
import { verifyReports } from '@/lib/attendance/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { toDay } from '@/lib/platform/days';
import { notFoundRefusal, Refusal, refuseUnless } from '@/lib/platform/refusal';
import { toIsoWeek } from '@/lib/time';
import { decideSampleCheck } from '../rules/sample-check';
import type { CheckSampleItemInput } from '../schemas';

/**
 * Writes what was found of a drawn day. One that agrees is verified with it; one that differs leaves the report as it is, for the one who
 * made it to correct.
 *
 * @throws Refusal 'notFound', 'wrongParty', 'sampleAlreadyChecked', 'sampleCheckedByReporter', 'attendanceChangedMeanwhile', 'sampleNoDifference'
 */
export async function checkSampleItem(
  context: CommandContext,
  input: CheckSampleItemInput,
): Promise<{ verified: number }> {
  const { actor, now } = context;
  const { itemId, seenRevision, outcome } = input;
  if (outcome === null) throw new Refusal('invalidInput');
  if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('wrongParty');
  return withActor(actor, async (db) => {
    const asked = { municipalityId: { in: actor.municipalityIds }, id: itemId, caseRecord: visibleCases(actor) };
    const seen = await db.verificationSampleItem.findFirst({ where: asked, select: { caseId: true } });
    if (!seen) throw notFoundRefusal();
    await lockVisibleCase(db, actor, seen.caseId);
    const item = await db.verificationSampleItem.findFirst({ where: asked, include: { attendance: true } });
    if (!item) throw notFoundRefusal();
    const { municipalityId, caseId, attendance } = item;
    const foundMinutes = outcome === 'DIFFERS' ? input.foundMinutes : null;
    refuseUnless(
      decideSampleCheck({
        isChecked: item.outcome !== null,
        reporters: [item.reportedBy, attendance.reportedBy],
        actorUserId: actor.userId,
        revision: attendance.revision,
        seenRevision,
        reportedMinutes: attendance.presentMinutes,
        foundMinutes,
      }),
    );
    const reports = [{ attendanceId: attendance.id, seenRevision }];
    const week = toIsoWeek(toDay(attendance.attendedOn));
    const { verified } = outcome === 'AGREES' ? await verifyReports(db, context, { week, reports }) : { verified: 0 };
    const { count } = await db.verificationSampleItem.updateMany({
      where: { municipalityId, id: itemId, outcome: null },
      data: {
        outcome,
        method: outcome === 'NOT_CHECKABLE' ? null : input.method,
        checkedMinutes: attendance.presentMinutes,
        foundMinutes,
        words: input.words,
        checkedBy: actor.userId,
        checkedAt: now,
      },
    });
    if (count === 0) throw new Refusal('sampleAlreadyChecked');
    await recordAudit(
      db,
      actor,
      { action: 'sample.check', municipalityId, caseId, subjectId: itemId, detail: { outcome } },
      now,
    );
    return { verified };
  });
}
