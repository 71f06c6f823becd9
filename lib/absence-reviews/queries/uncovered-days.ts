import type { Db } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import type { IsoDay } from '@/lib/time';
import { REVIEWED_FROM } from '../rules/absence-review';

/** How many reported days are read at most: more than two a day for half a year. */
const MOST_DAYS = 400;

interface Asked {
  municipalityId: string;
  caseId: string;
  from?: IsoDay;
  to?: IsoDay;
}

/** Reported days with unexcused absence that no review of the case covers, the oldest first. */
export async function findUncoveredDays(db: Db, { municipalityId, caseId, from = REVIEWED_FROM, to }: Asked) {
  const first = from > REVIEWED_FROM ? from : REVIEWED_FROM;
  return db.attendance.findMany({
    where: {
      municipalityId,
      caseId,
      status: 'UNEXCUSED_ABSENCE',
      attendedOn: { gte: fromDay(first), ...(to ? { lte: fromDay(to) } : {}) },
      reviewDays: { none: {} },
    },
    select: { id: true, attendedOn: true, plannedMinutes: true, presentMinutes: true },
    orderBy: [{ attendedOn: 'asc' }, { id: 'asc' }],
    take: MOST_DAYS,
  });
}
