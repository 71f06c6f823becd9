import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { Refusal } from '@/lib/platform/refusal';
import { repeatedSince } from '@/lib/platform/repeated-click';
import type { PlanAlternative } from '../plan-ideas-dto';
import { ALTERNATIVE_LETTERS, loadAlternatives } from '../queries/list-plan-alternatives';
import type { SavePlanAlternativeInput } from '../schemas';
import { lockDraft, refuseFaultyWeek } from './lock-draft';

/**
 * Keeps a week beside the draft under the first free letter, and answers with all that the draft then has. Two who save at once get a
 * letter each, as long as there is one. @throws Refusal 'planAlternativesFull', 'planAlternativeFaulty', and those of {@link lockDraft}.
 */
export async function savePlanAlternative(
  { actor, now, today }: CommandContext,
  { name, activities, ...draft }: SavePlanAlternativeInput,
): Promise<PlanAlternative[]> {
  return withActor(actor, async (db) => {
    const key = await lockDraft(db, actor, draft);
    refuseFaultyWeek(activities, today);
    const kept = { ...key, name, activities: toJson(activities), changedBy: actor.userId };
    const again = await db.planAlternative.findFirst({
      where: { ...kept, activities: { equals: kept.activities }, changedAt: { gte: repeatedSince(now) } },
      select: { id: true },
    });
    if (again) return loadAlternatives(db, { ...key, versionId: key.planVersionId });
    const taken = await db.planAlternative.findMany({ where: key, select: { letter: true } });
    const letter = ALTERNATIVE_LETTERS.find((each) => !taken.some((other) => other.letter === each));
    if (!letter) throw new Refusal('planAlternativesFull');
    const { id } = await db.planAlternative.create({
      data: { ...kept, letter, changedAt: now },
      select: { id: true },
    });
    await recordAudit(
      db,
      actor,
      {
        action: 'plan-alternative.save',
        municipalityId: key.municipalityId,
        caseId: key.caseId,
        subjectId: id,
        detail: { letter, activities: activities.length },
      },
      now,
    );
    return loadAlternatives(db, { ...key, versionId: key.planVersionId });
  });
}

/** The activities as a column of JSON holds them: without what is undefined. */
export function toJson(activities: SavePlanAlternativeInput['activities']) {
  return activities.map(({ slots, ...activity }) => ({
    ...activity,
    slots: slots.map(({ startsOn = null, endsOn = null, ...slot }) => ({ ...slot, startsOn, endsOn })),
  }));
}
