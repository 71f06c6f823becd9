import { z } from 'zod';
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
