import { z } from 'zod';
import { visibleCasesSql } from '@/lib/access/server';
import { type Db, Prisma } from '@/lib/platform/database';
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
  kind: z.enum(['DECIDED', 'FOUND']),
  serviceName: z.string(),
  providerName: z.string(),
  startsOn: z.string(),
  since: z.string(),
});

/**
 * Referrals that the municipality was not heard about: for a manager those that nobody at the own authority has taken note of, for an officer
 * those that the joint plan has not been revised after. Who has waited longest comes first.
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
  const found = await db.$queryRaw<unknown[]>`
    with waiting as (
      select u.municipality_id, u.id, count(*) over () as total, row_number() over (order by u.recorded_at, u.id) as place
      from unheard_referrals u
      join cases c on c.municipality_id = u.municipality_id and c.id = u.case_id
      where u.municipality_id = any (${actor.municipalityIds}::uuid[]) and ${waits}
        and ${visibleCasesSql(actor)} and ${taskScopeSql(actor)}
      order by place
      limit ${most})
    select ${personColumns(actor)}, waiting.total, u.id as "unheardId", u.kind::text, t.name as "serviceName",
      coalesce(provider.name, u.provider_name) as "providerName", u.starts_on::text as "startsOn",
      (u.recorded_at at time zone 'Europe/Stockholm')::date::text as "since"
    from waiting
    join unheard_referrals u on u.municipality_id = waiting.municipality_id and u.id = waiting.id
    join cases c on c.municipality_id = u.municipality_id and c.id = u.case_id
    ${personJoins(actor)}
    join activity_types t on t.code = u.type_code
    left join organisations provider on provider.id = u.provider_id
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
