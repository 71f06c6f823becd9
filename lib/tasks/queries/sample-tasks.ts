import { z } from 'zod';
import { visibleCasesSql } from '@/lib/access/server';
import type { Db } from '@/lib/platform/database';
import { workingDaysBetween } from '@/lib/time';
import { asks, type Found, type TaskView, taskScopeSql } from './task-view';

const monthRow = z.object({
  total: z.coerce.number(),
  month: z.string(),
  days: z.coerce.number(),
  persons: z.coerce.number(),
  drawnOn: z.string(),
});

/** Months with drawn days of the reader's cases that nobody has checked, the oldest first; without those that the reader has reported. */
export async function findSampleTasks(db: Db, view: TaskView): Promise<Found> {
  if (!asks(view, 'SAMPLE')) return {};
  const { actor, today, most } = view;
  const found = await db.$queryRaw<unknown[]>`
    select count(*) over () as total, i.month::text as month, count(*) as days, count(distinct i.case_id) as persons,
      (min(s.drawn_at) at time zone 'Europe/Stockholm')::date::text as "drawnOn"
    from verification_sample_items i
    join verification_samples s on s.municipality_id = i.municipality_id and s.month = i.month
    join cases c on c.municipality_id = i.municipality_id and c.id = i.case_id
    where i.municipality_id = any (${actor.municipalityIds}::uuid[]) and i.outcome is null and i.reported_by <> ${actor.userId}::uuid
      and ${visibleCasesSql(actor)} and ${taskScopeSql(actor)}
    group by i.month
    order by i.month
    limit ${most}`;
  const rows = found.map((each) => monthRow.parse(each));
  return {
    SAMPLE: {
      count: rows[0]?.total ?? 0,
      rows: rows.map(({ total: _, ...rest }) => ({
        ...rest,
        waitedWorkingDays: workingDaysBetween({ from: rest.drawnOn, to: today }),
      })),
    },
  };
}
