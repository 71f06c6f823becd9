import { z } from 'zod';
import { visibleCasesSql } from '@/lib/access/server';
import type { Db } from '@/lib/platform/database';
import { addWeeks, mondayOf, toIsoWeek } from '@/lib/time';
import { asks, type Found, type TaskView, taskScopeSql } from './task-view';

/** How many weeks back from this one a report is asked to be verified. */
const VERIFY_WEEKS = 4;

const providerWeek = z.object({
  total: z.coerce.number(),
  week: z.string(),
  providerId: z.string(),
  providerName: z.string(),
  persons: z.coerce.number(),
  unverifiedDays: z.coerce.number(),
});

/** Weeks that a provider has reported for the reader's cases and nobody has verified, the oldest first. */
export async function findVerifyTasks(db: Db, view: TaskView): Promise<Found> {
  if (!asks(view, 'VERIFY')) return {};
  const { actor, today, most } = view;
  const from = mondayOf(addWeeks(toIsoWeek(today), -VERIFY_WEEKS));
  const found = await db.$queryRaw<unknown[]>`
    with weeks as (
      select date_trunc('week', t.attended_on)::date as week, t.provider_id, count(distinct t.case_id) as persons, count(*) as days
      from attendances t
      join cases c on c.municipality_id = t.municipality_id and c.id = t.case_id
      where t.municipality_id = any (${actor.municipalityIds}::uuid[]) and t.attended_on >= ${from}::date
        and t.provider_id is not null and t.verified_at is null and t.reported_by <> ${actor.userId}::uuid
        and ${visibleCasesSql(actor)} and ${taskScopeSql(actor)}
      group by 1, 2)
    select count(*) over () as total, weeks.week::text as "week", weeks.provider_id as "providerId", o.name as "providerName",
      weeks.persons as "persons", weeks.days as "unverifiedDays"
    from weeks join organisations o on o.id = weeks.provider_id
    order by weeks.week, o.name
    limit ${most}`;
  const rows = found.map((each) => providerWeek.parse(each));
  return {
    VERIFY: {
      count: rows[0]?.total ?? 0,
      rows: rows.map(({ total: _, week, ...rest }) => ({ ...rest, week: toIsoWeek(week) })),
    },
  };
}
