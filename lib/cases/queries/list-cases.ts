import { z } from 'zod';
import type { Actor, CommandContext } from '@/lib/access';
import { visibleCasesSql } from '@/lib/access/server';
import { agreedDaysSql } from '@/lib/agreements/server';
import { recordAudit } from '@/lib/audit/server';
import { GAP_CAUSE_CODES, type GapOwner, LEVELS } from '@/lib/case-weeks';
import { consultationStateOf, turnDueOn, waitingPartyOf } from '@/lib/consultations';
import { type Db, Prisma, withActor } from '@/lib/platform/database';
import { type IsoDay, mondayOf, toIsoWeek, workingDaysBetween } from '@/lib/time';
import type { CaseListPage, CaseListRow } from '../case-dto';
import { CASES_PER_PAGE, type CaseListRequest, type CaseSort } from '../rules/case-list';
import { casePlanStatus } from '../rules/plan-status';
import { picturedWeek, readableGapCause } from '../rules/reader-view';

/**
 * A page of the actor's open cases with this week's figures, sorted and paged in the database: one query for the rows and one
 * for the counts, whatever the size of the caseload.
 */
export async function listCases(context: CommandContext, request: CaseListRequest): Promise<CaseListPage> {
  const { actor, today } = context;
  return withActor(actor, async (db) => {
    const rows = await selectRows(db, actor, request, today);
    const counts = await countLevels(db, actor, request, today);
    await recordAudit(
      db,
      actor,
      {
        action: 'case.list',
        municipalityId: actor.organisationKind === 'MUNICIPALITY' ? actor.organisationId : null,
        detail: { scope: request.scope, level: request.level, caseIds: rows.map(({ caseId }) => caseId) },
      },
      context.now,
    );
    const countByLevel = Object.fromEntries(counts.map(({ level, count }) => [level, count]));
    const all = counts.reduce((sum, { count }) => sum + count, 0);
    return {
      week: toIsoWeek(today),
      rows: rows.map((row) => toListRow(row, { actor, today })),
      totalCount: request.level ? (countByLevel[request.level] ?? 0) : all,
      countByLevel,
    };
  });
}

const levelFilter = Prisma.sql`case when w.is_formally_full_time_only then 'FORMALLY_FULL_TIME' else coalesce(w.level::text, 'NOT_ASSESSED') end`;

/** What is worst comes first when levels are sorted ascending. */
const levelRank = Prisma.sql`array_position(array['NO_ACTIVITY', 'NO_PLAN', 'BELOW_FULL_TIME', 'FORMALLY_FULL_TIME', 'NOT_ASSESSED', 'FULL_TIME', 'ON_BREAK', 'EXEMPT'], ${levelFilter})`;

function scopeCondition({ scope }: CaseListRequest, actor: Actor): Prisma.Sql {
  if (scope !== 'mina') return Prisma.sql`true`;
  return actor.organisationKind === 'EMPLOYMENT_SERVICE'
    ? Prisma.sql`c.employment_officer_id = ${actor.userId}::uuid`
    : Prisma.sql`c.responsible_user_id = ${actor.userId}::uuid`;
}

function orderOf({ sort, direction }: CaseListRequest): Prisma.Sql {
  const way = direction === 'descending' ? Prisma.sql`desc nulls last` : Prisma.sql`asc nulls last`;
  const byName = Prisma.sql`p.family_name collate "sv-SE-x-icu" ${way}, p.given_name collate "sv-SE-x-icu" ${way}`;
  const columns: Record<CaseSort, Prisma.Sql> = {
    namn: byName,
    arende: Prisma.sql`c.number ${way}`,
    niva: Prisma.sql`${levelRank} ${way}, w.gap_minutes desc nulls last`,
    timmar: Prisma.sql`w.assigned_minutes ${way}`,
    lucka: Prisma.sql`w.gap_minutes ${way}`,
    plan: Prisma.sql`${planRank} ${way}`,
  };
  return Prisma.sql`${columns[sort]}, c.id`;
}

