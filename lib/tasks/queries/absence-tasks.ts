import { z } from 'zod';
import { REVIEWED_FROM } from '@/lib/absence-reviews';
import { visibleCasesSql } from '@/lib/access/server';
import type { Db } from '@/lib/platform/database';
import { toIsoWeek } from '@/lib/time';
import type { AbsenceTask } from '../task-page';
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
  reviewId: z.string().nullable(),
  firstDay: z.string(),
  lastDay: z.string(),
  days: z.coerce.number(),
  absentMinutes: z.coerce.number(),
  openedOn: z.string().nullable(),
});

/**
 * Unexcused days for a human to look into (12 kap. 5 § SoL): a row for each case and week that no review covers, and for each review that
 * nobody has decided. It begins with the few unexcused days, never with the many cases.
 */
export async function findAbsenceTasks(db: Db, view: TaskView): Promise<Found> {
  if (!asks(view, 'ABSENCE')) return {};
  const { actor, most } = view;
  const found = await db.$queryRaw<unknown[]>`
    with waiting as (
      select t.municipality_id, t.case_id, null::uuid as review_id, min(t.attended_on) as first_day, max(t.attended_on) as last_day,
        count(distinct t.attended_on) as days, sum(t.planned_minutes - t.present_minutes) as absent_minutes, null::timestamptz as opened_at
      from attendances t
      where t.municipality_id = any (${actor.municipalityIds}::uuid[]) and t.status = 'UNEXCUSED_ABSENCE' and t.attended_on >= ${REVIEWED_FROM}::date
        and not exists (select 1 from absence_review_days d where d.municipality_id = t.municipality_id and d.attendance_id = t.id)
      group by t.municipality_id, t.case_id, date_trunc('week', t.attended_on)),
    under_way as (
      select r.municipality_id, r.case_id, r.id, min(d.attended_on), max(d.attended_on), count(distinct d.attended_on), sum(d.absent_minutes), r.opened_at
      from absence_reviews r
      join absence_review_days d on d.municipality_id = r.municipality_id and d.review_id = r.id
      where r.municipality_id = any (${actor.municipalityIds}::uuid[]) and r.decided_at is null
      group by r.municipality_id, r.case_id, r.id),
    ranked as (
      select each.*, count(*) over () as total, row_number() over (order by each.first_day, each.case_id) as place
      from (select * from waiting union all select * from under_way) each
      join cases c on c.municipality_id = each.municipality_id and c.id = each.case_id
      where ${visibleCasesSql(actor)} and ${taskScopeSql(actor)})
    select ${personColumns(actor)}, 'ABSENCE' as section, ranked.total, ranked.review_id as "reviewId", ranked.first_day::text as "firstDay",
      ranked.last_day::text as "lastDay", ranked.days, ranked.absent_minutes as "absentMinutes",
      (ranked.opened_at at time zone 'Europe/Stockholm')::date::text as "openedOn"
    from ranked
    join cases c on c.municipality_id = ranked.municipality_id and c.id = ranked.case_id
    ${personJoins(actor)}
    where ranked.place <= ${most}
    order by ranked.place`;
  const rows = found.map((each) => row.parse(each));
  return {
    ABSENCE: sectionOf(rows, 'ABSENCE', (each): AbsenceTask => {
      const { reviewId, firstDay, lastDay, days, absentMinutes, openedOn } = each;
      return {
        person: toPerson(each, actor),
        reviewId,
        week: toIsoWeek(firstDay),
        firstDay,
        lastDay,
        days,
        absentMinutes,
        openedOn,
      };
    }),
  };
}
