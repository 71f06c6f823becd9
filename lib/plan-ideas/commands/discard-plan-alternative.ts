import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import type { PlanAlternative } from '../plan-ideas-dto';
import { loadAlternatives } from '../queries/list-plan-alternatives';
import type { DiscardPlanAlternativeInput } from '../schemas';
import { lockDraft, requireSeen } from './lock-draft';

/** Throws an alternative away as it was seen. @throws Refusal 'planAlternativeChangedMeanwhile', and those of {@link lockDraft}. */
export async function discardPlanAlternative(
  { actor, now }: CommandContext,
  { alternativeId, revision, ...draft }: DiscardPlanAlternativeInput,
): Promise<PlanAlternative[]> {
  return withActor(actor, async (db) => {
    const key = await lockDraft(db, actor, draft);
    requireSeen(await db.planAlternative.deleteMany({ where: { ...key, id: alternativeId, revision } }));
    const { municipalityId, caseId } = key;
    const entry = { action: 'plan-alternative.discard', municipalityId, caseId, subjectId: alternativeId };
    await recordAudit(db, actor, entry, now);
    return loadAlternatives(db, { ...key, versionId: key.planVersionId });
  });
}
