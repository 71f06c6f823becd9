import { z } from 'zod';
import type { CommandContext } from '@/lib/access';
import { visibleCasesSql } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { notFoundRefusal } from '@/lib/platform/refusal';
import { addMonths } from '@/lib/time';
import { givesReturnSql, nextActivityOnSql } from './return-sql';

/** Fewer returns than this behind a figure are not shown: persons could be told from it. */
const FEWEST_RETURNS = 5;
const MONTHS_BACK = 12;

/** How long persons of a unit stand without activity after a referral that gave them back. */
export interface UnitReturnTime {
  unitId: string;
  unitName: string;
  /** Days without activity; null when too few returns stand behind it. */
  median: { days: number; returns: number } | null;
}

const row = z.object({ unitId: z.string(), returns: z.coerce.number(), days: z.coerce.number().nullable() });

/**
 * The median of days from a referral's end to the next activity, for each unit within reach and the referrals that ended without work or
 * studies in the last twelve months and have a next activity. @throws Refusal 'notFound' for a municipality out of reach.
 */
export async function listReturnLeadTimes(
  { actor, now, today }: CommandContext,
  { municipalityId }: { municipalityId: string },
): Promise<UnitReturnTime[]> {
  if (!actor.municipalityIds.includes(municipalityId)) throw notFoundRefusal();
  return withActor(actor, async (db) => {
    const units = await db.unit.findMany({
      where: { municipalityId, ...(actor.unitId === null ? {} : { id: actor.unitId }) },
      orderBy: { name: 'asc' },
    });
    const found = await db.$queryRaw<unknown[]>`
      with returned as (
        select c.unit_id, r.ended_on, ${nextActivityOnSql} as next_on
        from referrals r
        join cases c on c.municipality_id = r.municipality_id and c.id = r.case_id
        where r.municipality_id = ${municipalityId}::uuid and ${givesReturnSql}
          and r.ended_on > ${addMonths(today, -MONTHS_BACK)}::date and r.ended_on <= ${today}::date and ${visibleCasesSql(actor)})
      select unit_id as "unitId", count(*) as "returns",
        percentile_cont(0.5) within group (order by greatest(0, next_on - ended_on - 1)) as "days"
      from returned where next_on is not null
      group by unit_id`;
    const counted = found.map((each) => row.parse(each));
    await recordAudit(db, actor, { action: 'return-lead-times.read', municipalityId }, now);
    return units.map(({ id, name }) => {
      const figures = counted.find(({ unitId }) => unitId === id);
      const isTold = figures !== undefined && figures.returns >= FEWEST_RETURNS && figures.days !== null;
      return {
        unitId: id,
        unitName: name,
        median: isTold ? { days: Math.round(figures.days ?? 0), returns: figures.returns } : null,
      };
    });
  });
}
