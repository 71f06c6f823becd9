import { z } from 'zod';
import { visibleCasesSql } from '@/lib/access/server';
import { type Db, Prisma } from '@/lib/platform/database';
import { workingDaysBetween } from '@/lib/time';
import type { ProposalTask, WaitingTask } from '../task-page';
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
  proposalId: z.string(),
  title: z.string(),
  proposedByParty: z.enum(['MUNICIPALITY', 'EMPLOYMENT_SERVICE', 'PROVIDER']),
  proposedByName: z.string().nullable(),
  proposedOn: z.string(),
});

/** Open proposals to change a plan: those that the reader's authority answers, and those that it has made and the other answers. */
export async function findProposalTasks(db: Db, view: TaskView): Promise<Found> {
  const { actor, today, most } = view;
  if (actor.organisationKind === 'PROVIDER' || !asks(view, 'PROPOSAL', 'WAITING')) return {};
  const isMunicipality = actor.organisationKind === 'MUNICIPALITY';
  // The municipality holds the plan and answers; its own proposals are answered by AF. A provider's wait for the municipality alone.
  const relevant = isMunicipality
    ? Prisma.sql`true`
    : Prisma.sql`r.proposed_by_party in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')`;
  const found = await db.$queryRaw<unknown[]>`
    with open as (
      select r.municipality_id, r.id, r.proposed_at,
        case when r.proposed_by_party = ${actor.organisationKind}::party then 'WAITING' else 'PROPOSAL' end as section
      from plan_proposals r
      join cases c on c.municipality_id = r.municipality_id and c.id = r.case_id
      where r.municipality_id = any (${actor.municipalityIds}::uuid[]) and r.state = 'OPEN' and ${relevant}
        and ${visibleCasesSql(actor)} and ${taskScopeSql(actor)}),
    ranked as (
      select open.*, count(*) over (partition by section) as total,
        row_number() over (partition by section order by proposed_at, id) as place
      from open)
    select ${personColumns(actor)}, ranked.section, ranked.total, r.id as "proposalId", r.title, r.proposed_by_party::text as "proposedByParty",
      proposer.name as "proposedByName", (r.proposed_at at time zone 'Europe/Stockholm')::date::text as "proposedOn"
    from ranked
    join plan_proposals r on r.municipality_id = ranked.municipality_id and r.id = ranked.id
    join cases c on c.municipality_id = r.municipality_id and c.id = r.case_id
    ${personJoins(actor)}
    left join user_accounts proposer on proposer.id = r.proposed_by
    where ranked.place <= ${most}
    order by ranked.place`;
  const rows = found.map((each) => row.parse(each));
  const toTask = (each: z.output<typeof row>): ProposalTask => ({
    person: toPerson(each, actor),
    proposalId: each.proposalId,
    title: each.title,
    proposedByParty: each.proposedByParty,
    proposedByName: each.proposedByName ?? '',
    proposedOn: each.proposedOn,
    waitedWorkingDays: workingDaysBetween({ from: each.proposedOn, to: today }),
  });
  const otherParty = isMunicipality ? 'EMPLOYMENT_SERVICE' : 'MUNICIPALITY';
  const waiting = sectionOf(rows, 'WAITING', (each): WaitingTask => {
    const task = toTask(each);
    const { proposedOn: since, waitedWorkingDays } = task;
    return { what: 'PROPOSAL', party: otherParty, since, waitedWorkingDays, task };
  });
  return {
    PROPOSAL: sectionOf(rows, 'PROPOSAL', toTask),
    WAITING: { countByParty: { [otherParty]: waiting.count }, rows: waiting.rows },
  };
}
