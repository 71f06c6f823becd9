import { type Db, Prisma } from '@/lib/platform/database';
import { toDayOrNull } from '@/lib/platform/days';
import type { IsoDay } from '@/lib/time';
import { withoutCorrected } from '../rules/corrections';
import { followUpDayOf } from '../rules/decide-follow-up';

/**
 * When a plan is to be followed up, as an expression on the version `v`: as it says itself until it has been followed up, then as the
 * latest follow-up says. The rule followUpDayOf, for named queries in SQL.
 */
export function nextFollowUpOnSql(): Prisma.Sql {
  return Prisma.sql`(case
    when exists (select 1 from follow_ups f where f.municipality_id = v.municipality_id and f.plan_version_id = v.id)
    then (select f.next_on from follow_ups f where f.municipality_id = v.municipality_id and f.plan_version_id = v.id
      and not exists (select 1 from follow_ups later where later.municipality_id = f.municipality_id and later.corrects_id = f.id)
      order by f.held_on desc, f.recorded_at desc limit 1)
    else v.follow_up_on end)`;
}

/** The same of one version. The case must be one that the actor may see. */
export async function findNextFollowUpOn(
  db: Db,
  version: { municipalityId: string; id: string; followUpOn: Date | null },
): Promise<IsoDay | null> {
  const held = await db.followUp.findMany({
    where: { municipalityId: version.municipalityId, planVersionId: version.id },
    orderBy: [{ heldOn: 'desc' }, { recordedAt: 'desc' }],
    select: { id: true, correctsId: true, nextOn: true },
  });
  const [latest = null] = withoutCorrected(held).map(({ nextOn }) => ({ nextOn: toDayOrNull(nextOn) }));
  return followUpDayOf({ agreedOn: toDayOrNull(version.followUpOn), latest });
}
