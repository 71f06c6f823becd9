import { findAssessmentOn } from '@/lib/assessments';
import { loadWeekFacts } from '@/lib/case-weeks/server';
import type { Db } from '@/lib/platform/database';
import { fromDay, toDay, toDayOrNull } from '@/lib/platform/days';
import { addDays, ageOn, type IsoDay } from '@/lib/time';
import type { NearbyFacts } from '../absence-review-dto';

/** Two weeks before and after the days. */
const NEARBY_DAYS = 14;
const MOST_ROWS = 60;

interface Asked {
  municipalityId: string;
  caseId: string;
  /** The reviewed days; at least one. */
  days: readonly IsoDay[];
}

/** What lies near the days and may explain them, for the officer to weigh. */
export async function findNearbyFacts(db: Db, { municipalityId, caseId, days }: Asked): Promise<NearbyFacts> {
  const sorted = days.toSorted();
  const [first = '', last = ''] = [sorted[0], sorted.at(-1)];
  const [from, to] = [addDays(first, -NEARBY_DAYS), addDays(last, NEARBY_DAYS)];
  const reports = await db.attendance.findMany({
    where: {
      municipalityId,
      caseId,
      attendedOn: { gte: fromDay(from), lte: fromDay(to) },
      status: { in: ['SICK', 'SICK_CHILD', 'APPROVED_ABSENCE', 'CANCELLED'] },
    },
    orderBy: { attendedOn: 'asc' },
    take: MOST_ROWS,
  });
  const titles = await findTitles(
    db,
    municipalityId,
    reports.map(({ lineageId }) => lineageId),
  );
  const causes = await db.gapCause.findMany({
    where: {
      municipalityId,
      caseId,
      fromOn: { lte: fromDay(to) },
      OR: [{ toOn: null }, { toOn: { gte: fromDay(from) } }],
    },
    orderBy: { recordedAt: 'desc' },
    take: MOST_ROWS,
  });
  const facts = (await loadWeekFacts(db, { municipalityId, caseIds: [caseId], from, to })).get(caseId);
  return {
    otherDays: reports.map(({ attendedOn, lineageId, status }) => ({
      day: toDay(attendedOn),
      activityTitle: titles.get(lineageId) ?? '',
      status,
    })),
    gapCauses: causes.map(({ code, owner, note, fromOn, toOn }) => ({
      code,
      owner,
      note,
      fromOn: toDay(fromOn),
      toOn: toDayOrNull(toOn),
    })),
    childAges: (facts?.childrenBornOn ?? [])
      .filter((bornOn) => bornOn <= first)
      .map((bornOn) => ageOn({ bornOn, day: first })),
    breaks: facts?.breaks ?? [],
    wasDemanded: sorted.some((day) => {
      const assessment = findAssessmentOn(facts?.assessments ?? [], day);
      return assessment !== null && assessment.ground !== 'VOLUNTARY';
    }),
  };
}

/** Lineage id → what the activity is called, in its latest version. */
export async function findTitles(db: Db, municipalityId: string, lineageIds: string[]): Promise<Map<string, string>> {
  const found = await db.activity.findMany({
    where: { municipalityId, lineageId: { in: [...new Set(lineageIds)] } },
    select: { lineageId: true, title: true },
    orderBy: { id: 'asc' },
  });
  return new Map(found.map(({ lineageId, title }) => [lineageId, title]));
}
