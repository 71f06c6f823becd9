import { z } from 'zod';
import { visibleCasesSql } from '@/lib/access/server';
import type { Db } from '@/lib/platform/database';
import { lastDayWarnedOf } from '@/lib/subsidised-employment';
import { workingDaysBetween } from '@/lib/time';
import type { EmploymentTask, WaitingTask } from '../task-page';
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
  section: z.enum(['HOLD', 'EMPLOYMENT', 'WAITING']),
  total: z.coerce.number(),
  employmentId: z.string(),
  state: z.enum(['HELD', 'REQUESTED', 'GRANTED']),
  work: z.string(),
  workplace: z.string(),
  heldUntil: z.string(),
  requestedOn: z.string().nullable(),
});

/**
 * Held places: for both parties those that are about to be lost without a decision, and of the others those that wait for the reader's
 * party – AF decides, the municipality asks and starts – or that the municipality waits for AF to decide. The one that is lost first stands first.
 */
export async function findEmploymentTasks(db: Db, view: TaskView): Promise<Found> {
  const { actor, today, keys, most } = view;
  if (actor.organisationKind === 'PROVIDER' || !asks(view, 'HOLD', 'EMPLOYMENT', 'WAITING')) return {};
  const isMunicipality = actor.organisationKind === 'MUNICIPALITY';
  const isOurs = isMunicipality ? ['HELD', 'GRANTED'] : ['REQUESTED'];
  const isTheirs = isMunicipality ? ['REQUESTED'] : [];
  const found = await db.$queryRaw<unknown[]>`
    with open as (
      select e.municipality_id, e.id, e.case_id, e.held_until,
        case when e.state in ('HELD', 'REQUESTED') and e.held_until <= ${lastDayWarnedOf(today)}::date then 'HOLD'
          when e.state::text = any (${isOurs}) then 'EMPLOYMENT'
          when e.state::text = any (${isTheirs}) then 'WAITING' end as section
      from subsidised_employments e
      where e.municipality_id = any (${actor.municipalityIds}::uuid[]) and e.state in ('HELD', 'REQUESTED', 'GRANTED')),
    ranked as (
      select open.*, count(*) over (partition by open.section) as total,
        row_number() over (partition by open.section order by open.held_until, open.id) as place
      from open
      join cases c on c.municipality_id = open.municipality_id and c.id = open.case_id
      where open.section = any (${[...keys]}) and ${visibleCasesSql(actor)} and ${taskScopeSql(actor)})
    select ${personColumns(actor)}, ranked.section, ranked.total, e.id as "employmentId", e.state::text, e.work, e.workplace,
      e.held_until::text as "heldUntil", (e.requested_at at time zone 'Europe/Stockholm')::date::text as "requestedOn"
    from ranked
    join subsidised_employments e on e.municipality_id = ranked.municipality_id and e.id = ranked.id
    join cases c on c.municipality_id = e.municipality_id and c.id = e.case_id
    ${personJoins(actor)}
    where ranked.place <= ${most}
    order by ranked.place`;
  const rows = found.map((each) => row.parse(each));
  const toTask = ({
    employmentId,
    state,
    work,
    workplace,
    heldUntil,
    ...each
  }: z.output<typeof row>): EmploymentTask => ({
    person: toPerson(each, actor),
    employmentId,
    state,
    work,
    workplace,
    heldUntil,
    holdWorkingDaysLeft: workingDaysBetween({ from: today, to: heldUntil }),
  });
  const waiting = sectionOf(rows, 'WAITING', (each): WaitingTask => {
    const since = each.requestedOn ?? today;
    const waitedWorkingDays = workingDaysBetween({ from: since, to: today });
    return { what: 'EMPLOYMENT', party: 'EMPLOYMENT_SERVICE', since, waitedWorkingDays, task: toTask(each) };
  });
  return {
    HOLD: sectionOf(rows, 'HOLD', toTask),
    EMPLOYMENT: sectionOf(rows, 'EMPLOYMENT', toTask),
    WAITING: { countByParty: { EMPLOYMENT_SERVICE: waiting.count }, rows: waiting.rows },
  };
}
