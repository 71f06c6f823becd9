import { z } from 'zod';
import { visibleCasesSql } from '@/lib/access/server';
import { agreedDaysSql } from '@/lib/agreements/server';
import { type Db, Prisma } from '@/lib/platform/database';
import { addWorkingDays, workingDaysBetween } from '@/lib/time';
import { listWorkingDayNumbers } from '../rules/working-day-numbers';
import type { PlanTask, WaitingTask } from '../task-page';
import {
  asks,
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
  planVersionId: z.string(),
  proposedByName: z.string().nullable(),
  proposedOn: z.string(),
  approvedOn: z.string().nullable(),
  isOtherApproved: z.boolean(),
  isForOneAuthority: z.boolean(),
  approvalWorkingDays: z.int(),
});

/**
 * Proposed plans: those that wait for the reader's authority, and those that it has approved and the other has not; each is due so many working
 * days after it was proposed as was agreed on that day (överenskommelse), and the one that is due first stands first.
 */
export async function findPlanTasks(db: Db, view: TaskView): Promise<Found> {
  const { actor, today, most } = view;
  if (actor.organisationKind === 'PROVIDER' || !asks(view, 'APPROVE', 'WAITING')) return {};
  const isMunicipality = actor.organisationKind === 'MUNICIPALITY';
  const own = isMunicipality ? Prisma.sql`v.municipality_approved_at` : Prisma.sql`v.employment_service_approved_at`;
  const other = isMunicipality ? Prisma.sql`v.employment_service_approved_at` : Prisma.sql`v.municipality_approved_at`;
  const isParty = isMunicipality ? Prisma.sql`true` : Prisma.sql`v.is_employment_service_party`;
  const { days, numbers } = listWorkingDayNumbers(today);
  const found = await db.$queryRaw<unknown[]>`
    with calendar as materialized (select * from unnest(${days}::date[], ${numbers}::int[]) as t(day, number)),
    proposed as (
      select v.municipality_id, v.id, v.case_id, v.proposed_at, ${AGREED} as within, ${own} as own_at, ${other} as other_at,
        case when ${own} is null then 'APPROVE' else 'WAITING' end as section
      from plan_versions v
      join cases c on c.municipality_id = v.municipality_id and c.id = v.case_id
      where v.state = 'PROPOSED' and ${isParty} and ${visibleCasesSql(actor)} and ${taskScopeSql(actor)}),
    ranked as (
      select proposed.*, count(*) over (partition by section) as total,
        row_number() over (partition by section order by coalesce(calendar.number, 0) + within, proposed_at, id) as place
      from proposed
      left join calendar on calendar.day = (proposed_at at time zone 'Europe/Stockholm')::date)
    select ${personColumns(actor)}, ranked.section, ranked.total, v.id as "planVersionId", proposer.name as "proposedByName",
      (v.proposed_at at time zone 'Europe/Stockholm')::date::text as "proposedOn",
      (ranked.own_at at time zone 'Europe/Stockholm')::date::text as "approvedOn",
      ranked.other_at is not null as "isOtherApproved", not v.is_employment_service_party as "isForOneAuthority",
      ranked.within as "approvalWorkingDays"
    from ranked
    join plan_versions v on v.municipality_id = ranked.municipality_id and v.id = ranked.id
    join cases c on c.municipality_id = v.municipality_id and c.id = v.case_id
    ${personJoins(actor)}
    left join user_accounts proposer on proposer.id = v.proposed_by
    where ranked.place <= ${most}
    order by ranked.place`;
  const rows = found.map((each) => row.parse(each));
  const toTask = (each: z.output<typeof row>): PlanTask => ({
    person: toPerson(each, actor),
    planVersionId: each.planVersionId,
    proposedByName: each.proposedByName ?? '',
    proposedOn: each.proposedOn,
    waitedWorkingDays: workingDaysBetween({ from: each.proposedOn, to: today }),
    workingDaysLeft: workingDaysBetween({ from: today, to: addWorkingDays(each.proposedOn, each.approvalWorkingDays) }),
    isLastApproval: each.isOtherApproved || each.isForOneAuthority,
    isForOneAuthority: each.isForOneAuthority,
  });
  const otherParty = isMunicipality ? 'EMPLOYMENT_SERVICE' : 'MUNICIPALITY';
  const waiting = sectionOf(rows, 'WAITING', (each): WaitingTask => {
    const since = each.approvedOn ?? each.proposedOn;
    const waitedWorkingDays = workingDaysBetween({ from: since, to: today });
    return { what: 'PLAN', party: otherParty, since, waitedWorkingDays, task: toTask(each) };
  });
  return {
    APPROVE: sectionOf(rows, 'APPROVE', toTask),
    WAITING: { countByParty: { [otherParty]: waiting.count }, rows: waiting.rows },
  };
}

const AGREED = agreedDaysSql('planApprovalWorkingDays', {
  municipalityId: Prisma.sql`v.municipality_id`,
  day: Prisma.sql`(v.proposed_at at time zone 'Europe/Stockholm')::date`,
});
