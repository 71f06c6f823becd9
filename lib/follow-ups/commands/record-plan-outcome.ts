import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { fromDayOrNull, toDay } from '@/lib/platform/days';
import { notFoundRefusal, Refusal, refuseUnless } from '@/lib/platform/refusal';
import { authorityOf } from '../queries/case-plans';
import { decideRecording } from '../rules/corrections';
import { isStartWithinReach } from '../rules/outcomes';
import type { RecordPlanOutcomeInput } from '../schemas';

/**
 * Writes down what came of a plan that has ended: work, studies or neither. Either authority may, and it may be done when the case is
 * closed; that is when one knows. @throws Refusal 'notFound', 'planNotEnded', 'outcomeAlreadyRecorded', 'invalidInput' for the start day.
 */
export async function recordPlanOutcome(
  { actor, now, today }: CommandContext,
  input: RecordPlanOutcomeInput,
): Promise<{ outcomeId: string }> {
  authorityOf(actor);
  const { caseId, versionId, correctsId, result, startsOn } = input;
  return withActor(actor, async (db) => {
    const { municipalityId } = await lockVisibleCase(db, actor, caseId);
    const key = { municipalityId, caseId };
    const version = await db.planVersion.findFirst({ where: { ...key, id: versionId } });
    if (!version) throw notFoundRefusal();
    if (version.state !== 'ENDED' || version.inForceFrom === null) throw new Refusal('planNotEnded');
    const hasStart = result !== 'NONE' && startsOn !== null;
    if (hasStart && !isStartWithinReach(startsOn, { planFrom: toDay(version.inForceFrom), today }))
      throw new Refusal('invalidInput', { startsOn: 'outcomeStartOutOfReach' });
    const recorded = await db.planOutcome.findMany({
      where: { ...key, planVersionId: versionId },
      select: { id: true, correctsId: true },
    });
    refuseUnless(decideRecording(recorded, correctsId));
    const { id } = await db.planOutcome.create({
      data: {
        ...key,
        planVersionId: versionId,
        result,
        startsOn: fromDayOrNull(hasStart ? startsOn : null),
        employerKind: result === 'WORK' ? input.employerKind : null,
        education: result === 'STUDIES' ? input.education : '',
        weeklyMinutes: hasStart ? input.weeklyMinutes : null,
        note: input.note,
        recordedBy: actor.userId,
        recordedAt: now,
        correctsId,
      },
      select: { id: true },
    });
    await recordAudit(
      db,
      actor,
      { action: 'plan-outcome.record', ...key, subjectId: id, detail: { versionId, result, startsOn, correctsId } },
      now,
    );
    return { outcomeId: id };
  });
}
