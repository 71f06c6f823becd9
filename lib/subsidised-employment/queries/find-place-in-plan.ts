import type { Db } from '@/lib/platform/database';
import type { PlaceInPlan } from '../employment-dto';

/** Where the place stands among the versions of the plan that count: an activity has the id of its place as its lineage. */
export async function findPlaceInPlan(
  db: Db,
  { municipalityId, caseId, employmentId }: { municipalityId: string; caseId: string; employmentId: string },
): Promise<PlaceInPlan> {
  const rows = await db.activity.findMany({
    where: {
      municipalityId,
      caseId,
      lineageId: employmentId,
      planVersion: { state: { in: ['DRAFT', 'PROPOSED', 'APPROVED'] } },
    },
    select: { planVersion: { select: { state: true } } },
    take: 2,
  });
  if (rows.some(({ planVersion }) => planVersion.state === 'APPROVED')) return 'RUNNING';
  return rows.length > 0 ? 'IN_DRAFT' : 'NOWHERE';
}
