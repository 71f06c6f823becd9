import { z } from 'zod';
import type { Actor } from '@/lib/access';
import { visibleCasesSql } from '@/lib/access/server';
import { GAP_CAUSE_CODES, type GapOwner } from '@/lib/case-weeks';
import { listRecordableGapCauses } from '@/lib/cases';
import { barrierStateOf } from '@/lib/gap-causes';
import { type Db, Prisma } from '@/lib/platform/database';
import { workingDaysBetween } from '@/lib/time';
import { isManager } from '../rules/task-sections';
import { asks, type Found, personColumns, personJoins, personRow, type TaskView, toPerson } from './task-view';

const row = personRow.extend({
  total: z.coerce.number(),
  barrierId: z.string(),
  code: z.enum(GAP_CAUSE_CODES),
  owner: z.custom<GapOwner>(),
  dueOn: z.string().nullable(),
  toOn: z.string().nullable(),
  mindedByName: z.string().nullable(),
  ownerContact: z.string(),
});

/**
 * The barriers that the reader minds, the earliest due date first; and of those that are overdue, what the reader wrote down and, for a manager,
 * what the authority answers for. What waits for a provider, a school, health care or the individual is minded by the municipality's officer.
 */
export async function findBarrierTasks(db: Db, view: TaskView): Promise<Found> {
  const { actor, today, most } = view;
  if (actor.organisationKind === 'PROVIDER' || !asks(view, 'BARRIER')) return {};
  const found = await db.$queryRaw<unknown[]>`
    with waiting as (
      select g.municipality_id, g.id, count(*) over () as total, row_number() over (order by g.due_on nulls last, g.recorded_at, g.id) as place
      from gap_causes g
      join cases c on c.municipality_id = g.municipality_id and c.id = g.case_id
      where g.municipality_id = any (${actor.municipalityIds}::uuid[]) and g.closed_at is null
        and (g.to_on is null or g.to_on >= ${today}::date) and g.code::text = any (${listRecordableGapCauses(GAP_CAUSE_CODES, actor.organisationKind)})
        and c.closed_on is null and ${visibleCasesSql(actor)}
        and (${minderSql} = ${actor.tasksOf}::uuid
          or (g.due_on < ${today}::date and (g.recorded_by = ${actor.tasksOf}::uuid or ${answersForSql(actor)})))
      order by place
      limit ${most})
    select ${personColumns(actor)}, waiting.total, g.id as "barrierId", g.code::text, g.owner::text, g.due_on::text as "dueOn",
      g.to_on::text as "toOn", case when minder.id <> ${actor.tasksOf}::uuid then minder.name end as "mindedByName", g.owner_contact as "ownerContact"
    from waiting
    join gap_causes g on g.municipality_id = waiting.municipality_id and g.id = waiting.id
    join cases c on c.municipality_id = g.municipality_id and c.id = g.case_id
    ${personJoins(actor)}
    left join user_accounts minder on minder.id = ${minderSql}
    order by waiting.place`;
  const rows = found.map((each) => row.parse(each));
  return {
    BARRIER: {
      count: rows[0]?.total ?? 0,
      rows: rows.map((each) => ({
        person: toPerson(each, actor),
        barrierId: each.barrierId,
        code: each.code,
        owner: each.owner,
        state: barrierStateOf({ closedAs: null, toOn: each.toOn, dueOn: each.dueOn }, today),
        dueOn: each.dueOn,
        workingDaysLeft: each.dueOn === null ? null : workingDaysBetween({ from: today, to: each.dueOn }),
        mindedByName: each.mindedByName,
        ownerContact: each.ownerContact,
      })),
    },
  };
}

/** The officer who minds the barrier `g` of the case `c`: the one who was named, else the responsible one of the owning authority. */
const minderSql = Prisma.sql`coalesce(g.owner_user_id, case when g.owner = 'EMPLOYMENT_SERVICE' then c.employment_officer_id end, c.responsible_user_id)`;

/** A manager is reminded of what is overdue at the own authority. */
function answersForSql({ role, organisationKind }: Actor): Prisma.Sql {
  if (!isManager(role)) return Prisma.sql`false`;
  return organisationKind === 'EMPLOYMENT_SERVICE' ? Prisma.sql`g.owner = 'EMPLOYMENT_SERVICE'` : Prisma.sql`true`;
}
