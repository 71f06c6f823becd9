import { z } from 'zod';
import { type Db, Prisma } from '@/lib/platform/database';
import { mondayOf, toIsoWeek } from '@/lib/time';
import { emptyUnitWeek, type UnitWeekCounts } from '@/lib/weekly-overview';
import type { TaskView } from './task-view';

const count = z.coerce.number();
const row = z.object({
  persons: count,
  exempt: count,
  onBreak: count,
  notAssessed: count,
  noPlan: count,
  noActivity: count,
  belowFullTime: count,
  fullTime: count,
  formallyFullTimeOnly: count,
});

/** How this week stands within a manager's reach, from the counters; AF counts those who are registered there. */
export async function summariseWeek(db: Db, { actor, today }: TaskView): Promise<UnitWeekCounts> {
  const week = toIsoWeek(today);
  const unit = actor.unitId === null ? Prisma.empty : Prisma.sql`and unit_id = ${actor.unitId}::uuid`;
  const registered = actor.organisationKind === 'EMPLOYMENT_SERVICE' ? Prisma.sql`and is_registered` : Prisma.empty;
  const [found] = await db.$queryRaw<unknown[]>`
    select coalesce(sum(persons), 0) as persons, coalesce(sum(exempt), 0) as exempt, coalesce(sum(on_break), 0) as "onBreak",
      coalesce(sum(not_assessed), 0) as "notAssessed", coalesce(sum(no_plan), 0) as "noPlan", coalesce(sum(no_activity), 0) as "noActivity",
      coalesce(sum(below_full_time), 0) as "belowFullTime", coalesce(sum(full_time), 0) as "fullTime",
      coalesce(sum(formally_full_time_only), 0) as "formallyFullTimeOnly"
    from unit_weeks
    where municipality_id = any (${actor.municipalityIds}::uuid[]) and week = ${mondayOf(week)}::date ${unit} ${registered}`;
  const counted = row.parse(found);
  return {
    ...emptyUnitWeek(week),
    persons: counted.persons,
    formallyFullTimeOnly: counted.formallyFullTimeOnly,
    levels: {
      EXEMPT: counted.exempt,
      ON_BREAK: counted.onBreak,
      NOT_ASSESSED: counted.notAssessed,
      NO_PLAN: counted.noPlan,
      NO_ACTIVITY: counted.noActivity,
      BELOW_FULL_TIME: counted.belowFullTime,
      FULL_TIME: counted.fullTime,
    },
  };
}
