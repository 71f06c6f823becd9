import { z } from 'zod';
import { visibleCasesSql } from '@/lib/access/server';
import { agreedDaysSql } from '@/lib/agreements/server';
import { type ConsultationFacts, decideReliance, freshUntil } from '@/lib/consultations';
import { type Db, Prisma } from '@/lib/platform/database';
import { returnDueOn } from '@/lib/returns';
import { givesReturnSql, isAgreedSinceSql, isClosedSql, isProposedSinceSql } from '@/lib/returns/server';
import { addDays, workingDaysBetween } from '@/lib/time';
import { expiryHorizon, RETURN_DAYS } from '../rules/expiry';
import type { TaskSectionKey } from '../rules/task-sections';
import type { ReferralTask } from '../task-page';
import {
  type Found,
  personColumns,
  personJoins,
  personRow,
  sectionOf,
  type TaskView,
  taskScopeSql,
  toPerson,
} from './task-view';

const row = personRow.extend({
  section: z.string(),
  total: z.coerce.number(),
  referralId: z.string(),
  state: z.enum(['DRAFT', 'CLEARED', 'DECIDED', 'STARTED', 'ENDED', 'CANCELLED']),
  revision: z.number(),
  decidedWeeklyMinutes: z.coerce.number(),
  knownOn: z.string().nullable(),
  serviceName: z.string(),
  providerName: z.string(),
  startsOn: z.string(),
  endedOn: z.string().nullable(),
  draftedOn: z.string(),
  concludedAt: z.coerce.date().nullable(),
  conclusion: z.enum(['AGREED', 'AGREED_WITH_CONDITIONS', 'NOT_AGREED', 'UNANSWERED']).nullable(),
  consultedPlanId: z.string().nullable(),
  planId: z.string().nullable(),
  freshDays: z.int(),
  returnWorkingDays: z.int(),
});

/**
 * Referrals that someone is to do something about: AF decides those cleared and goes on with drafts, the municipality takes a case up again
 * after one without result, and the provider prepares for those that begin.
 */
export async function findReferralTasks(db: Db, view: TaskView): Promise<Found> {
  const { actor, today, most } = view;
  const conditions = conditionsOf(view);
  if (conditions.length === 0) return {};
  const section = Prisma.join(
    conditions.map(({ key, condition }) => Prisma.sql`when ${condition} then ${key}`),
    ' ',
  );
  const municipalityId = Prisma.sql`r.municipality_id`;
  const found = await db.$queryRaw<unknown[]>`
    with due as materialized (
      select r.municipality_id, r.id, r.case_id, r.drafted_by, coalesce(r.ended_on, r.starts_on) as day, case ${section} end as section
      from referrals r
      where r.municipality_id = any (${actor.municipalityIds}::uuid[])
        and (${Prisma.join(
          conditions.map(({ condition }) => Prisma.sql`(${condition})`),
          ' or ',
        )})),
    chosen as (
      select due.* from due
      join cases c on c.municipality_id = due.municipality_id and c.id = due.case_id
      where ${visibleCasesSql(actor)} and c.closed_on is null and (${taskScopeSql(actor)} or due.drafted_by = ${actor.tasksOf}::uuid)),
    ranked as (
      select chosen.*, count(*) over (partition by section) as total, row_number() over (partition by section order by day, id) as place
      from chosen)
    select ${personColumns(actor)}, ranked.section, ranked.total, r.id as "referralId", r.state, t.name as "serviceName",
      provider.name as "providerName", r.starts_on::text as "startsOn", r.ended_on::text as "endedOn",
      ${knownOn}::text as "knownOn", r.revision,
      coalesce((select sum((slot ->> 'endsMinute')::int - (slot ->> 'startsMinute')::int) from jsonb_array_elements(r.slots) slot),
        r.flexible_weekly_minutes, 0) as "decidedWeeklyMinutes",
      (r.drafted_at at time zone 'Europe/Stockholm')::date::text as "draftedOn", s.concluded_at as "concludedAt", s.conclusion,
      s.plan_version_id as "consultedPlanId", v.id as "planId", ${agreedDaysSql('freshDays', { municipalityId, day: Prisma.sql`${today}::date` })} as "freshDays",
      ${agreedDaysSql('returnWorkingDays', { municipalityId, day: knownOn })} as "returnWorkingDays"
    from ranked
    join referrals r on r.municipality_id = ranked.municipality_id and r.id = ranked.id
    join cases c on c.municipality_id = r.municipality_id and c.id = r.case_id
    ${personJoins(actor)}
    join activity_types t on t.code = r.type_code
    join organisations provider on provider.id = r.provider_id
    left join lateral (
      select coalesce(latest.settled_at, latest.concluded_at) as concluded_at,
        coalesce(latest.settled_as::text, latest.conclusion::text) as conclusion, latest.plan_version_id
      from consultations latest
      where latest.municipality_id = r.municipality_id and latest.case_id = r.case_id and latest.referral_id = r.id
        and latest.withdrawn_at is null
      order by latest.requested_at desc limit 1) s on r.state = 'CLEARED'
    left join plan_versions v on r.state = 'CLEARED' and v.municipality_id = r.municipality_id and v.case_id = r.case_id
      and v.state = 'APPROVED'
    where ranked.place <= ${most}
    order by ranked.place`;
  const rows = found.map((each) => row.parse(each));
  const toTask = (each: z.output<typeof row>) => toReferralTask(each, view);
  return Object.fromEntries(conditions.map(({ key }) => [key, sectionOf(rows, key, toTask)]));
}

