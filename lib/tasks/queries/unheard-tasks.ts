import { z } from 'zod';
import { visibleCasesSql } from '@/lib/access/server';
import { type Db, Prisma } from '@/lib/platform/database';
import { isOutsidePlanSql } from '@/lib/referrals/server';
import { workingDaysBetween } from '@/lib/time';
import { notedPartyOf } from '@/lib/unheard-referrals';
import {
  asks,
  type Found,
  personColumns,
  personJoins,
  personRow,
  type TaskView,
  taskScopeSql,
  toPerson,
} from './task-view';

const row = personRow.extend({
  total: z.coerce.number(),
  unheardId: z.string(),
  kind: z.enum(['DECIDED', 'FOUND', 'OUTSIDE_PLAN']),
  serviceName: z.string(),
  providerName: z.string(),
  startsOn: z.string(),
  since: z.string(),
});

/**
 * Referrals that the municipality was not heard about: for a manager those that nobody at the own authority has taken note of, for an officer
 * those that the joint plan has not been revised after, with those decided with the plan left alone. Who has waited longest comes first.
 */
export async function findUnheardTasks(db: Db, view: TaskView): Promise<Found> {
  const { actor, today, most } = view;
  if (actor.organisationKind === 'PROVIDER' || !asks(view, 'UNHEARD')) return {};
  const party = notedPartyOf(actor.role);
  const waits =
    party === null
      ? Prisma.sql`(u.ends_on is null or u.ends_on >= ${today}::date)
        and (u.referral_id is null or exists (select 1 from referrals r where r.municipality_id = u.municipality_id and r.id = u.referral_id
          and r.state in ('DECIDED', 'STARTED')))
        and not exists (select 1 from plan_versions v where v.municipality_id = u.municipality_id and v.case_id = u.case_id
          and v.state = 'APPROVED' and greatest(v.municipality_approved_at, v.employment_service_approved_at) > u.recorded_at)`
      : Prisma.sql`not exists (select 1 from unheard_acknowledgements a where a.municipality_id = u.municipality_id
          and a.unheard_referral_id = u.id and a.party::text = ${party})`;
  const outsidePlan =
    party === null
      ? Prisma.sql`union all
      select r.municipality_id, r.case_id, r.id, 'OUTSIDE_PLAN', r.type_code, r.provider_id, '', r.starts_on, r.decided_at
      from referrals r
      where r.municipality_id = any (${actor.municipalityIds}::uuid[]) and ${isOutsidePlanSql(today)}`
      : Prisma.empty;
  const found = await db.$queryRaw<unknown[]>`
    with found as (
      select u.municipality_id, u.case_id, u.id, u.kind::text as kind, u.type_code, u.provider_id, u.provider_name, u.starts_on, u.recorded_at as at
      from unheard_referrals u
      where u.municipality_id = any (${actor.municipalityIds}::uuid[]) and ${waits}
      ${outsidePlan}),
    waiting as (
      select found.*, count(*) over () as total, row_number() over (order by found.at, found.id) as place
      from found
      join cases c on c.municipality_id = found.municipality_id and c.id = found.case_id
      where ${visibleCasesSql(actor)} and ${taskScopeSql(actor)}
      order by place
      limit ${most})
    select ${personColumns(actor)}, waiting.total, waiting.id as "unheardId", waiting.kind, t.name as "serviceName",
      coalesce(provider.name, waiting.provider_name) as "providerName", waiting.starts_on::text as "startsOn",
      (waiting.at at time zone 'Europe/Stockholm')::date::text as "since"
    from waiting
    join cases c on c.municipality_id = waiting.municipality_id and c.id = waiting.case_id
    ${personJoins(actor)}
    join activity_types t on t.code = waiting.type_code
    left join organisations provider on provider.id = waiting.provider_id
    order by waiting.place`;
  const rows = found.map((each) => row.parse(each));
  return {
    UNHEARD: {
      count: rows[0]?.total ?? 0,
      rows: rows.map((each) => ({
        person: toPerson(each, actor),
        unheardId: each.unheardId,
        kind: each.kind,
        serviceName: each.serviceName,
        providerName: each.providerName,
        startsOn: each.startsOn,
        since: each.since,
        waitedWorkingDays: workingDaysBetween({ from: each.since, to: today }),
      })),
    },
  };
}
