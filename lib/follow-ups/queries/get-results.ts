import { z } from 'zod';
import type { CommandContext } from '@/lib/access';
import { visibleCasesSql } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { addMonths } from '@/lib/time';
import type { Results } from '../follow-up-dto';
import { startsAskedAbout } from '../rules/outcomes';
import { tellResults } from '../rules/results';

/** Those are counted for whom four months passed within so many months. */
const COUNTED_MONTHS = 12;

const counts = z.object({
  still: z.coerce.number(),
  no: z.coerce.number(),
  notFound: z.coerce.number(),
  unasked: z.coerce.number(),
});

/**
 * The share still in work or studies after four months, among the persons within the reader's reach, with small numbers held back. Null for
 * anyone but the municipality: Arbetsförmedlingen sees only those who are registered, and those who have got work seldom are.
 */
export async function getResults({ actor, now, today }: CommandContext): Promise<Results | null> {
  if (actor.organisationKind !== 'MUNICIPALITY') return null;
  const { to } = startsAskedAbout(today);
  const from = addMonths(to, -COUNTED_MONTHS);
  return withActor(actor, async (db) => {
    const rows = await db.$queryRaw<unknown[]>`
      select count(*) filter (where a.answer in ('SAME', 'OTHER')) as "still", count(*) filter (where a.answer = 'NO') as "no",
        count(*) filter (where a.answer = 'NOT_FOUND') as "notFound", count(*) filter (where a.answer is null) as "unasked"
      from plan_outcomes o
      join cases c on c.municipality_id = o.municipality_id and c.id = o.case_id
      left join four_month_answers a on a.municipality_id = o.municipality_id and a.plan_outcome_id = o.id
        and not exists (select 1 from four_month_answers later where later.municipality_id = a.municipality_id and later.corrects_id = a.id)
      where o.municipality_id = ${actor.organisationId}::uuid and o.starts_on > ${from}::date and o.starts_on <= ${to}::date
        and not exists (select 1 from plan_outcomes later where later.municipality_id = o.municipality_id and later.corrects_id = o.id)
        and ${visibleCasesSql(actor)}`;
    await recordAudit(db, actor, { action: 'results.read', municipalityId: actor.organisationId }, now);
    return {
      from,
      to,
      reach: actor.unitId === null ? 'MUNICIPALITY' : 'UNIT',
      told: tellResults(counts.parse(rows[0])),
    };
  });
}
