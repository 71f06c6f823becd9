import { z } from 'zod';
import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { type Db, withActor } from '@/lib/platform/database';
import { notFoundRefusal } from '@/lib/platform/refusal';
import { addWeeks, type IsoWeek, listWeeks, mondayOf, toIsoWeek } from '@/lib/time';
import { addUnitWeeks, emptyUnitWeek, readableUnitWeek, type UnitWeekCounts } from '../rules/unit-week';

/** This week and the twelve before. */
const HISTORY_WEEKS = 13;

const counter = z.coerce.number();
const row = z.object({
  unitId: z.string(),
  week: z.string(),
  persons: counter,
  exempt: counter,
  onBreak: counter,
  notAssessed: counter,
  noPlan: counter,
  noActivity: counter,
  belowFullTime: counter,
  fullTime: counter,
  formallyFullTimeOnly: counter,
  requiredMinutes: counter,
  assignedMinutes: counter,
  reportedPlannedMinutes: counter,
  attendedMinutes: counter,
  gapMinutes: counter,
  municipality: counter,
  employmentService: counter,
  provider: counter,
  school: counter,
  health: counter,
  individual: counter,
  unknown: counter,
});

/**
 * Who is below full time, unit by unit, in a week and the twelve before: read from the counters, never summed from
 * persons. AF counts those who are registered there. @throws Refusal notFound for a municipality out of reach.
 */
export async function getWeeklyOverview(
  { actor, today }: CommandContext,
  asked: { week: IsoWeek; municipalityId?: string | undefined },
) {
  const municipalityId = asked.municipalityId ?? actor.municipalityIds[0];
  if (!municipalityId || !actor.municipalityIds.includes(municipalityId)) throw notFoundRefusal();
  return withActor(actor, async (db) => {
    const weeks = listWeeks({ from: addWeeks(asked.week, 1 - HISTORY_WEEKS), to: asked.week });
    const units = await db.unit.findMany({ where: { municipalityId }, orderBy: { name: 'asc' } });
    const counted = await readCounters(db, {
      municipalityId,
      weeks,
      onlyRegistered: actor.organisationKind === 'EMPLOYMENT_SERVICE',
    });
    const municipalities = await db.organisation.findMany({
      where: { id: { in: actor.municipalityIds } },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    });
    await recordAudit(db, actor, { action: 'weekly-overview.read', municipalityId, detail: { week: asked.week } });

    const historyOf = (unitId: string) =>
      weeks.map((week) =>
        readableUnitWeek(
          counted.find((each) => each.unitId === unitId && each.counts.week === week)?.counts ?? emptyUnitWeek(week),
          actor.organisationKind,
        ),
      );
    const rows = units.map(({ id, name }) => ({ unitId: id, name, history: historyOf(id) }));
    return {
      week: asked.week,
      thisWeek: toIsoWeek(today),
      weeks,
      municipalityId,
      municipalities,
      seesOnlyRegistered: actor.organisationKind === 'EMPLOYMENT_SERVICE',
      units: rows,
      total: weeks.map((week, at) =>
        addUnitWeeks(
          week,
          rows.flatMap(({ history }) => history[at] ?? []),
        ),
      ),
    };
  });
}

/** What the weekly overview gets. */
export type WeeklyOverview = Awaited<ReturnType<typeof getWeeklyOverview>>;

async function readCounters(
  db: Db,
  { municipalityId, weeks, onlyRegistered }: { municipalityId: string; weeks: IsoWeek[]; onlyRegistered: boolean },
): Promise<{ unitId: string; counts: UnitWeekCounts }[]> {
  const first = mondayOf(weeks[0] ?? '');
  const last = mondayOf(weeks.at(-1) ?? '');
  const rows = await db.$queryRaw<unknown[]>`
    select unit_id as "unitId", week::text as "week", sum(persons) as "persons", sum(exempt) as "exempt", sum(on_break) as "onBreak",
      sum(not_assessed) as "notAssessed", sum(no_plan) as "noPlan", sum(no_activity) as "noActivity",
      sum(below_full_time) as "belowFullTime", sum(full_time) as "fullTime", sum(formally_full_time_only) as "formallyFullTimeOnly",
      sum(required_minutes) as "requiredMinutes", sum(assigned_minutes) as "assignedMinutes",
      sum(reported_planned_minutes) as "reportedPlannedMinutes", sum(attended_minutes) as "attendedMinutes", sum(gap_minutes) as "gapMinutes",
      sum(gap_minutes_municipality) as "municipality", sum(gap_minutes_employment_service) as "employmentService",
      sum(gap_minutes_provider) as "provider", sum(gap_minutes_school) as "school", sum(gap_minutes_health) as "health",
      sum(gap_minutes_individual) as "individual", sum(gap_minutes_unknown) as "unknown"
    from unit_weeks
    where municipality_id = ${municipalityId}::uuid and week between ${first}::date and ${last}::date
      and (is_registered or not ${onlyRegistered})
    group by unit_id, week`;
  return rows.map((each) => {
    const c = row.parse(each);
    return {
      unitId: c.unitId,
      counts: {
        week: toIsoWeek(c.week),
        persons: c.persons,
        levels: {
          EXEMPT: c.exempt,
          ON_BREAK: c.onBreak,
          NOT_ASSESSED: c.notAssessed,
          NO_PLAN: c.noPlan,
          NO_ACTIVITY: c.noActivity,
          BELOW_FULL_TIME: c.belowFullTime,
          FULL_TIME: c.fullTime,
        },
        formallyFullTimeOnly: c.formallyFullTimeOnly,
        requiredMinutes: c.requiredMinutes,
        assignedMinutes: c.assignedMinutes,
        reportedPlannedMinutes: c.reportedPlannedMinutes,
        attendedMinutes: c.attendedMinutes,
        gapMinutes: c.gapMinutes,
        gapMinutesByOwner: {
          MUNICIPALITY: c.municipality,
          SCHOOL: c.school,
          EMPLOYMENT_SERVICE: c.employmentService,
          PROVIDER: c.provider,
          HEALTH: c.health,
          INDIVIDUAL: c.individual,
          UNKNOWN: c.unknown,
        },
      },
    };
  });
}
