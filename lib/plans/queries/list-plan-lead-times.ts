import { z } from 'zod';
import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { notFoundRefusal } from '@/lib/platform/refusal';
import { addMonths } from '@/lib/time';

/** Fewer cases than this behind a figure are not shown: persons could be told from it. */
const FEWEST_CASES = 5;
const MONTHS_BACK = 12;

/** How long it takes in a unit until a case has its first joint plan. */
export interface UnitLeadTime {
  unitId: string;
  unitName: string;
  /** Null when too few cases stand behind it. */
  median: { days: number; cases: number } | null;
}

const row = z.object({ unitId: z.string(), cases: z.coerce.number(), days: z.coerce.number() });

/**
 * The median of days from a case was opened (or recorded here, if later) to its first plan that everyone approved, for each unit within
 * reach and the cases whose first plan was approved in the last twelve months. @throws Refusal 'notFound' for a municipality out of reach.
 */
export async function listPlanLeadTimes(
  { actor, now, today }: CommandContext,
  { municipalityId }: { municipalityId: string },
): Promise<UnitLeadTime[]> {
  if (!actor.municipalityIds.includes(municipalityId)) throw notFoundRefusal();
  return withActor(actor, async (db) => {
    const units = await db.unit.findMany({
      where: { municipalityId, ...(actor.unitId === null ? {} : { id: actor.unitId }) },
      orderBy: { name: 'asc' },
    });
    const found = await db.$queryRaw<unknown[]>`
      with first_plans as (
        select v.case_id, (min(greatest(v.municipality_approved_at, v.employment_service_approved_at)) at time zone 'Europe/Stockholm')::date as approved_on
        from plan_versions v
        where v.municipality_id = ${municipalityId}::uuid and v.in_force_from is not null
        group by v.case_id)
      select c.unit_id as "unitId", count(*) as "cases",
        percentile_cont(0.5) within group (order by greatest(0, f.approved_on - greatest(c.opened_on, c.recorded_on))) as "days"
      from first_plans f
      join cases c on c.municipality_id = ${municipalityId}::uuid and c.id = f.case_id
      where f.approved_on > ${addMonths(today, -MONTHS_BACK)}::date and f.approved_on <= ${today}::date
      group by c.unit_id`;
    const counted = found.map((each) => row.parse(each));
    await recordAudit(db, actor, { action: 'plan-lead-times.read', municipalityId }, now);
    return units.map(({ id, name }) => {
      const figures = counted.find(({ unitId }) => unitId === id);
      return {
        unitId: id,
        unitName: name,
        median:
          figures && figures.cases >= FEWEST_CASES ? { days: Math.round(figures.days), cases: figures.cases } : null,
      };
    });
  });
}
