import type { CommandContext } from '@/lib/access';
import type { Db } from '@/lib/platform/database';
import { toDay } from '@/lib/platform/days';
import type { IsoDay } from '@/lib/time';
import { type PlanVersionRow, toPlanContent, wholeVersion } from '../queries/plan-versions';
import { resumeActivity } from '../rules/resumed-activity';
import { editActivities, openDraft } from './open-draft';

/** So many versions are looked back through for what an activity was. */
const MOST_VERSIONS = 30;

interface Resumption {
  caseId: string;
  lineageIds: readonly string[];
  /** The day on which they were broken off. */
  brokenOffOn: IsoDay;
}

/**
 * Puts activities that were broken off back into the open version of the plan, in the caller's transaction, from the day on which that
 * version begins; a version is begun when there is none. What is already there is left as it is. @returns how many of them it now holds through this.
 */
export async function resumeInDraft(
  db: Db,
  context: CommandContext,
  { caseId, lineageIds, brokenOffOn }: Resumption,
): Promise<{ versionId: string; resumed: number }> {
  const { version, isBegun } = await openDraft(db, context, caseId);
  const earlier = await db.planVersion.findMany({
    where: { municipalityId: version.municipalityId, caseId, inForceFrom: { not: null } },
    orderBy: { number: 'desc' },
    take: MOST_VERSIONS,
    include: wholeVersion,
  });
  const { activities } = toPlanContent(version);
  const startsOn = toDay(version.startsOn);
  const isHeld = (lineageId: string) =>
    activities.some((each) => each.lineageId === lineageId && (each.endsOn === null || each.endsOn >= startsOn));
  const resumed = lineageIds
    .filter((lineageId) => !isHeld(lineageId))
    .flatMap((lineageId) => findAsItWas(earlier, { lineageId, brokenOffOn }) ?? [])
    .map((activity) => resumeActivity(activity, { startsOn, brokenOffOn }));
  // A copy of the version before may hold what is asked for already.
  const copied = isBegun ? lineageIds.filter(isHeld).length : 0;
  if (resumed.length === 0) return { versionId: version.id, resumed: copied };

  const others = activities.filter(({ lineageId }) => !resumed.some((each) => each.lineageId === lineageId));
  const detail = { resumed: resumed.length };
  await editActivities(db, context, { version, activities: [...others, ...resumed], detail });
  return { versionId: version.id, resumed: resumed.length + copied };
}

/** The activity as the last version had it that let it go on past the day, or as the last had it at all. The latest version comes first. */
function findAsItWas(
  versions: readonly PlanVersionRow[],
  { lineageId, brokenOffOn }: { lineageId: string; brokenOffOn: IsoDay },
) {
  const known = versions.flatMap((version) =>
    toPlanContent(version).activities.filter((activity) => activity.lineageId === lineageId),
  );
  return known.find(({ endsOn }) => endsOn === null || endsOn >= brokenOffOn) ?? known[0] ?? null;
}
