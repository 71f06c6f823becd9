import type { Db } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import { addDays, type IsoDay } from '@/lib/time';

/**
 * Makes room for a version that comes into force on the day: whatever was in force, or about to be, ends the day before. One that had
 * not begun by then never comes into force. The case must be held still.
 */
export async function endEarlierVersions(
  db: Db,
  { municipalityId, caseId, inForceFrom }: { municipalityId: string; caseId: string; inForceFrom: IsoDay },
  now: Date,
): Promise<void> {
  const reachesThere = {
    municipalityId,
    caseId,
    inForceFrom: { not: null },
    OR: [{ inForceTo: null }, { inForceTo: { gte: fromDay(inForceFrom) } }],
  };
  const lastDay = fromDay(addDays(inForceFrom, -1));
  await db.planVersion.updateMany({
    where: { ...reachesThere, state: { not: 'APPROVED' } },
    data: { inForceTo: lastDay },
  });
  await db.planVersion.updateMany({
    where: { municipalityId, caseId, state: 'APPROVED' },
    data: { inForceTo: lastDay, supersededAt: now },
  });
}
