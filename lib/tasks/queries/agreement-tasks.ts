import { z } from 'zod';
import { followedUpYear } from '@/lib/agreements';
import { type Db, Prisma } from '@/lib/platform/database';
import { workingDaysBetween } from '@/lib/time';
import { isManager } from '../rules/task-sections';
import type { AgreementTask, WaitingTask } from '../task-page';
import { asks, type Found, sectionOf, type TaskView } from './task-view';

const row = z.object({
  section: z.string(),
  total: z.coerce.number(),
  municipalityId: z.string(),
  municipalityName: z.string(),
  startsOn: z.string(),
  proposedByName: z.string(),
  proposedOn: z.string(),
});

/** Proposed versions of the överenskommelse, the oldest first: those that the managers of the reader's party have yet to answer, and those that they wait for. */
export async function findAgreementTasks(db: Db, view: TaskView): Promise<Found> {
  const { actor, today, most } = view;
  if (!isManager(actor.role) || !asks(view, 'AGREEMENT', 'WAITING')) return {};
  const isMunicipality = actor.organisationKind === 'MUNICIPALITY';
  const approvedAt = isMunicipality
    ? Prisma.sql`a.municipality_approved_at`
    : Prisma.sql`a.employment_service_approved_at`;
  const found = await db.$queryRaw<unknown[]>`
    with open as (
      select a.*, case when ${approvedAt} is null then 'AGREEMENT' else 'WAITING' end as section
      from agreements a
      where a.municipality_id = any (${actor.municipalityIds}::uuid[]) and a.closed_at is null and a.in_force_from is null),
    ranked as (
      select open.*, count(*) over (partition by section) as total,
        row_number() over (partition by section order by proposed_at, id) as place
      from open)
    select a.section, a.total, a.municipality_id as "municipalityId", o.name as "municipalityName", a.starts_on::text as "startsOn",
      u.name as "proposedByName", (a.proposed_at at time zone 'Europe/Stockholm')::date::text as "proposedOn"
    from ranked a
    join organisations o on o.id = a.municipality_id
    join user_accounts u on u.id = a.proposed_by
    where a.place <= ${most}
    order by a.place`;
  const rows = found.map((each) => row.parse(each));
  const toTask = ({ section: _, total: __, ...rest }: z.output<typeof row>): AgreementTask => ({
    ...rest,
    waitedWorkingDays: workingDaysBetween({ from: rest.proposedOn, to: today }),
  });
  const otherParty = isMunicipality ? 'EMPLOYMENT_SERVICE' : 'MUNICIPALITY';
  const waiting = sectionOf(rows, 'WAITING', (each): WaitingTask => {
    const task = toTask(each);
    const { proposedOn: since, waitedWorkingDays } = task;
    return { what: 'AGREEMENT', party: otherParty, since, waitedWorkingDays, task };
  });
  return {
    AGREEMENT: sectionOf(rows, 'AGREEMENT', toTask),
    WAITING: { countByParty: { [otherParty]: waiting.count }, rows: waiting.rows },
  };
}

const goalsRow = z.object({
  total: z.coerce.number(),
  municipalityId: z.string(),
  municipalityName: z.string(),
  goals: z.coerce.number(),
});

/** Municipalities with goals that the reader's party has not followed up for the year, while the follow-up is open. */
export async function findGoalTasks(db: Db, view: TaskView): Promise<Found> {
  const { actor, today, most } = view;
  const year = followedUpYear(today);
  if (actor.organisationKind === 'PROVIDER' || year === null || !asks(view, 'GOALS')) return {};
  const found = await db.$queryRaw<unknown[]>`
    select count(*) over () as total, a.municipality_id as "municipalityId", o.name as "municipalityName", count(*) as goals
    from agreements a
    join organisations o on o.id = a.municipality_id
    join agreement_goals g on g.municipality_id = a.municipality_id and g.agreement_id = a.id
    where a.municipality_id = any (${actor.municipalityIds}::uuid[]) and a.in_force_from <= ${today}::date
      and (a.in_force_to is null or a.in_force_to >= ${today}::date)
      and not exists (select 1 from agreement_goal_answers s where s.municipality_id = g.municipality_id and s.lineage_id = g.lineage_id
        and s.year = ${year} and s.party::text = ${actor.organisationKind})
      and exists (select 1 from agreement_goals e join agreements v on v.municipality_id = e.municipality_id and v.id = e.agreement_id
        where e.municipality_id = g.municipality_id and e.lineage_id = g.lineage_id and v.in_force_from <= ${`${year}-06-30`}::date)
    group by a.municipality_id, o.name
    order by o.name
    limit ${most}`;
  const rows = found.map((each) => goalsRow.parse(each));
  return { GOALS: { count: rows[0]?.total ?? 0, rows: rows.map(({ total: _, ...rest }) => ({ ...rest, year })) } };
}
