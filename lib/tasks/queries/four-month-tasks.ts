import { z } from 'zod';
import { visibleCasesSql } from '@/lib/access/server';
import { fourMonthsOn, startsAskedAbout } from '@/lib/follow-ups';
import type { Db } from '@/lib/platform/database';
import {
  asks,
  everyCaseScopeSql,
  type Found,
  personColumns,
  personJoins,
  personRow,
  type TaskView,
  toPerson,
} from './task-view';

const row = personRow.extend({
  total: z.coerce.number(),
  planOutcomeId: z.string(),
  result: z.enum(['WORK', 'STUDIES']),
  startsOn: z.string(),
});

/** Those who began work or studies four months ago and of whom nobody has said whether they are still there, the oldest first. */
export async function findFourMonthTasks(db: Db, view: TaskView): Promise<Found> {
  if (!asks(view, 'FOUR_MONTHS')) return {};
  const { actor, today, most } = view;
  const { from, to } = startsAskedAbout(today);
  const found = await db.$queryRaw<unknown[]>`
    select ${personColumns(actor)}, count(*) over () as total, result.id as "planOutcomeId", result.result, result.starts_on::text as "startsOn"
    from plan_outcomes result
    join cases c on c.municipality_id = result.municipality_id and c.id = result.case_id
    ${personJoins(actor)}
    where result.municipality_id = any (${actor.municipalityIds}::uuid[])
      and result.starts_on between ${from}::date and ${to}::date
      and not exists (select 1 from plan_outcomes later where later.municipality_id = result.municipality_id and later.corrects_id = result.id)
      and not exists (select 1 from four_month_answers a where a.municipality_id = result.municipality_id and a.plan_outcome_id = result.id)
      and ${visibleCasesSql(actor)} and ${everyCaseScopeSql(actor)}
    order by result.starts_on, result.id
    limit ${most}`;
  const rows = found.map((each) => row.parse(each));
  return {
    FOUR_MONTHS: {
      count: rows[0]?.total ?? 0,
      rows: rows.map((each) => ({
        person: toPerson(each, actor),
        planOutcomeId: each.planOutcomeId,
        result: each.result,
        startsOn: each.startsOn,
        dueOn: fourMonthsOn(each.startsOn),
      })),
    },
  };
}
