import { z } from 'zod';
import { ownReferralsSql, visibleCasesSql } from '@/lib/access/server';
import { type Db, Prisma } from '@/lib/platform/database';
import { addDays, addWeeks, type IsoDay, type IsoWeek, mondayOf, toIsoWeek, workingDaysBetween } from '@/lib/time';
import { listReportDays, listReportWeeks } from '../rules/report-weeks';
import type { ReportTask, WaitingTask } from '../task-page';
import {
  type Found,
  personColumns,
  personJoins,
  personRow,
  type TaskReader,
  type TaskView,
  taskScopeSql,
  toPerson,
} from './task-view';

/** The weeks that lack reports: the reader's own to make, and for officers those that a provider is to make. */
export async function findReportTasks(db: Db, view: TaskView): Promise<Found> {
  const { actor, keys } = view;
  const isProvider = actor.organisationKind === 'PROVIDER';
  return {
    ...(keys.has('REPORT') ? { REPORT: await (isProvider ? findParticipantWeeks : findGroupWeeks)(db, view) } : {}),
    ...(keys.has('WAITING') && !isProvider ? { WAITING: await findProviderWeeks(db, view) } : {}),
  };
}

const groupWeek = z.object({
  total: z.coerce.number(),
  week: z.string(),
  groupId: z.string().nullable(),
  groupName: z.string().nullable(),
  persons: z.coerce.number(),
  unreportedDays: z.coerce.number(),
});

/** Groups, and what is held person by person, with the person-days that the plans hold and nobody has reported. */
async function findGroupWeeks(
  db: Db,
  { actor, today, most }: TaskView,
): Promise<{ count: number; rows: ReportTask[] }> {
  const days = listReportDays(today);
  const [first, last] = [days.toSorted()[0], days.toSorted().at(-1)];
  const found = await db.$queryRaw<unknown[]>`
    with days as (select unnest(${days}::date[]) as day),
    held as materialized (
      select a.municipality_id, a.case_id, a.group_id, a.flexible_weekly_minutes, greatest(a.starts_on, v.in_force_from) as first_on,
        least(a.ends_on, v.in_force_to, ${last}::date) as last_on,
        array(select s.weekday from slots s where s.municipality_id = a.municipality_id and s.activity_id = a.id) as weekdays,
        array(select t.attended_on from attendances t where t.municipality_id = a.municipality_id and t.case_id = a.case_id
          and t.lineage_id = a.lineage_id and t.attended_on between ${first}::date and ${last}::date)
        || array(select x.cancelled_on from cancelled_days x where x.municipality_id = a.municipality_id and x.case_id = a.case_id
          and x.lineage_id = a.lineage_id and x.cancelled_on between ${first}::date and ${last}::date) as settled
      from cases c
      join plan_versions v on v.municipality_id = c.municipality_id and v.case_id = c.id
        and v.in_force_from <= ${last}::date and coalesce(v.in_force_to, 'infinity') >= ${first}::date
      join activities a on a.municipality_id = v.municipality_id and a.plan_version_id = v.id and a.provider_id is null
      join activity_types t on t.code = a.type_code and (a.group_id is not null or t.activity_class = 'ASSIGNED')
      left join activity_groups g on g.municipality_id = a.municipality_id and g.id = a.group_id
      where ${visibleCasesSql(actor)} and c.closed_on is null and ${reportedBy(actor)} and ${hasUnreportedWeek(listReportWeeks(today))}),
    open_days as materialized (
      select held.municipality_id, held.case_id, held.group_id, d.day
      from held
      join days d on d.day between held.first_on and held.last_on
      where (extract(isodow from d.day) = any (held.weekdays) or (held.flexible_weekly_minutes > 0 and extract(isodow from d.day) <= 5))
        and d.day <> all (held.settled)),
    missing as (
      select o.* from open_days o
      where not exists (select 1 from break_periods b where b.municipality_id = o.municipality_id and b.case_id = o.case_id
        and o.day between b.from_on and b.to_on)),
    weeks as (
      select date_trunc('week', m.day)::date as week, m.municipality_id, m.group_id, count(distinct m.case_id) as persons, count(*) as days
      from missing m group by 1, 2, 3)
    select count(*) over () as total, weeks.week::text as "week", weeks.group_id as "groupId", g.name as "groupName",
      weeks.persons as "persons", weeks.days as "unreportedDays"
    from weeks
    left join activity_groups g on g.municipality_id = weeks.municipality_id and g.id = weeks.group_id
    order by weeks.week desc, weeks.days desc, g.name
    limit ${most}`;
  const rows = found.map((each) => groupWeek.parse(each));
  return {
    count: rows[0]?.total ?? 0,
    rows: rows.map(({ total: _, week, ...rest }) => ({ ...rest, week: toIsoWeek(week), person: null })),
  };
}

/**
 * Whether the weekly figures leave room for something unreported: most cases are settled by this and their plans never read. Occupation counts,
 * since a group may hold it, so that no case is settled that should not be.
 */
function hasUnreportedWeek(weeks: readonly IsoWeek[]): Prisma.Sql {
  return Prisma.sql`exists (select 1 from case_weeks w where w.municipality_id = c.municipality_id and w.case_id = c.id
    and w.week = any (${weeks.map(mondayOf)}::date[]) and w.assigned_minutes + w.occupation_minutes > w.reported_planned_minutes)`;
}

