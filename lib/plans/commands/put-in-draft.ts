import type { CommandContext } from '@/lib/access';
import type { Db } from '@/lib/platform/database';
import { toPlanContent } from '../queries/plan-versions';
import type { PlanActivity } from '../rules/plan-content';
import { editActivities, openDraft } from './open-draft';

/**
 * Puts a new activity in the open version of the plan, in the caller's transaction; a version is begun when there is none, and what is
 * approved is never touched. An activity that the version already holds is left as it is. @returns whether it was put there.
 */
export async function putInDraft(
  db: Db,
  context: CommandContext,
  { caseId, activity }: { caseId: string; activity: PlanActivity },
): Promise<{ versionId: string; isPut: boolean }> {
  const { version } = await openDraft(db, context, caseId);
  const { activities } = toPlanContent(version);
  if (activities.some(({ lineageId }) => lineageId === activity.lineageId)) {
    return { versionId: version.id, isPut: false };
  }
  await editActivities(db, context, { version, activities: [...activities, activity], detail: { put: 1 } });
  return { versionId: version.id, isPut: true };
}
