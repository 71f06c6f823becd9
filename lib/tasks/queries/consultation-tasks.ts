import { z } from 'zod';
import { visibleCasesSql } from '@/lib/access/server';
import { agreedDaysSql } from '@/lib/agreements/server';
import {
  answeringPartyOf,
  type ConsultationFacts,
  type ConsultingParty,
  calculateWaitingClocks,
  turnDueOn,
  waitingPartyOf,
} from '@/lib/consultations';
import { type Db, Prisma } from '@/lib/platform/database';
import { workingDaysBetween } from '@/lib/time';
import { listConsultationPlaces } from '../rules/consultation-section';
import { listWorkingDayNumbers } from '../rules/working-day-numbers';
import type { ConsultationTask, WaitingTask } from '../task-page';
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

const effectWeek = z.object({ assignedMinutes: z.int(), occupationMinutes: z.int() });
const storedEffect = z
  .object({ before: effectWeek, after: effectWeek, brokenOff: z.array(z.object({ title: z.string() })) })
  .nullable()
  .catch(null);

const party = z.enum(['MUNICIPALITY', 'EMPLOYMENT_SERVICE']);
const row = personRow.extend({
  section: z.string(),
  total: z.coerce.number(),
  consultationId: z.string(),
  kind: z.enum(['REFERRAL', 'PROGRAMME', 'MUNICIPAL_ACTIVITY', 'WORK_PLACEMENT', 'BREAK_OFF']),
  state: z.enum(['REQUESTED', 'OVERDUE', 'ANSWERED', 'CONCLUDED', 'ESCALATED']),
  requestedByParty: party,
  dueOn: z.string(),
  since: z.string(),
  serviceName: z.string().nullable(),
  providerName: z.string().nullable(),
  answer: z.enum(['AGREE', 'AGREE_WITH_CONDITIONS', 'OBJECT']).nullable(),
  conclusion: z.enum(['AGREED', 'AGREED_WITH_CONDITIONS', 'NOT_AGREED']).nullable(),
  effect: storedEffect,
  isCountered: z.boolean(),
  managerSaid: z.object({ party, kind: z.enum(['PROPOSES', 'DISAGREES']) }).nullable(),
  requestedOn: z.string(),
  answeredOn: z.string().nullable(),
  concludedOn: z.string().nullable(),
  concludeWorkingDays: z.int(),
});

/**
 * Unfinished samråd, each in the section of {@link listConsultationPlaces}: what the reader's party is to answer, conclude or confirm, what
 * the other party is to do, and for managers what is overdue or ended in disagreement. A disagreement is over when the referral is dropped
 * or a new samråd about it has begun; of a referral that was called off there is nothing left to confirm.
 */
export async function findConsultationTasks(db: Db, view: TaskView): Promise<Found> {
  const { actor, today, keys, most } = view;
  const reader = party.safeParse(actor.organisationKind);
  if (!reader.success) return {};
  const places = listConsultationPlaces({ role: actor.role, party: reader.data }).filter(({ section }) =>
    keys.has(section),
  );
  if (places.length === 0) return {};
  const { days, numbers } = listWorkingDayNumbers(today);
  const found = await db.$queryRaw<unknown[]>`
    with calendar as materialized (select * from unnest(${days}::date[], ${numbers}::int[]) as t(day, number)),
    places as (
      select * from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as t(state text, "requestedByParty" party, "isCountered" boolean, section text)),
    standing as materialized (
      select s.municipality_id, s.id, s.case_id, s.requested_by_party, s.due_on, s.requested_by, s.counter_proposal is not null as is_countered,
        case when s.conclusion = 'NOT_AGREED' then 'ESCALATED' when s.state = 'REQUESTED' and s.due_on < ${today}::date then 'OVERDUE'
          else s.state::text end as state,
        coalesce(s.concluded_at, s.answered_at, s.requested_at) as since,
        case s.state when 'REQUESTED' then s.due_on when 'ANSWERED' then ${answeredOn} end as counts_from,
        case s.state when 'REQUESTED' then 0 when 'ANSWERED' then ${AGREED_FOR_CONCLUSION} end as within
      from consultations s
      where s.municipality_id = any (${actor.municipalityIds}::uuid[])
        and s.withdrawn_at is null and s.settled_at is null and (s.confirmed_at is null or s.conclusion = 'NOT_AGREED')
        and (s.conclusion is distinct from 'NOT_AGREED' or ${isUnresolved(view)})
        and (s.concluded_at is null or not exists (select 1 from referrals dropped where dropped.municipality_id = s.municipality_id
          and dropped.id = s.referral_id and dropped.state = 'CANCELLED'))),
    ranked as (
      select standing.*, places.section, count(*) over (partition by places.section) as total,
        row_number() over (partition by places.section order by ${ORDER}) as place
      from standing
      join places on places.state = standing.state and places."requestedByParty" = standing.requested_by_party
        and places."isCountered" = standing.is_countered
      left join calendar on calendar.day = standing.counts_from
      join cases c on c.municipality_id = standing.municipality_id and c.id = standing.case_id
      where ${visibleCasesSql(actor)} and c.closed_on is null and (${taskScopeSql(actor)} or standing.requested_by = ${actor.tasksOf}::uuid))
    select ${personColumns(actor)}, ranked.section, ranked.total, ranked.state, s.id as "consultationId", s.kind,
      s.requested_by_party as "requestedByParty", s.due_on::text as "dueOn",
      (ranked.since at time zone 'Europe/Stockholm')::date::text as "since", t.name as "serviceName", provider.name as "providerName", s.effect,
      s.answer, s.conclusion, s.counter_proposal is not null as "isCountered",
      (select json_build_object('party', w.written_by_party, 'kind', w.kind) from escalation_words w
        where w.municipality_id = s.municipality_id and w.consultation_id = s.id and w.kind in ('PROPOSES', 'DISAGREES')
        order by w.written_at desc, w.id desc limit 1) as "managerSaid",
      (s.requested_at at time zone 'Europe/Stockholm')::date::text as "requestedOn",
      (s.answered_at at time zone 'Europe/Stockholm')::date::text as "answeredOn",
      (s.concluded_at at time zone 'Europe/Stockholm')::date::text as "concludedOn",
      ${AGREED_FOR_CONCLUSION} as "concludeWorkingDays"
    from ranked
    join consultations s on s.municipality_id = ranked.municipality_id and s.id = ranked.id
    join cases c on c.municipality_id = s.municipality_id and c.id = s.case_id
    ${personJoins(actor)}
    left join referrals r on r.municipality_id = s.municipality_id and r.id = s.referral_id
    left join activity_types t on t.code = r.type_code
    left join organisations provider on provider.id = r.provider_id
    where ranked.place <= ${most}
    order by ranked.place`;
  const rows = found.map((each) => row.parse(each));
  const toTask = (each: z.output<typeof row>) => toConsultationTask(each, view);
  return {
    ANSWER: sectionOf(rows, 'ANSWER', toTask),
    CONCLUDE: sectionOf(rows, 'CONCLUDE', toTask),
    CONFIRM: sectionOf(rows, 'CONFIRM', toTask),
    OVERDUE: sectionOf(rows, 'OVERDUE', toTask),
    DISAGREED: sectionOf(rows, 'DISAGREED', toTask),
    WAITING: waitingFor(answeringPartyOf(reader.data), sectionOf(rows, 'WAITING', toTask)),
  };
}

