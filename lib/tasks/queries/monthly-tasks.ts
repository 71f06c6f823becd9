import { z } from 'zod';
import { visibleCasesSql } from '@/lib/access/server';
import { firstDayOf, monthOf } from '@/lib/monthly-assessments';
import { dueOrderSql, lacksMonthSql, lastMonthSql } from '@/lib/monthly-assessments/server';
import type { Db } from '@/lib/platform/database';
import { mondayOf, toIsoWeek } from '@/lib/time';
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
  lastMonth: z.string().nullable(),
  requiredMinutes: z.int(),
  assignedMinutes: z.int(),
  gapMinutes: z.int(),
  hasNote: z.boolean(),
});

/** Cases with assistance that lack this month's assessment; those that have waited longest first. */
export async function findMonthlyTasks(db: Db, view: TaskView): Promise<Found> {
  const { actor, today, most } = view;
  if (actor.organisationKind !== 'MUNICIPALITY' || !asks(view, 'MONTHLY')) return {};
  const month = monthOf(today);
  const found = await db.$queryRaw<unknown[]>`
    with due as (
      select c.municipality_id, c.id, ${lastMonthSql} as last_month, count(*) over () as total, row_number() over (order by ${dueOrderSql}) as place
      from cases c
      where ${visibleCasesSql(actor)} and ${taskScopeSql(actor)} and ${lacksMonthSql(month)}
      order by place
      limit ${most})
    select ${personColumns(actor)}, due.total, to_char(due.last_month, 'YYYY-MM') as "lastMonth",
      coalesce(w.required_minutes, 0) as "requiredMinutes", coalesce(w.assigned_minutes, 0) as "assignedMinutes",
      coalesce(w.gap_minutes, 0) as "gapMinutes",
      exists (select 1 from monthly_notes n where n.municipality_id = c.municipality_id and n.case_id = c.id
        and n.month = ${firstDayOf(month)}::date) as "hasNote"
    from due
    join cases c on c.municipality_id = due.municipality_id and c.id = due.id
    ${personJoins(actor)}
    left join case_weeks w on w.municipality_id = c.municipality_id and w.case_id = c.id and w.week = ${mondayOf(toIsoWeek(today))}::date
    order by due.place`;
  const rows = found.map((each) => row.parse(each));
  return {
    MONTHLY: {
      count: rows[0]?.total ?? 0,
      rows: rows.map((each) => ({
        person: toPerson(each, actor),
        month,
        lastMonth: each.lastMonth,
        requiredMinutes: each.requiredMinutes,
        assignedMinutes: each.assignedMinutes,
        gapMinutes: each.gapMinutes,
        hasNote: each.hasNote,
      })),
    },
  };
}
