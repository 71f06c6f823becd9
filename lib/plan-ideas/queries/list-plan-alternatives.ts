import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { type Db, withActor } from '@/lib/platform/database';
import { notFoundRefusal } from '@/lib/platform/refusal';
import type { PlanAlternative } from '../plan-ideas-dto';
import { alternativeActivitiesSchema, type PlanAlternativesInput } from '../schemas';

/** The draft is A; it has at most these beside it. */
export const ALTERNATIVE_LETTERS = ['B', 'C'] as const;

/** The alternatives of the draft, for one who must see what another has done with them meanwhile. @throws Refusal 'notFound'. */
export async function listPlanAlternatives(
  { actor, now }: CommandContext,
  { caseId, versionId }: PlanAlternativesInput,
): Promise<PlanAlternative[]> {
  if (actor.organisationKind === 'PROVIDER') throw notFoundRefusal();
  return withActor(actor, async (db) => {
    const { municipalityId } = await getVisibleCase(db, actor, caseId);
    await recordAudit(
      db,
      actor,
      { action: 'plan-alternative.read', municipalityId, caseId, subjectId: versionId },
      now,
    );
    return loadAlternatives(db, { municipalityId, caseId, versionId });
  });
}

/** The alternatives as they are shown, B before C; of the open draft unless a version is named. */
export async function loadAlternatives(
  db: Db,
  { municipalityId, caseId, versionId }: { municipalityId: string; caseId: string; versionId?: string },
): Promise<PlanAlternative[]> {
  const rows = await db.planAlternative.findMany({
    where: { municipalityId, caseId, planVersionId: versionId, planVersion: { state: 'DRAFT' } },
    orderBy: { letter: 'asc' },
    take: ALTERNATIVE_LETTERS.length,
  });
  if (rows.length === 0) return [];
  const users = await db.userAccount.findMany({
    where: { id: { in: rows.map(({ changedBy }) => changedBy) } },
    select: { id: true, name: true },
  });
  return rows.map(({ id, letter, name, revision, activities, changedAt, changedBy }) => ({
    id,
    letter: letter === 'B' ? 'B' : 'C',
    name,
    revision,
    activities: alternativeActivitiesSchema.parse(activities),
    changedAt: changedAt.toISOString(),
    changedByName: users.find((user) => user.id === changedBy)?.name ?? '',
  }));
}
