import type { Actor } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { listPlanFaults, type PlanActivity } from '@/lib/plans';
import type { Db } from '@/lib/platform/database';
import { notFoundRefusal, Refusal } from '@/lib/platform/refusal';
import type { IsoDay } from '@/lib/time';

/**
 * The draft whose alternatives the actor changes, with its case held still until the transaction ends.
 * @throws Refusal 'notFound'; 'caseClosed'; 'planAlternativeNotDraft' for a version that has been proposed or agreed.
 */
export async function lockDraft(
  db: Db,
  actor: Actor,
  { caseId, versionId }: { caseId: string; versionId: string },
): Promise<{ municipalityId: string; caseId: string; planVersionId: string }> {
  if (actor.organisationKind === 'PROVIDER') throw notFoundRefusal();
  const { municipalityId, closedOn } = await lockVisibleCase(db, actor, caseId);
  if (closedOn !== null) throw new Refusal('caseClosed');
  const version = await db.planVersion.findFirst({
    where: { municipalityId, caseId, id: versionId },
    select: { state: true },
  });
  if (!version) throw notFoundRefusal();
  if (version.state !== 'DRAFT') throw new Refusal('planAlternativeNotDraft');
  return { municipalityId, caseId, planVersionId: versionId };
}

/** @throws Refusal 'planAlternativeFaulty' for a week that could not be saved as a draft. */
export function refuseFaultyWeek(activities: readonly PlanActivity[], today: IsoDay): void {
  const faults = listPlanFaults({ activities: [...activities], startsOn: today }, { today, isDraft: true });
  if (faults.length > 0) throw new Refusal('planAlternativeFaulty');
}

/** @throws Refusal 'planAlternativeChangedMeanwhile' unless exactly the alternative that was seen was found. */
export function requireSeen({ count }: { count: number }): void {
  if (count !== 1) throw new Refusal('planAlternativeChangedMeanwhile');
}
