import { z } from 'zod';
import { visibleCasesSql } from '@/lib/access/server';
import { otherPartyOf } from '@/lib/conversations';
import type { Db } from '@/lib/platform/database';
import { workingDaysBetween } from '@/lib/time';
import type { MessageTask, WaitingTask } from '../task-page';
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
  count: z.coerce.number(),
  authorName: z.string(),
  since: z.string(),
});

/**
 * The conversations that wait for an answer, the one that has waited longest first: those in which the other authority waits, and those in
 * which the reader's does. Whoever wrote waits too when the case is a colleague's.
 */
export async function findMessageTasks(db: Db, view: TaskView): Promise<Found> {
  const { actor, today, most } = view;
  if (actor.organisationKind === 'PROVIDER' || !asks(view, 'MESSAGE', 'WAITING')) return {};
  const party = otherPartyOf(actor.organisationKind);
  const found = await db.$queryRaw<unknown[]>`
    with waiting as (
      select m.municipality_id, m.case_id, case when m.written_by_party = ${party}::party then 'MESSAGE' else 'WAITING' end as section,
        count(*) as count, min(m.written_at) as since, (array_agg(m.written_by order by m.written_at, m.id))[1] as written_by
      from messages m
      join cases c on c.municipality_id = m.municipality_id and c.id = m.case_id
      where m.municipality_id = any (${actor.municipalityIds}::uuid[]) and m.awaits_answer and m.settled_at is null
        and ${visibleCasesSql(actor)} and c.closed_on is null and (${taskScopeSql(actor)} or m.written_by = ${actor.tasksOf}::uuid)
      group by m.municipality_id, m.case_id, m.written_by_party),
    ranked as (
      select waiting.*, count(*) over (partition by section) as total,
        row_number() over (partition by section order by since, case_id) as place
      from waiting)
    select ${personColumns(actor)}, ranked.section, ranked.total, ranked.count, author.name as "authorName",
      (ranked.since at time zone 'Europe/Stockholm')::date::text as since
    from ranked
    join cases c on c.municipality_id = ranked.municipality_id and c.id = ranked.case_id
    ${personJoins(actor)}
    join user_accounts author on author.id = ranked.written_by
    where ranked.place <= ${most}
    order by ranked.place`;
  const rows = found.map((each) => row.parse(each));
  const toTask = (each: z.output<typeof row>): MessageTask => ({
    person: toPerson(each, actor),
    party,
    count: each.count,
    authorName: each.authorName,
    since: each.since,
    waitedWorkingDays: workingDaysBetween({ from: each.since, to: today }),
  });
  const waiting = sectionOf(rows, 'WAITING', (each): WaitingTask => {
    const task = toTask(each);
    const { since, waitedWorkingDays } = task;
    return { what: 'MESSAGE', party, since, waitedWorkingDays, task };
  });
  return {
    MESSAGE: sectionOf(rows, 'MESSAGE', toTask),
    WAITING: { countByParty: { [party]: waiting.count }, rows: waiting.rows },
  };
}
