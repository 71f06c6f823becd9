import { loadWeekFacts } from '@/lib/case-weeks/server';
import { calculatePlannedWeek } from '@/lib/plans';
import type { Db } from '@/lib/platform/database';
import { fromDay, toDay } from '@/lib/platform/days';
import { addDays, type IsoDay, listWeeks, toIsoWeek } from '@/lib/time';
import { listSickRuns, type SickRun } from '../rules/sick-runs';

/** How far back sickness is asked about: a certificate for what ended longer ago is no longer fetched. */
const LOOKED_BACK_DAYS = 84;

interface Asked {
  municipalityId: string;
  caseIds: string[];
  today: IsoDay;
}

/** The first day of the sickness that is asked about. */
export function sickSince(today: IsoDay): IsoDay {
  return addDays(today, -LOOKED_BACK_DAYS);
}

/**
 * Sickness of more than seven days for many cases at once, in two queries: case id → runs, the earliest first. A day is a sick day when it is reported
 * as one and nobody reports the person as there; what was planned comes from the plan as well as from the reports.
 */
export async function findSickRuns(db: Db, { municipalityId, caseIds, today }: Asked): Promise<Map<string, SickRun[]>> {
  if (caseIds.length === 0) return new Map();
  const from = sickSince(today);
  const reports = await db.attendance.findMany({
    where: { municipalityId, caseId: { in: caseIds }, attendedOn: { gte: fromDay(from) } },
    select: { caseId: true, attendedOn: true, status: true, presentMinutes: true },
  });
  const facts = await loadWeekFacts(db, { municipalityId, caseIds, from, to: today });
  const weeks = listWeeks({ from: toIsoWeek(from), to: toIsoWeek(today) });
  const reportsOf = Map.groupBy(reports, ({ caseId }) => caseId);
  return new Map(
    caseIds.map((caseId) => {
      const own = (reportsOf.get(caseId) ?? []).map((each) => ({ ...each, day: toDay(each.attendedOn) }));
      const present = new Set(own.filter(({ presentMinutes }) => presentMinutes > 0).map(({ day }) => day));
      const { planVersions = [], breaks = [] } = facts.get(caseId) ?? {};
      const planned = weeks
        .flatMap((week) => calculatePlannedWeek({ versions: planVersions, week, breaks }).days)
        .filter(
          ({ day, minutesByActivity }) => day < today && Object.values(minutesByActivity).some((each) => each > 0),
        )
        .map(({ day }) => day);
      return [
        caseId,
        listSickRuns({
          sickDays: own.filter(({ status, day }) => status === 'SICK' && !present.has(day)).map(({ day }) => day),
          plannedDays: [...planned, ...own.filter(({ status }) => status !== 'CANCELLED').map(({ day }) => day)],
        }),
      ];
    }),
  );
}
