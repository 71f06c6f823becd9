import type { Db, Prisma } from '@/lib/platform/database';
import { toDay } from '@/lib/platform/days';
import { stockholmDayOf, toIsoWeek } from '@/lib/time';
import type { ListedAbsenceReview, WaitingAbsence } from '../absence-review-dto';
import { findUncoveredDays } from './uncovered-days';

/** How many reviews of one case are listed at most. */
const MOST_REVIEWS = 100;

const listedInclude = {
  days: { orderBy: { attendedOn: 'asc' } },
  correctedBy: { select: { id: true } },
} as const satisfies Prisma.AbsenceReviewInclude;

type ReviewRow = Prisma.AbsenceReviewGetPayload<{ include: typeof listedInclude }>;

/** The reviews of a case, newest first. */
export async function findListedReviews(
  db: Db,
  where: Prisma.AbsenceReviewWhereInput & { municipalityId: string },
): Promise<ListedAbsenceReview[]> {
  const rows = await db.absenceReview.findMany({
    where,
    include: listedInclude,
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    take: MOST_REVIEWS,
  });
  const names = await namesOf(
    db,
    rows.flatMap(({ openedBy, decidedBy }) => [openedBy, ...(decidedBy ? [decidedBy] : [])]),
  );
  return rows.map((row) => toListed(row, names));
}

/** Names of officers by id, for the words «av …». */
export async function namesOf(db: Db, userIds: string[]): Promise<Map<string, string>> {
  const found = await db.userAccount.findMany({ where: { id: { in: userIds } }, select: { id: true, name: true } });
  return new Map(found.map(({ id, name }) => [id, name]));
}

function toListed(row: ReviewRow, names: Map<string, string>): ListedAbsenceReview {
  const days = row.days.map(({ attendedOn }) => toDay(attendedOn));
  return {
    reviewId: row.id,
    firstDay: days[0] ?? stockholmDayOf(row.openedAt),
    lastDay: days.at(-1) ?? stockholmDayOf(row.openedAt),
    days: days.length,
    absentMinutes: row.days.reduce((sum, { absentMinutes }) => sum + absentMinutes, 0),
    openedOn: stockholmDayOf(row.openedAt),
    openedByName: names.get(row.openedBy) ?? null,
    decision: row.decision,
    decidedOn: row.decidedAt ? stockholmDayOf(row.decidedAt) : null,
    decidedByName: row.decidedBy ? (names.get(row.decidedBy) ?? null) : null,
    isCorrected: row.correctedBy.length > 0,
    isCorrection: row.correctsId !== null,
  };
}

/** The weeks of a case with unexcused days that no review covers, the oldest first. */
export async function findWaitingWeeks(
  db: Db,
  place: { municipalityId: string; caseId: string },
): Promise<WaitingAbsence[]> {
  const days = await findUncoveredDays(db, place);
  const byWeek = Map.groupBy(days, ({ attendedOn }) => toIsoWeek(toDay(attendedOn)));
  return [...byWeek].map(([week, list]) => ({
    week,
    days: [...new Set(list.map(({ attendedOn }) => toDay(attendedOn)))],
    absentMinutes: list.reduce((sum, { plannedMinutes, presentMinutes }) => sum + plannedMinutes - presentMinutes, 0),
  }));
}
