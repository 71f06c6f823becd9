import { z } from 'zod';
import { visibleCasesSql } from '@/lib/access/server';
import { EXEMPTION_KINDS } from '@/lib/assessments';
import { nextFollowUpOnSql } from '@/lib/follow-ups/server';
import { type Db, Prisma } from '@/lib/platform/database';
import { exemptionHorizon, expiryHorizon, expiryStanding, PLAN_CURRENT_MONTHS, planExpiryOf } from '../rules/expiry';
import type { ExpiryTask } from '../task-page';
import {
  type Found,
  personColumns,
  personJoins,
  personRow,
  sectionOf,
  type TaskReader,
  type TaskView,
  taskScopeSql,
  toPerson,
} from './task-view';

const row = personRow.extend({
  section: z.string(),
  total: z.coerce.number(),
  what: z.enum(['PLAN', 'ASSESSMENT', 'REFERRAL', 'EXEMPTION']),
  subjectId: z.string(),
  day: z.string(),
  followUpOn: z.string().nullable(),
  inForceFrom: z.string().nullable(),
  exemption: z.enum(EXEMPTION_KINDS).nullable(),
  detail: z.string().nullable(),
});

/**
 * What has run out or is about to: plans to follow up or over six months old, referrals, and for the municipality assessments that nothing
 * follows, and exemptions that end before their assessment. A plan that a new version is under way for is left out, and so is an assessment that has ended: that case is to be assessed.
 */
export async function findExpiryTasks(db: Db, view: TaskView): Promise<Found> {
  const { actor, today, keys, most } = view;
  if (!keys.has('EXPIRES')) return {};
  const horizon = expiryHorizon(today);
  const sources = [plansRunningOut(horizon), referralsRunningOut(horizon)];
  if (actor.organisationKind === 'MUNICIPALITY') sources.push(assessmentsRunningOut(actor), exemptionsRunningOut(view));
  const found = await db.$queryRaw<unknown[]>`
    with open_cases as materialized (
      select c.municipality_id, c.id from cases c where ${visibleCasesSql(actor)} and ${taskScopeSql(actor)}),
    ending_assessments as materialized (
      select a.municipality_id, a.case_id, a.id, a.valid_to from assessments a
      where a.municipality_id = any (${actor.municipalityIds}::uuid[]) and a.valid_to between ${today}::date and ${horizon}::date),
    ending as (${Prisma.join(sources, ' union all ')}),
    ranked as (
      select ending.*, count(*) over () as total, row_number() over (order by day, subject_id) as place from ending)
    select ${personColumns(actor)}, 'EXPIRES' as section, ranked.total, ranked.what, ranked.subject_id as "subjectId", ranked.day::text as "day",
      ranked.follow_up_on::text as "followUpOn", ranked.in_force_from::text as "inForceFrom", ranked.exemption,
      t.name || ' · ' || provider.name as detail
    from ranked
    join cases c on c.municipality_id = ranked.municipality_id and c.id = ranked.case_id
    ${personJoins(actor)}
    left join referrals r on ranked.what = 'REFERRAL' and r.municipality_id = ranked.municipality_id and r.id = ranked.subject_id
    left join activity_types t on t.code = r.type_code
    left join organisations provider on provider.id = r.provider_id
    where ranked.place <= ${most}
    order by ranked.place`;
  const rows = found.map((each) => row.parse(each));
  return {
    EXPIRES: sectionOf(rows, 'EXPIRES', (each): ExpiryTask => {
      const { kind, day } =
        each.what === 'PLAN'
          ? planExpiryOf({ followUpOn: each.followUpOn, inForceFrom: each.inForceFrom ?? each.day })
          : { kind: each.what, day: each.day };
      const { subjectId, detail, exemption } = each;
      return { person: toPerson(each, actor), kind, subjectId, day, ...expiryStanding(day, today), detail, exemption };
    }),
  };
}

/** The day is that of {@link planExpiryOf}. A plan that has been followed up is followed up next on the day that was set then. */
function plansRunningOut(horizon: string): Prisma.Sql {
  const oldOn = Prisma.sql`(v.in_force_from + make_interval(months => ${PLAN_CURRENT_MONTHS}::int))::date`;
  return Prisma.sql`
    select 'PLAN' as what, v.municipality_id, v.case_id, v.id as subject_id, least(next.follow_up_on, ${oldOn}) as day, next.follow_up_on, v.in_force_from,
      null::exemption_kind as exemption
    from open_cases c
    join plan_versions v on v.municipality_id = c.municipality_id and v.case_id = c.id and v.state = 'APPROVED'
    cross join lateral (select ${nextFollowUpOnSql()} as follow_up_on) next
    where least(next.follow_up_on, ${oldOn}) <= ${horizon}::date
      and not exists (select 1 from plan_versions newer where newer.municipality_id = v.municipality_id and newer.case_id = v.case_id
        and newer.state = 'PROPOSED')`;
}

function referralsRunningOut(horizon: string): Prisma.Sql {
  return Prisma.sql`
    select 'REFERRAL', r.municipality_id, r.case_id, r.id, coalesce(r.extended_to, r.ends_on), null::date, null::date, null::exemption_kind
    from open_cases c
    join referrals r on r.municipality_id = c.municipality_id and r.case_id = c.id
    where r.state in ('DECIDED', 'STARTED') and r.taken_over_on is null and coalesce(r.extended_to, r.ends_on) <= ${horizon}::date`;
}

/** From the few that end to their cases, never from the many cases: the two sets would be compared pair by pair. */
function assessmentsRunningOut(actor: TaskReader): Prisma.Sql {
  return Prisma.sql`
    select 'ASSESSMENT', a.municipality_id, a.case_id, a.id, a.valid_to, null::date, null::date, null::exemption_kind
    from ending_assessments a
    join cases c on c.municipality_id = a.municipality_id and c.id = a.case_id
    where ${visibleCasesSql(actor)} and ${taskScopeSql(actor)}
      and not exists (select 1 from assessments later where later.municipality_id = a.municipality_id and later.case_id = a.case_id
        and later.valid_from > a.valid_to)`;
}

/** An exemption whose assessment holds on after it: from the day after, activity is demanded again unless someone assesses anew. */
function exemptionsRunningOut({ actor, today }: TaskView): Prisma.Sql {
  return Prisma.sql`
    select 'EXEMPTION', e.municipality_id, e.case_id, e.assessment_id, e.valid_to, null::date, null::date, e.kind
    from assessment_exemptions e
    join assessments a on a.municipality_id = e.municipality_id and a.id = e.assessment_id
    join cases c on c.municipality_id = e.municipality_id and c.id = e.case_id
    where e.municipality_id = any (${actor.municipalityIds}::uuid[]) and e.valid_to between ${today}::date and ${exemptionHorizon(today)}::date
      and (a.valid_to is null or a.valid_to > e.valid_to) and ${visibleCasesSql(actor)} and ${taskScopeSql(actor)}`;
}
