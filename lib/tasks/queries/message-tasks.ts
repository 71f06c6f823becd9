import { z } from 'zod';
import { visibleCasesSql } from '@/lib/access/server';
import { otherPartyOf } from '@/lib/conversations';
import type { Db } from '@/lib/platform/database';
import { workingDaysBetween } from '@/lib/time';
import {
  asks,
  type Found,
  personColumns,
  personJoins,
  personRow,
  type TaskView,
  taskScopeSql,
  toPerson,
} from './task-view';

const row = personRow.extend({
  total: z.coerce.number(),
  count: z.coerce.number(),
  authorName: z.string(),
  since: z.string(),
});

/** The conversations in which the other authority waits for an answer, the one that has waited longest first. */
export async function findMessageTasks(db: Db, view: TaskView): Promise<Found> {
  const { actor, today, most } = view;
  if (actor.organisationKind === 'PROVIDER' || !asks(view, 'MESSAGE')) return {};
  const party = otherPartyOf(actor.organisationKind);
  const found = await db.$queryRaw<unknown[]>`
    with waiting as (
      select m.municipality_id, m.case_id, count(*) as count, min(m.written_at) as since,
        (array_agg(m.written_by order by m.written_at, m.id))[1] as written_by,
        count(*) over () as total, row_number() over (order by min(m.written_at), m.case_id) as place
      from messages m
      join cases c on c.municipality_id = m.municipality_id and c.id = m.case_id
      where m.municipality_id = any (${actor.municipalityIds}::uuid[]) and m.awaits_answer and m.settled_at is null
        and m.written_by_party = ${party}::party and ${visibleCasesSql(actor)} and ${taskScopeSql(actor)}
      group by m.municipality_id, m.case_id
      order by place
      limit ${most})
    select ${personColumns(actor)}, waiting.total, waiting.count, author.name as "authorName",
      (waiting.since at time zone 'Europe/Stockholm')::date::text as since
    from waiting
    join cases c on c.municipality_id = waiting.municipality_id and c.id = waiting.case_id
    ${personJoins(actor)}
    join user_accounts author on author.id = waiting.written_by
    order by waiting.place`;
  const rows = found.map((each) => row.parse(each));
  return {
    MESSAGE: {
      count: rows[0]?.total ?? 0,
      rows: rows.map((each) => ({
        person: toPerson(each, actor),
        party,
        count: each.count,
        authorName: each.authorName,
        since: each.since,
        waitedWorkingDays: workingDaysBetween({ from: each.since, to: today }),
      })),
    },
  };
}