const answeredOn = Prisma.sql`(s.answered_at at time zone 'Europe/Stockholm')::date`;

/** Within how many working days the answered samråd is to be concluded, as was agreed on the day of the answer; the standard before it. */
const AGREED_FOR_CONCLUSION = agreedDaysSql('concludeWorkingDays', {
  municipalityId: Prisma.sql`s.municipality_id`,
  day: answeredOn,
});

/** What has a due date stands by it, as {@link turnDueOn} tells it; all else by how long it has waited. */
const ORDER = Prisma.sql`case when standing.counts_from is not null
    and not (standing.state = 'ANSWERED' and standing.is_countered and standing.requested_by_party = 'MUNICIPALITY')
  then coalesce(calendar.number, 0) + standing.within end, standing.since, standing.id`;

function isUnresolved({ now, today }: TaskView): Prisma.Sql {
  const freshDays = agreedDaysSql('freshDays', {
    municipalityId: Prisma.sql`s.municipality_id`,
    day: Prisma.sql`${today}::date`,
  });
  return Prisma.sql`case when s.referral_id is null then s.concluded_at > ${now}::timestamptz - ${freshDays} * interval '1 day' else
    exists (select 1 from referrals r where r.municipality_id = s.municipality_id and r.id = s.referral_id
      and (r.state in ('DRAFT', 'AWAITING_CONSULTATION', 'CLEARED') or (s.proposal is not null and r.state = 'STARTED')))
    and not exists (select 1 from consultations later where later.municipality_id = s.municipality_id and later.case_id = s.case_id
      and later.referral_id = s.referral_id and later.withdrawn_at is null and later.requested_at > s.concluded_at) end`;
}

function waitingFor(
  other: ConsultingParty,
  { count, rows }: { count: number; rows: ConsultationTask[] },
): NonNullable<Found['WAITING']> {
  return {
    countByParty: { [other]: count },
    rows: rows.map((task): WaitingTask => {
      const { since, waitedWorkingDays } = task;
      return { what: 'CONSULTATION', party: other, since, waitedWorkingDays, task };
    }),
  };
}

function toConsultationTask(each: z.output<typeof row>, { actor, today }: TaskView): ConsultationTask {
  const { effect } = each;
  const facts: ConsultationFacts = {
    requestedByParty: each.requestedByParty,
    dueOn: each.dueOn,
    answer: each.answer,
    conclusion: each.conclusion,
    concludedAt: null,
    isConfirmed: false,
    isWithdrawn: false,
    planVersionId: null,
    hasCounterProposal: each.isCountered,
  };
  const dueOn = turnDueOn(facts, each, today);
  return {
    person: toPerson(each, actor),
    consultationId: each.consultationId,
    kind: each.kind,
    state: each.state,
    requestedByParty: each.requestedByParty,
    answer: each.answer,
    conclusion: each.conclusion,
    waitingFor: waitingPartyOf(facts, today),
    hasCounterProposal: each.isCountered,
    managerSaid: each.managerSaid,
    waitedByParty: calculateWaitingClocks(
      {
        requestedByParty: each.requestedByParty,
        requestedOn: each.requestedOn,
        answeredOn: each.answeredOn,
        concludedOn: each.concludedOn,
        confirmedOn: null,
        withdrawnOn: null,
        hasCounterProposal: each.isCountered,
        isAgreed: each.conclusion !== null && each.conclusion !== 'NOT_AGREED',
      },
      today,
    ),
    serviceName: each.serviceName,
    providerName: each.providerName,
    workingDaysLeft: dueOn === null ? null : workingDaysBetween({ from: today, to: dueOn }),
    since: each.since,
    waitedWorkingDays: workingDaysBetween({ from: each.since, to: today }),
    effect: effect && {
      beforeMinutes: effect.before.assignedMinutes + effect.before.occupationMinutes,
      afterMinutes: effect.after.assignedMinutes + effect.after.occupationMinutes,
      brokenOff: effect.brokenOff.map(({ title }) => title),
    },
  };
}
