import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import type { PlanActivity } from '@/lib/plans';
import { withActor } from '@/lib/platform/database';
import { Refusal } from '@/lib/platform/refusal';
import type { PlanAlternative } from '../plan-ideas-dto';
import { loadAlternatives } from '../queries/list-plan-alternatives';
import type { SwapPlanAlternativeInput } from '../schemas';
import { lockDraft, refuseFaultyWeek, requireSeen } from './lock-draft';
import { toJson } from './save-plan-alternative';

/**
 * Takes out what an alternative holds, for the planner to draw on, and keeps the week that was drawn in its place: nothing is lost, and
 * doing it again takes it back. The draft itself is saved by the planner like every other change of it.
 * @throws Refusal 'planAlternativeChangedMeanwhile', 'planAlternativeFaulty', and those of {@link lockDraft}.
 */
export async function swapPlanAlternative(
  { actor, now, today }: CommandContext,
  { alternativeId, revision, activities, ...draft }: SwapPlanAlternativeInput,
): Promise<{ chosen: PlanActivity[]; alternatives: PlanAlternative[] }> {
  return withActor(actor, async (db) => {
    const key = await lockDraft(db, actor, draft);
    refuseFaultyWeek(activities, today);
    const place = { ...key, versionId: key.planVersionId };
    const held = (await loadAlternatives(db, place)).find(({ id }) => id === alternativeId);
    if (!held) throw new Refusal('planAlternativeChangedMeanwhile');
    requireSeen(
      await db.planAlternative.updateMany({
        where: { ...key, id: alternativeId, revision },
        data: { activities: toJson(activities), revision: revision + 1, changedBy: actor.userId, changedAt: now },
      }),
    );
    const { municipalityId, caseId } = key;
    await recordAudit(
      db,
      actor,
      {
        action: 'plan-alternative.swap',
        ...{ municipalityId, caseId, subjectId: alternativeId },
        detail: { letter: held.letter },
      },
      now,
    );
    return { chosen: held.activities, alternatives: await loadAlternatives(db, place) };
  });
}
