import { z } from 'zod';
import type { Actor } from '@/lib/access';
import { visibleCasesSql } from '@/lib/access/server';
import { OUTCOME_MONTHS, TYPES_WITHOUT_OUTCOME } from '@/lib/follow-ups';
import { type Db, Prisma } from '@/lib/platform/database';
import { addMonths } from '@/lib/time';
import {
  asks,
  everyCaseScopeSql,
  type Found,
  personColumns,
  personJoins,
  personRow,
  type TaskView,
  toPerson,
} from './task-view';

const row = personRow.extend({
  total: z.coerce.number(),
  what: z.enum(['ACTIVITY', 'PLAN']),
  subjectId: z.string(),
  title: z.string(),
  endedOn: z.string(),
});

/**
 * Activities of the reader's authority that ended within the half year, and for the municipality plans, that nobody has said what came of:
 * the latest first. When an activity has ended is the question of listEndedActivities, asked here of all cases at once.
 */
export async function findOutcomeTasks(db: Db, view: TaskView): Promise<Found> {
  if (!asks(view, 'OUTCOME')) return {};
  const { actor, today, most } = view;
  const earliest = addMonths(today, -OUTCOME_MONTHS);
  const plans =
    actor.organisationKind === 'MUNICIPALITY'
      ? Prisma.sql`union all
        select v.municipality_id, v.case_id, 'PLAN', v.id, '', v.in_force_to from versions v
        where v.state = 'ENDED' and v.in_force_to between ${earliest}::date and ${today}::date - 1
          and not exists (select 1 from plan_outcomes o where o.municipality_id = v.municipality_id and o.plan_version_id = v.id)`
      : Prisma.empty;
  const found = await db.$queryRaw<unknown[]>`
    with own_cases as materialized (
      select c.municipality_id, c.id, c.registered_since is not null as is_registered from cases c
      where ${visibleCasesSql(actor)} and ${everyCaseScopeSql(actor)}
        and (c.closed_on is null or c.closed_on >= ${earliest}::date)),
    versions as materialized (
      select v.municipality_id, v.case_id, v.id, v.state, v.in_force_from, v.in_force_to, c.is_registered
      from own_cases c
      join plan_versions v on v.municipality_id = c.municipality_id and v.case_id = c.id
      where v.in_force_from is not null and (v.in_force_to is null or v.in_force_to >= greatest(v.in_force_from, ${earliest}::date))),
    last_held as (
      select distinct on (v.case_id, a.lineage_id) v.municipality_id, v.case_id, a.lineage_id, a.title, a.type_code, a.party, a.provider_id,
        v.is_registered, least(a.ends_on, v.in_force_to) as ended_on
      from versions v
      join activities a on a.municipality_id = v.municipality_id and a.plan_version_id = v.id
      order by v.case_id, a.lineage_id, v.in_force_from desc),
    ended as (
      select l.municipality_id, l.case_id, 'ACTIVITY' as what, l.lineage_id as subject_id, l.title, l.ended_on
      from last_held l
      join activity_types t on t.code = l.type_code
      where l.ended_on between ${earliest}::date and ${today}::date - 1
        and t.activity_class <> 'JOB_SEARCH' and l.type_code <> all (${TYPES_WITHOUT_OUTCOME})
        and ${isOfAuthority(actor)}
        and not exists (select 1 from activity_outcomes o where o.municipality_id = l.municipality_id and o.case_id = l.case_id
          and o.lineage_id = l.lineage_id)
      ${plans}),
    ranked as (
      select ended.*, count(*) over () as total, row_number() over (order by ended_on desc, what desc, subject_id) as place from ended)
    select ${personColumns(actor)}, ranked.total, ranked.what, ranked.subject_id as "subjectId", ranked.title, ranked.ended_on::text as "endedOn"
    from ranked
    join cases c on c.municipality_id = ranked.municipality_id and c.id = ranked.case_id
    ${personJoins(actor)}
    where ranked.place <= ${most}
    order by ranked.place`;
  const rows = found.map((each) => row.parse(each));
  return {
    OUTCOME: {
      count: rows[0]?.total ?? 0,
      rows: rows.map(({ what, subjectId, title, endedOn, ...each }) => ({
        person: toPerson(each, actor),
        what,
        subjectId,
        title,
        endedOn,
      })),
    },
  };
}

/** The rule outcomeAuthority as a condition. */
function isOfAuthority({ organisationKind }: Actor): Prisma.Sql {
  const isEmploymentServices = Prisma.sql`(l.is_registered and (l.party <> 'MUNICIPALITY' or l.provider_id is not null))`;
  return organisationKind === 'EMPLOYMENT_SERVICE' ? isEmploymentServices : Prisma.sql`not ${isEmploymentServices}`;
}
