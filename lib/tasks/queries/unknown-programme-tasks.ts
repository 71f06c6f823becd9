import { z } from 'zod';
import { visibleCasesSql } from '@/lib/access/server';
import type { Db } from '@/lib/platform/database';
import { addDays } from '@/lib/time';
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

const row = personRow.extend({ total: z.coerce.number(), serviceName: z.string() });

/**
 * For how many days what has ended here still explains a programme in Arbetsförmedlingen's data. The data lags: a month between two files, and
 * two weeks for the end to be registered.
 */
const DAYS_OF_LAG = 45;

/**
 * Programmes that Arbetsförmedlingen's data (förordning 2008:975) tells of and that nothing here knows: no referral, running or just ended, no
 * activity of the plan in force, and no record of having found out. For the municipality to record.
 */
export async function findUnknownProgrammeTasks(db: Db, view: TaskView): Promise<Found> {
  const { actor, today, most } = view;
  if (actor.organisationKind !== 'MUNICIPALITY' || !asks(view, 'UNKNOWN_PROGRAMME')) return {};
  const stillTold = addDays(today, -DAYS_OF_LAG);
  const found = await db.$queryRaw<unknown[]>`
    with waiting as (
      select c.municipality_id, c.id, count(*) over () as total, row_number() over (order by c.number) as place
      from cases c
      where c.municipality_id = ${actor.organisationId}::uuid and c.programme_code is not null and c.registered_since is not null
        and ${visibleCasesSql(actor)} and ${taskScopeSql(actor)}
        and not exists (select 1 from referrals r where r.municipality_id = c.municipality_id and r.case_id = c.id
          and r.type_code = c.programme_code
          and (r.state in ('DECIDED', 'STARTED') or (r.decided_at is not null and r.ended_on >= ${stillTold}::date)))
        and not exists (select 1 from activities a join plan_versions v on v.municipality_id = a.municipality_id and v.id = a.plan_version_id
          where a.municipality_id = c.municipality_id and a.case_id = c.id and a.type_code = c.programme_code and v.state = 'APPROVED')
        and not exists (select 1 from unheard_referrals u where u.municipality_id = c.municipality_id and u.case_id = c.id
          and u.type_code = c.programme_code and (u.ends_on is null or u.ends_on >= ${stillTold}::date))
      order by place
      limit ${most})
    select ${personColumns(actor)}, waiting.total, t.name as "serviceName"
    from waiting
    join cases c on c.municipality_id = waiting.municipality_id and c.id = waiting.id
    ${personJoins(actor)}
    join activity_types t on t.code = c.programme_code
    order by waiting.place`;
  const rows = found.map((each) => row.parse(each));
  return {
    UNKNOWN_PROGRAMME: {
      count: rows[0]?.total ?? 0,
      rows: rows.map((each) => ({ person: toPerson(each, actor), serviceName: each.serviceName })),
    },
  };
}
