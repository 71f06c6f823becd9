import { z } from 'zod';
import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { Refusal } from '@/lib/platform/refusal';
import { addWeeks, daysOfWeek, type IsoWeek } from '@/lib/time';
import { isReadingParty } from '../rules/deviation';
import type { ProviderHours } from '../rules/provider-hours';

/** So many weeks are summed, the asked-for one last. */
const WEEKS = 4;

const row = z.object({
  providerName: z.string(),
  plannedMinutes: z.coerce.number(),
  reportedMinutes: z.coerce.number(),
  verifiedMinutes: z.coerce.number(),
  unreportedMinutes: z.coerce.number(),
});

/** What is planned, reported and verified of one person, one row a provider. */
export interface CaseProviderHours {
  fromWeek: IsoWeek;
  toWeek: IsoWeek;
  providers: (ProviderHours & { providerName: string })[];
}

/**
 * What the plan held at each provider, what the provider reported and what another has verified, side by side, for the four weeks that end with
 * the asked-for one; days that have not ended are left out. A report keeps the planned minutes that it was made against.
 * @throws Refusal 'notFound', 'wrongParty'
 */
export async function getCaseProviderHours(
  { actor, today, now }: CommandContext,
  { caseId, week }: { caseId: string; week: IsoWeek },
): Promise<CaseProviderHours> {
  if (!isReadingParty(actor.organisationKind)) throw new Refusal('wrongParty');
  return withActor(actor, async (db) => {
    const { municipalityId } = await getVisibleCase(db, actor, caseId);
    const fromWeek = addWeeks(week, 1 - WEEKS);
    const [from, to] = [daysOfWeek(fromWeek)[0], daysOfWeek(week)[6]];
    const rows = await db.$queryRaw<unknown[]>`
      with kept as (
        select d.provider_id, d.lineage_id, date_trunc('week', d.day)::date as week, sum(d.planned_minutes) as planned,
          -- Hours without times are one amount a week; of others each day stands for itself.
          sum(d.planned_minutes) filter (where not d.is_flexible and not exists (
            select 1 from attendances t where t.municipality_id = d.municipality_id and t.case_id = d.case_id and t.lineage_id = d.lineage_id
              and t.attended_on = d.day)) as missing,
          sum(d.planned_minutes) filter (where d.is_flexible) as flexible
        from provider_days d
        where d.municipality_id = ${municipalityId}::uuid and d.case_id = ${caseId}::uuid
          and d.day between ${from}::date and ${to}::date and d.day < ${today}::date
        group by 1, 2, 3),
      reported as (
        select t.provider_id, t.lineage_id, date_trunc('week', t.attended_on)::date as week, sum(t.planned_minutes) as planned,
          sum(t.present_minutes) as present, coalesce(sum(t.present_minutes) filter (where t.verified_at is not null), 0) as verified
        from attendances t
        where t.municipality_id = ${municipalityId}::uuid and t.case_id = ${caseId}::uuid and t.provider_id is not null
          and t.attended_on between ${from}::date and ${to}::date
        group by 1, 2, 3),
      weeks as (
        select provider_id, coalesce(reported.planned, 0) as told, coalesce(present, 0) as present, coalesce(verified, 0) as verified,
          coalesce(missing, 0) + greatest(0, coalesce(flexible, 0) - case when flexible is null then 0 else coalesce(reported.planned, 0) end) as missing
        from kept full join reported using (provider_id, lineage_id, week))
      select o.name as "providerName", sum(told + missing) as "plannedMinutes", sum(present) as "reportedMinutes",
        sum(verified) as "verifiedMinutes", sum(missing) as "unreportedMinutes"
      from weeks join organisations o on o.id = weeks.provider_id
      group by o.id, o.name order by o.name`;
    await recordAudit(
      db,
      actor,
      { action: 'attendance.compare', municipalityId, caseId, detail: { fromWeek, toWeek: week } },
      now,
    );
    return { fromWeek, toWeek: week, providers: rows.map((each) => row.parse(each)) };
  });
}
