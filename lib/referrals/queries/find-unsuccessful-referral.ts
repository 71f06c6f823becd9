import { WITHOUT_RESULT } from '@/lib/consultations/server';
import type { Db } from '@/lib/platform/database';
import { toDay } from '@/lib/platform/days';

/** The last referral that ended without work or studies, which a new one must relate to; null when there is none. */
export async function findUnsuccessfulReferral(
  db: Db,
  { municipalityId, caseId }: { municipalityId: string; caseId: string },
) {
  const found = await db.referral.findFirst({
    where: { municipalityId, caseId, ...WITHOUT_RESULT },
    orderBy: { endedOn: 'desc' },
    include: { provider: { select: { name: true } } },
  });
  if (!found) return null;
  return {
    startedOn: toDay(found.startedOn ?? found.startsOn),
    endedOn: toDay(found.endedOn ?? found.endsOn),
    endReason: found.endReason ?? 'OTHER',
    providerName: found.provider.name,
  };
}
