import { z } from 'zod';
import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { notFoundRefusal } from '@/lib/platform/refusal';
import { addMonths } from '@/lib/time';
import type { EmploymentLeadTimes } from '../employment-dto';

/** Fewer places than this behind a figure are not shown: persons could be told from it. */
const FEWEST_PLACES = 5;
const MONTHS_BACK = 12;

const row = z.object({
  decided: z.coerce.number(),
  decisionDays: z.coerce.number().nullable(),
  started: z.coerce.number(),
  startDays: z.coerce.number().nullable(),
});

/**
 * The median of days from request to decision, and from a place was held to the start, among the places of the municipality that were decided or
 * started in the last twelve months, with small numbers held back. @throws Refusal 'notFound' for a municipality out of reach
 */
export async function getEmploymentLeadTimes(
  { actor, now, today }: CommandContext,
  { municipalityId }: { municipalityId: string },
): Promise<EmploymentLeadTimes> {
  if (!actor.municipalityIds.includes(municipalityId)) throw notFoundRefusal();
  const from = addMonths(today, -MONTHS_BACK);
  return withActor(actor, async (db) => {
    const found = await db.$queryRaw<unknown[]>`
      select count(*) filter (where e.decided_at >= ${from}::date) as "decided",
        percentile_cont(0.5) within group (order by extract(epoch from e.decided_at - e.requested_at) / 86400)
          filter (where e.decided_at >= ${from}::date) as "decisionDays",
        count(*) filter (where e.started_on >= ${from}::date) as "started",
        percentile_cont(0.5) within group (order by e.started_on - (e.held_at at time zone 'Europe/Stockholm')::date)
          filter (where e.started_on >= ${from}::date) as "startDays"
      from subsidised_employments e
      where e.municipality_id = ${municipalityId}::uuid and (e.decided_at >= ${from}::date or e.started_on >= ${from}::date)`;
    const { decided, decisionDays, started, startDays } = row.parse(found[0]);
    await recordAudit(db, actor, { action: 'employment-lead-times.read', municipalityId }, now);
    const told = (places: number, days: number | null) =>
      places >= FEWEST_PLACES && days !== null ? { days: Math.round(days), places } : null;
    return { requestToDecision: told(decided, decisionDays), holdToStart: told(started, startDays) };
  });
}
