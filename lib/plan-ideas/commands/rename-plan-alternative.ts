import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import type { PlanAlternative } from '../plan-ideas-dto';
import { loadAlternatives } from '../queries/list-plan-alternatives';
import type { RenamePlanAlternativeInput } from '../schemas';
import { lockDraft, requireSeen } from './lock-draft';

/** Gives an alternative another name. @throws Refusal 'planAlternativeChangedMeanwhile', and those of {@link lockDraft}. */
export async function renamePlanAlternative(
  { actor, now }: CommandContext,
  { alternativeId, revision, name, ...draft }: RenamePlanAlternativeInput,
): Promise<PlanAlternative[]> {
  return withActor(actor, async (db) => {
    const key = await lockDraft(db, actor, draft);
    requireSeen(
      await db.planAlternative.updateMany({
        where: { ...key, id: alternativeId, revision },
        data: { name, revision: revision + 1, changedBy: actor.userId, changedAt: now },
      }),
    );
    const { municipalityId, caseId } = key;
    const entry = { action: 'plan-alternative.rename', municipalityId, caseId, subjectId: alternativeId };
    await recordAudit(db, actor, entry, now);
    return loadAlternatives(db, { ...key, versionId: key.planVersionId });
  });
}
