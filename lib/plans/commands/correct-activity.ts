import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { type Db, withActor } from '@/lib/platform/database';
import { notFoundRefusal, Refusal } from '@/lib/platform/refusal';
import { findPlanVersionRow } from '../queries/plan-versions';
import { CORRECTABLE_FIELDS, type CorrectableWords, listCorrections } from '../rules/correction';
import type { CorrectActivityInput } from '../schemas';
import { lockOpenCase } from './open-version';

/**
 * Corrects where an activity of the plan in force is and whom to call there: no new version, no approvals lost, seen by both with who and when.
 * A draft that said the same follows along. @throws Refusal 'notFound', 'caseClosed', 'planNotInForce', 'planChangedMeanwhile' when it says
 * something else than the writer saw, 'planNothingCorrected'.
 */
export async function correctActivity(
  { actor, now }: CommandContext,
  { caseId, versionId, lineageId, seen, ...after }: CorrectActivityInput,
): Promise<{ corrected: number }> {
  return withActor(actor, async (db) => {
    const { municipalityId } = await lockOpenCase(db, actor, caseId);
    const key = { municipalityId, caseId };
    const version = await findPlanVersionRow(db, { ...key, id: versionId });
    const activity = version?.activities.find((each) => each.lineageId === lineageId);
    if (!version || !activity) throw notFoundRefusal();
    if (version.state !== 'APPROVED') throw new Refusal('planNotInForce');
    if (CORRECTABLE_FIELDS.some((field) => activity[field] !== seen[field])) throw new Refusal('planChangedMeanwhile');
    const corrections = listCorrections(activity, after);
    if (corrections.length === 0) throw new Refusal('planNothingCorrected');

    const words = Object.fromEntries(corrections.map(({ field, newValue }) => [field, newValue]));
    await db.activity.updateMany({ where: { municipalityId, planVersionId: versionId, lineageId }, data: words });
    await carryIntoDraft(db, { ...key, lineageId, before: seen, words });
    await db.planCorrection.createMany({
      data: corrections.map((correction) => ({
        ...key,
        planVersionId: versionId,
        lineageId,
        title: activity.title,
        ...correction,
        correctedBy: actor.userId,
        correctedAt: now,
      })),
    });
    const detail = { lineageId, fields: corrections.map(({ field }) => field) };
    await recordAudit(db, actor, { action: 'plan.correct', ...key, subjectId: versionId, detail }, now);
    return { corrected: corrections.length };
  });
}

/** A draft copied before the correction would undo it when it is approved. The revision moves on, so that nobody who draws it undoes it unseen. */
async function carryIntoDraft(
  db: Db,
  {
    municipalityId,
    caseId,
    lineageId,
    before,
    words,
  }: { municipalityId: string; caseId: string; lineageId: string; before: CorrectableWords; words: object },
): Promise<void> {
  const draft = await db.planVersion.findFirst({
    where: { municipalityId, caseId, state: 'DRAFT' },
    select: { id: true },
  });
  if (!draft) return;
  const { count } = await db.activity.updateMany({
    where: { municipalityId, planVersionId: draft.id, lineageId, ...before },
    data: words,
  });
  if (count === 0) return;
  await db.planVersion.updateMany({
    where: { municipalityId, id: draft.id, state: 'DRAFT' },
    data: { revision: { increment: 1 } },
  });
}
