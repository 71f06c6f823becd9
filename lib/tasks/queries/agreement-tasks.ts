import { z } from 'zod';
import { followedUpYear } from '@/lib/agreements';
import { type Db, Prisma } from '@/lib/platform/database';
import { workingDaysBetween } from '@/lib/time';
import { asks, type Found, type TaskView } from './task-view';

const row = z.object({
  total: z.coerce.number(),
  municipalityId: z.string(),
  municipalityName: z.string(),
  startsOn: z.string(),
  proposedByName: z.string(),
  proposedOn: z.string(),
});

/** Proposed versions of the överenskommelse that the reader's party has yet to answer, the oldest first. */
export async function findAgreementTasks(db: Db, view: TaskView): Promise<Found> {
  const { actor, today, most } = view;
  if (actor.organisationKind === 'PROVIDER' || !asks(view, 'AGREEMENT')) return {};
  const approvedAt =
    actor.organisationKind === 'MUNICIPALITY'
      ? Prisma.sql`a.municipality_approved_at`
      : Prisma.sql`a.employment_service_approved_at`;
  const found = await db.$queryRaw<unknown[]>`
    select count(*) over () as total, a.municipality_id as "municipalityId", o.name as "municipalityName", a.starts_on::text as "startsOn",
      u.name as "proposedByName", (a.proposed_at at time zone 'Europe/Stockholm')::date::text as "proposedOn"
    from agreements a
    join organisations o on o.id = a.municipality_id
    join user_accounts u on u.id = a.proposed_by
    where a.municipality_id = any (${actor.municipalityIds}::uuid[]) and a.closed_at is null and a.in_force_from is null
      and ${approvedAt} is null
    order by a.proposed_at, a.id
    limit ${most}`;
  const rows = found.map((each) => row.parse(each));
  return {
    AGREEMENT: {
      count: rows[0]?.total ?? 0,
      rows: rows.map(({ total: _, ...rest }) => ({
        ...rest,
        waitedWorkingDays: workingDaysBetween({ from: rest.proposedOn, to: today }),
      })),
    },
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
