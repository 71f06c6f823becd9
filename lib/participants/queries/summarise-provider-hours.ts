import { z } from 'zod';
import type { Db } from '@/lib/platform/database';
import { addDays, addMonths, type IsoDay } from '@/lib/time';
import { type ToldProviderMonth, tellProviderMonth } from '../rules/provider-month';

const row = z.object({
  plannedPersons: z.coerce.number(),
  plannedMinutes: z.coerce.number(),
  reportedPersons: z.coerce.number(),
  reportedMinutes: z.coerce.number(),
  verifiedPersons: z.coerce.number(),
  verifiedMinutes: z.coerce.number(),
  unverifiedPersons: z.coerce.number(),
});

/**
 * What the plans held at the provider in a month, what the provider reported and what another has verified, in minutes side by side; null when
 * fewer than five take part. `month` is the first day of a month that has ended. Counted within the reach of whoever asks, as row-level security has it; the caller
 * audits the read. A day that is reported counts as planned with the minutes that it was reported against.
 */
export async function summariseProviderHours(
  db: Db,
  { municipalityId, providerId, month }: { municipalityId: string; providerId: string; month: IsoDay },
): Promise<ToldProviderMonth | null> {
  const to = addDays(addMonths(month, 1), -1);
  const rows = await db.$queryRaw<unknown[]>`
    with kept as (
      select d.case_id, d.lineage_id, date_trunc('week', d.day)::date as week,
        -- Hours without times are one amount a week; of others each day stands for itself.
        sum(d.planned_minutes) filter (where not d.is_flexible and not exists (
          select 1 from attendances t where t.municipality_id = d.municipality_id and t.case_id = d.case_id and t.lineage_id = d.lineage_id
            and t.attended_on = d.day)) as missing,
        sum(d.planned_minutes) filter (where d.is_flexible) as flexible
      from provider_days d
      where d.municipality_id = ${municipalityId}::uuid and d.provider_id = ${providerId}::uuid
        and d.day between ${month}::date and ${to}::date
      group by 1, 2, 3),
    reported as (
      select t.case_id, t.lineage_id, date_trunc('week', t.attended_on)::date as week, sum(t.planned_minutes) as told,
        sum(t.present_minutes) as present, sum(t.present_minutes) filter (where t.verified_at is not null) as verified,
        count(*) filter (where t.verified_at is not null) as verifications, count(*) filter (where t.verified_at is null) as unverified
      from attendances t
      where t.municipality_id = ${municipalityId}::uuid and t.provider_id = ${providerId}::uuid
        and t.attended_on between ${month}::date and ${to}::date
      group by 1, 2, 3),
    persons as (
      select case_id, sum(present) as present, sum(verified) as verified, count(told) as reported, sum(verifications) as verifications,
        sum(unverified) as unverified, sum(coalesce(told, 0) + coalesce(missing, 0)
          + greatest(0, coalesce(flexible, 0) - case when flexible is null then 0 else coalesce(told, 0) end)) as planned
      from kept full join reported using (case_id, lineage_id, week)
      group by case_id)
    select count(*) as "plannedPersons", coalesce(sum(planned), 0) as "plannedMinutes",
      count(*) filter (where reported > 0) as "reportedPersons", coalesce(sum(present), 0) as "reportedMinutes",
      count(*) filter (where verifications > 0) as "verifiedPersons", coalesce(sum(verified), 0) as "verifiedMinutes",
      count(*) filter (where unverified > 0) as "unverifiedPersons"
    from persons join cases c on c.municipality_id = ${municipalityId}::uuid and c.id = persons.case_id`;
  return tellProviderMonth(row.parse(rows[0]));
}
