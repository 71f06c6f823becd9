import { z } from 'zod';
import { visibleCasesSql } from '@/lib/access/server';
import { findGroundPeriod, findLaw, LEGAL_GROUNDS } from '@/lib/assessments';
import { type Db, Prisma } from '@/lib/platform/database';
import { addMonths } from '@/lib/time';
import { taskScopeOf } from '../rules/task-sections';
import type { DutyTask } from '../task-page';
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
  fromMonth: z.string(),
  arisesMonth: z.string(),
  ground: z.enum(LEGAL_GROUNDS).nullable(),
});

/**
 * Persons for whom the duty to demand activity has arisen, or arises next month, and of whom nothing is demanded under 12 kap. 4 a § from
 * that month. The month is that of calculateActivityDuty. One who is wholly exempt is left out: activity may not be demanded.
 */
export async function findDutyTasks(db: Db, view: TaskView): Promise<Found> {
  if (!asks(view, 'DUTY')) return {};
  const { actor, today, most } = view;
  const thisMonth = `${today.slice(0, 7)}-01`;
  const nextMonth = addMonths(thisMonth, 1);
  const { monthsBeforeDemand } = findLaw(today);
  const firstMonth = findGroundPeriod('SECTION_12_4_A').fromOn;
  // All are gone through when all are within reach; of one's own cases each is looked up.
  const withinReach = (table: 'p' | 'a') =>
    taskScopeOf(actor.role) === 'REACH'
      ? Prisma.sql`true`
      : Prisma.sql`${Prisma.raw(table)}.case_id in (select id from reached)`;
  const found = await db.$queryRaw<unknown[]>`
    with reached as materialized (
      select c.municipality_id, c.id from cases c where ${visibleCasesSql(actor)} and ${taskScopeSql(actor)}),
    due as materialized (
      select p.municipality_id, p.case_id, p.from_month, duty.arises, greatest(duty.arises, ${today}::date) as demanded_on
      from assistance_periods p
      cross join lateral (select greatest(
        (p.from_month + make_interval(months => ${monthsBeforeDemand}::int))::date, ${firstMonth}::date) as arises) duty
      where p.municipality_id = any (${actor.municipalityIds}::uuid[]) and ${withinReach('p')}
        and p.from_month <= ${thisMonth}::date and (p.to_month is null or p.to_month >= greatest(duty.arises, ${thisMonth}::date))
        and duty.arises <= ${nextMonth}::date),
    assessed as materialized (
      select a.municipality_id, a.case_id, a.id, a.ground, a.valid_from, a.valid_to from assessments a
      where a.municipality_id = any (${actor.municipalityIds}::uuid[]) and ${withinReach('a')}
        and (a.valid_to is null or a.valid_to >= ${today}::date)),
    listed as (
      select due.*, c.id, inforce.ground
      from due
      join reached c on c.municipality_id = due.municipality_id and c.id = due.case_id
      left join assessed inforce on inforce.municipality_id = c.municipality_id and inforce.case_id = c.id
        and inforce.valid_from <= ${today}::date
      where not exists (select 1 from assessed a where a.municipality_id = c.municipality_id and a.case_id = c.id
          and (a.valid_to is null or a.valid_to >= due.demanded_on)
          and (a.ground = 'SECTION_12_4_A'
            or a.valid_from <= due.demanded_on and exists (select 1 from assessment_exemptions e
              where e.municipality_id = a.municipality_id and e.assessment_id = a.id and e.share_percent = 100
                and (e.valid_to is null or e.valid_to >= due.demanded_on))))),
    ranked as (
      select listed.*, count(*) over () as total, row_number() over (order by arises, case_id) as place from listed)
    select ${personColumns(actor)}, 'DUTY' as section, ranked.total, ranked.from_month::text as "fromMonth",
      ranked.arises::text as "arisesMonth", ranked.ground as "ground"
    from ranked
    join cases c on c.municipality_id = ranked.municipality_id and c.id = ranked.case_id
    ${personJoins(actor)}
    where ranked.place <= ${most}
    order by ranked.place`;
  const rows = found.map((each) => row.parse(each));
  return {
    DUTY: sectionOf(
      rows,
      'DUTY',
      (each): DutyTask => ({
        person: toPerson(each, actor),
        fromMonth: each.fromMonth,
        arisesMonth: each.arisesMonth,
        hasArisen: each.arisesMonth <= today,
        ground: each.ground,
      }),
    ),
  };
}
