import { z } from 'zod';
import type { CommandContext } from '@/lib/access';
import { visibleCasesSql } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { notFoundRefusal } from '@/lib/platform/refusal';
import { addMonths } from '@/lib/time';
import type { UnheardCount } from '../unheard-dto';

/** Those are counted that were recorded within so many months. */
const COUNTED_MONTHS = 12;

const row = z.object({ unitId: z.string(), decided: z.coerce.number(), found: z.coerce.number() });

/**
 * How many referrals the last twelve months were made without the municipality being heard, unit by unit and in all: decided without samråd, and
 * found out about afterwards. No number is too small to tell, to either party: only cases are counted that the reader may open one by one.
 * @throws Refusal notFound for a municipality out of reach.
 */
export async function listUnheardCounts(
  { actor, now, today }: CommandContext,
  { municipalityId }: { municipalityId: string },
) {
  if (!actor.municipalityIds.includes(municipalityId)) throw notFoundRefusal();
  const since = addMonths(today, -COUNTED_MONTHS);
  return withActor(actor, async (db) => {
    const units = await db.unit.findMany({
      where: { municipalityId, ...(actor.unitId === null ? {} : { id: actor.unitId }) },
      orderBy: { name: 'asc' },
    });
    const found = await db.$queryRaw<unknown[]>`
      select c.unit_id as "unitId", count(*) filter (where u.kind = 'DECIDED') as "decided", count(*) filter (where u.kind = 'FOUND') as "found"
      from unheard_referrals u
      join cases c on c.municipality_id = u.municipality_id and c.id = u.case_id
      where u.municipality_id = ${municipalityId}::uuid and u.recorded_at >= ${since}::date and ${visibleCasesSql(actor)}
      group by c.unit_id`;
    const counted = new Map(found.map((each) => row.parse(each)).map((each) => [each.unitId, each]));
    await recordAudit(db, actor, { action: 'unheard-referral.count', municipalityId }, now);
    const counts = units.map(({ id, name }): UnheardCount => {
      const { decided = 0, found: foundHere = 0 } = counted.get(id) ?? {};
      return { unitId: id, unitName: name, decided, found: foundHere };
    });
    return {
      since,
      units: counts,
      total: {
        decided: counts.reduce((sum, unit) => sum + unit.decided, 0),
        found: counts.reduce((sum, unit) => sum + unit.found, 0),
      },
    };
  });
}