/** Who reports what: the leader of a group its week, a case's officer what is held outside groups; a manager sees all of it. */
function reportedBy({ role, tasksOf, municipalityIds }: TaskReader): Prisma.Sql {
  if (role === 'UNIT_MANAGER') return Prisma.sql`true`;
  // A group that nobody leads is any job coach's.
  const leads =
    role === 'JOB_COACH'
      ? Prisma.sql`coalesce(g.responsible_user_id, ${tasksOf}::uuid) = ${tasksOf}::uuid`
      : Prisma.sql`g.responsible_user_id = ${tasksOf}::uuid`;
  return Prisma.sql`(case when a.group_id is null then c.responsible_user_id = ${tasksOf}::uuid else ${leads} end)
    and c.id in (
      select own.id from cases own where own.municipality_id = any (${municipalityIds}::uuid[]) and own.responsible_user_id = ${tasksOf}::uuid
      union
      select member.case_id from activity_groups g
      join activities member on member.municipality_id = g.municipality_id and member.group_id = g.id
      where g.municipality_id = any (${municipalityIds}::uuid[]) and ${leads})`;
}

const participantWeek = personRow.extend({
  total: z.coerce.number(),
  week: z.string(),
  unreportedDays: z.coerce.number(),
});

/** A coach's own participants, with the days that are kept for the provider and nobody has reported. */
async function findParticipantWeeks(
  db: Db,
  { actor, today, most }: TaskView,
): Promise<{ count: number; rows: ReportTask[] }> {
  const found = await db.$queryRaw<unknown[]>`
    select ${personColumns(actor)}, count(*) over () as total, date_trunc('week', d.day)::date::text as "week", count(*) as "unreportedDays"
    from provider_days d
    join cases c on c.municipality_id = d.municipality_id and c.id = d.case_id
    ${personJoins(actor)}
    where d.provider_id = ${actor.organisationId}::uuid and d.day = any (${listReportDays(today)}::date[]) and ${visibleCasesSql(actor)}
      and exists (select 1 from referrals r where r.municipality_id = d.municipality_id and r.case_id = d.case_id
        and ${ownReferralsSql({ actor, today })} and ${isHeldOn(today)})
      and ${isUnreported}
    group by c.municipality_id, c.id, p.given_name, p.family_name, o.name, date_trunc('week', d.day)::date
    order by date_trunc('week', d.day)::date desc, p.family_name collate "sv-SE-x-icu", p.given_name collate "sv-SE-x-icu", c.id
    limit ${most}`;
  const rows = found.map((each) => participantWeek.parse(each));
  return {
    count: rows[0]?.total ?? 0,
    rows: rows.map((each) => ({
      week: toIsoWeek(each.week),
      groupId: null,
      groupName: null,
      person: toPerson(each, actor),
      persons: 1,
      unreportedDays: each.unreportedDays,
    })),
  };
}

/** A day that the referral `r` holds: any while it runs, and after that those until its end, as long as the provider sees the person. */
function isHeldOn(today: IsoDay): Prisma.Sql {
  return Prisma.sql`(r.state in ('DECIDED', 'STARTED') or (r.seen_until >= ${today}::date and r.started_on is not null and d.day <= r.ended_on))`;
}

/** Hours without times may all be reported on one day: when the week's are used up, none of its other days lacks a report. */
const isUnreported = Prisma.sql`not exists (select 1 from attendances t where t.municipality_id = d.municipality_id and t.case_id = d.case_id
  and t.lineage_id = d.lineage_id and t.attended_on = d.day)
  and not (d.is_flexible and (
    select coalesce(sum(t.planned_minutes), 0) from attendances t where t.municipality_id = d.municipality_id and t.case_id = d.case_id
      and t.lineage_id = d.lineage_id and t.attended_on between date_trunc('week', d.day)::date and date_trunc('week', d.day)::date + 6) >= (
    select sum(x.planned_minutes) from provider_days x where x.municipality_id = d.municipality_id and x.case_id = d.case_id
      and x.lineage_id = d.lineage_id and x.day between date_trunc('week', d.day)::date and date_trunc('week', d.day)::date + 6))`;

const providerWeek = z.object({
  total: z.coerce.number(),
  week: z.string(),
  providerId: z.string(),
  providerName: z.string(),
  persons: z.coerce.number(),
});

/** Providers that have not reported an ended week for some of the reader's cases, the longest wait first. */
async function findProviderWeeks(db: Db, { actor, today, most }: TaskView): Promise<NonNullable<Found['WAITING']>> {
  const found = await db.$queryRaw<unknown[]>`
    with weeks as (
      select date_trunc('week', d.day)::date as week, d.provider_id, count(distinct d.case_id) as persons
      from provider_days d
      join cases c on c.municipality_id = d.municipality_id and c.id = d.case_id
      where d.day = any (${listReportDays(today)}::date[]) and d.municipality_id = any (${actor.municipalityIds}::uuid[])
        and ${visibleCasesSql(actor)} and ${taskScopeSql(actor)} and ${isUnreported}
        and exists (select 1 from referrals r where r.municipality_id = d.municipality_id and r.case_id = d.case_id
          and r.provider_id = d.provider_id and ${isHeldOn(today)})
      group by 1, 2)
    select count(*) over () as total, weeks.week::text as "week", weeks.provider_id as "providerId", o.name as "providerName",
      weeks.persons as "persons"
    from weeks join organisations o on o.id = weeks.provider_id
    order by weeks.week, o.name
    limit ${most}`;
  const rows = found.map((each) => providerWeek.parse(each));
  return {
    countByParty: { PROVIDER: rows[0]?.total ?? 0 },
    rows: rows.map(({ total: _, week: monday, ...rest }): WaitingTask => {
      const week = toIsoWeek(monday);
      const since = mondayOf(addWeeks(week, 1));
      const waitedWorkingDays = workingDaysBetween({ from: addDays(since, -1), to: today });
      return { what: 'PROVIDER_REPORT', party: 'PROVIDER', since, waitedWorkingDays, week, ...rest };
    }),
  };
}
