import type { Db } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import type { IsoDay } from '@/lib/time';
import { findPlanVersionRow, toPlanContent } from './plan-versions';

/**
 * The activity of a referral as the newest version tells of it that both have approved, and that has it on the day where one is given; null
 * where none does. The case must be visible to the reader.
 */
export async function findReferralActivity(
  db: Db,
  {
    municipalityId,
    caseId,
    referralId,
    on,
  }: { municipalityId: string; caseId: string; referralId: string; on?: IsoDay },
) {
  const version = await findPlanVersionRow(db, {
    municipalityId,
    caseId,
    inForceFrom: { not: null },
    activities: { some: { referralId, ...(on ? { endsOn: { gte: fromDay(on) } } : {}) } },
  });
  return (version && toPlanContent(version).activities.find((activity) => activity.referralId === referralId)) ?? null;
}