/** Row-level security asks of every person whether a case of theirs is visible, so persons are joined only where names decide. */
const withPerson = Prisma.sql`join persons p on p.municipality_id = c.municipality_id and p.id = c.person_id`;

const planRank = Prisma.sql`(select min(case v.state when 'APPROVED' then 1 when 'PROPOSED' then 2 when 'DRAFT' then 3 else 4 end)
  from plan_versions v where v.municipality_id = c.municipality_id and v.case_id = c.id)`;

const listRow = z.object({
  caseId: z.string(),
  number: z.string(),
  name: z.string(),
  isProtected: z.boolean(),
  municipalityName: z.string(),
  unitName: z.string(),
  responsibleName: z.string().nullable(),
  level: z.enum(LEVELS).nullable(),
  isFormallyFullTimeOnly: z.boolean(),
  requiredMinutes: z.number(),
  assignedMinutes: z.number(),
  occupationMinutes: z.number(),
  jobSearchMinutes: z.number(),
  otherDutiesMinutes: z.number(),
  childReductionMinutes: z.number(),
  gapMinutes: z.number(),
  gapCause: z.enum(GAP_CAUSE_CODES).nullable(),
  gapOwner: z.custom<GapOwner>().nullable(),
  plans: z.object({
    hasInForce: z.boolean(),
    hasApproved: z.boolean(),
    hasProposed: z.boolean(),
    hasDraft: z.boolean(),
    hasEnded: z.boolean(),
  }),
  isUnheard: z.boolean(),
  consultation: z
    .object({
      requestedByParty: z.enum(['MUNICIPALITY', 'EMPLOYMENT_SERVICE']),
      dueOn: z.string(),
      answer: z.enum(['AGREE', 'AGREE_WITH_CONDITIONS', 'OBJECT']).nullable(),
      hasCounterProposal: z.boolean(),
      answeredOn: z.string().nullable(),
      concludeWorkingDays: z.int(),
    })
    .nullable(),
});

const ANSWERED_ON = Prisma.sql`(s.answered_at at time zone 'Europe/Stockholm')::date`;
const AGREED_FOR_CONCLUSION = agreedDaysSql('concludeWorkingDays', {
  municipalityId: Prisma.sql`s.municipality_id`,
  day: ANSWERED_ON,
});