/** The day on which the municipality knew that the referral had ended. */
const knownOn = Prisma.sql`greatest(r.ended_on, (r.ended_at at time zone 'Europe/Stockholm')::date)`;

/** Which referrals belong in which section. The states stand as constants, so that the partial indexes serve. */
function conditionsOf({ keys, today }: TaskView): { key: TaskSectionKey; condition: Prisma.Sql }[] {
  const all: { key: TaskSectionKey; condition: Prisma.Sql }[] = [
    { key: 'DECIDE', condition: Prisma.sql`r.state = 'CLEARED'` },
    { key: 'CONTINUE', condition: Prisma.sql`r.state = 'DRAFT'` },
    {
      key: 'STARTS_SOON',
      condition: Prisma.sql`r.state = 'DECIDED' and r.starts_on > ${today}::date and r.starts_on <= ${expiryHorizon(today)}::date`,
    },
    { key: 'START', condition: Prisma.sql`r.state = 'DECIDED' and r.starts_on <= ${today}::date` },
    {
      key: 'END',
      condition: Prisma.sql`r.state in ('DECIDED', 'STARTED') and r.taken_over_on is null and (
        select p.kind = case r.state when 'DECIDED' then 'NOT_STARTED'::referral_report_kind else 'END_PROPOSED' end
          and (p.on_day is null or p.on_day <= ${today}::date)
        from referral_reports p where p.municipality_id = r.municipality_id and p.referral_id = r.id and p.kind <> 'PLANNED_HOURS'
        order by p.reported_at desc, p.id desc limit 1)`,
    },
    {
      key: 'RECEIVE',
      condition: Prisma.sql`${givesReturnSql} and r.ended_on between ${addDays(today, -RETURN_DAYS)}::date and ${today}::date
        and not ${isClosedSql} and not ${isAgreedSinceSql} and not ${isProposedSinceSql}`,
    },
  ];
  return all.filter(({ key }) => keys.has(key));
}

function toReferralTask(each: z.output<typeof row>, { actor, now, today }: TaskView): ReferralTask {
  const reliance =
    each.state === 'CLEARED'
      ? decideReliance(consultationFactsOf(each), { now, planVersionId: each.planId, freshDays: each.freshDays })
      : null;
  return {
    person: toPerson(each, actor),
    referralId: each.referralId,
    state: each.state,
    serviceName: each.serviceName,
    providerName: each.providerName,
    startsOn: each.startsOn,
    draftedOn: each.draftedOn,
    freshUntil: each.concludedAt ? freshUntil({ concludedAt: each.concludedAt, freshDays: each.freshDays }) : null,
    hindrance: reliance && !reliance.allowed ? reliance.reason : null,
    endedOn: each.endedOn,
    revision: each.revision,
    decidedWeeklyMinutes: each.decidedWeeklyMinutes,
    workingDaysLeft: each.knownOn ? workingDaysBetween({ from: today, to: returnDueOn(each.knownOn, each) }) : null,
  };
}

/** The facts of the last samråd that its freshness depends on; a cleared referral has been answered and concluded. */
function consultationFactsOf({ concludedAt, conclusion, consultedPlanId }: z.output<typeof row>): ConsultationFacts {
  return {
    requestedByParty: 'EMPLOYMENT_SERVICE',
    dueOn: '',
    answer: null,
    conclusion: null,
    concludedAt: null,
    settlement: conclusion !== null && concludedAt !== null ? { as: conclusion, at: concludedAt.toISOString() } : null,
    isConfirmed: false,
    isWithdrawn: false,
    planVersionId: consultedPlanId,
  };
}