async function selectRows(
  db: Db,
  actor: Actor,
  request: CaseListRequest,
  today: IsoDay,
): Promise<z.output<typeof listRow>[]> {
  const week = mondayOf(toIsoWeek(today));
  const level = request.level ? Prisma.sql`${levelFilter} = ${request.level}` : Prisma.sql`true`;
  const rows = await db.$queryRaw<unknown[]>`
    with chosen as (
      select c.municipality_id, c.id, row_number() over (order by ${orderOf(request)}) as place
      from cases c
      ${request.sort === 'namn' ? withPerson : Prisma.empty}
      left join case_weeks w on w.municipality_id = c.municipality_id and w.case_id = c.id and w.week = ${week}::date
      where ${visibleCasesSql(actor)} and c.closed_on is null and ${scopeCondition(request, actor)} and ${level}
      order by place
      limit ${CASES_PER_PAGE} offset ${(request.page - 1) * CASES_PER_PAGE})
    select c.id as "caseId", c.number, p.given_name || ' ' || p.family_name as name, c.protection <> 'NONE' as "isProtected",
      o.name as "municipalityName", u.name as "unitName", r.name as "responsibleName",
      w.level, coalesce(w.is_formally_full_time_only, false) as "isFormallyFullTimeOnly",
      coalesce(w.required_minutes, 0) as "requiredMinutes", coalesce(w.assigned_minutes, 0) as "assignedMinutes",
      coalesce(w.occupation_minutes, 0) as "occupationMinutes", coalesce(w.job_search_minutes, 0) as "jobSearchMinutes",
      coalesce(w.other_duties_minutes, 0) as "otherDutiesMinutes", coalesce(w.child_reduction_minutes, 0) as "childReductionMinutes",
      coalesce(w.gap_minutes, 0) as "gapMinutes", w.gap_cause as "gapCause", w.gap_owner as "gapOwner",
      (select json_build_object(
          'hasInForce', coalesce(bool_or(v.in_force_from <= ${today}::date and coalesce(v.in_force_to, 'infinity') >= ${today}::date), false),
          'hasApproved', coalesce(bool_or(v.state = 'APPROVED'), false), 'hasProposed', coalesce(bool_or(v.state = 'PROPOSED'), false),
          'hasDraft', coalesce(bool_or(v.state = 'DRAFT'), false), 'hasEnded', coalesce(bool_or(v.state in ('SUPERSEDED', 'ENDED')), false))
        from plan_versions v where v.municipality_id = c.municipality_id and v.case_id = c.id) as plans,
      (select json_build_object('requestedByParty', s.requested_by_party, 'dueOn', s.due_on, 'answer', s.answer,
          'hasCounterProposal', s.counter_proposal is not null, 'answeredOn', ${ANSWERED_ON}, 'concludeWorkingDays', ${AGREED_FOR_CONCLUSION})
        from consultations s where s.municipality_id = c.municipality_id and s.case_id = c.id and s.state in ('REQUESTED', 'ANSWERED')
        order by s.due_on limit 1) as consultation,
      exists (select 1 from unheard_referrals h where h.municipality_id = c.municipality_id and h.case_id = c.id
        and (h.ends_on is null or h.ends_on >= ${today}::date)) as "isUnheard"
    from chosen
    join cases c on c.municipality_id = chosen.municipality_id and c.id = chosen.id
    join persons p on p.municipality_id = c.municipality_id and p.id = c.person_id
    join organisations o on o.id = c.municipality_id
    join units u on u.municipality_id = c.municipality_id and u.id = c.unit_id
    left join user_accounts r on r.id = c.responsible_user_id
    left join case_weeks w on w.municipality_id = c.municipality_id and w.case_id = c.id and w.week = ${week}::date
    order by chosen.place`;
  return rows.map((row) => listRow.parse(row));
}

const levelCount = z.object({ level: z.string(), count: z.number() });

async function countLevels(
  db: Db,
  actor: Actor,
  request: CaseListRequest,
  today: IsoDay,
): Promise<z.output<typeof levelCount>[]> {
  const rows = await db.$queryRaw<unknown[]>`
    select ${levelFilter} as level, count(*)::int as count
    from cases c
    left join case_weeks w on w.municipality_id = c.municipality_id and w.case_id = c.id and w.week = ${mondayOf(toIsoWeek(today))}::date
    where ${visibleCasesSql(actor)} and c.closed_on is null and ${scopeCondition(request, actor)}
    group by 1`;
  return rows.map((row) => levelCount.parse(row));
}

function toListRow(row: z.output<typeof listRow>, { actor, today }: { actor: Actor; today: IsoDay }): CaseListRow {
  const { consultation } = row;
  const facts = consultation && {
    ...consultation,
    conclusion: null,
    concludedAt: null,
    isConfirmed: false,
    isWithdrawn: false,
    planVersionId: null,
  };
  const dueOn = facts && turnDueOn(facts, facts, today);
  return {
    caseId: row.caseId,
    number: row.number,
    name: row.name,
    isProtected: row.isProtected,
    municipalityName: row.municipalityName,
    unitName: row.unitName,
    responsibleName: row.responsibleName,
    level: row.level ?? 'NOT_ASSESSED',
    isFormallyFullTimeOnly: row.isFormallyFullTimeOnly,
    requiredMinutes: row.requiredMinutes,
    assignedMinutes: row.assignedMinutes,
    gapMinutes: row.gapMinutes,
    week: picturedWeek(row, actor.organisationKind),
    gapCause: readableGapCause(row, actor.organisationKind),
    planStatus: casePlanStatus(row.plans),
    isUnheard: row.isUnheard,
    hasProposal: row.plans.hasInForce && row.plans.hasProposed,
    consultation: facts && {
      state: consultationStateOf(facts, today),
      waitsFor: waitingPartyOf(facts, today),
      workingDaysLeft: dueOn === null ? null : workingDaysBetween({ from: today, to: dueOn }),
    },
  };
}
