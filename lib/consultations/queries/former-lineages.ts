import type { Db } from '@/lib/platform/database';

/**
 * The activities in the plan in force that end because the referral takes over from another provider: those of the referral it continues,
 * while that one runs. They belong to no one's choice, and are therefore not among those that the referral names.
 */
export async function listFormerLineages(
  db: Db,
  { municipalityId, caseId, referralId }: { municipalityId: string; caseId: string; referralId: string | null },
): Promise<string[]> {
  if (referralId === null) return [];
  const referral = await db.referral.findFirst({
    where: { municipalityId, caseId, id: referralId, continues: { state: 'STARTED' } },
    select: { continuesReferralId: true },
  });
  if (!referral) return [];
  const activities = await db.activity.findMany({
    where: {
      municipalityId,
      caseId,
      referralId: referral.continuesReferralId,
      planVersion: { state: 'APPROVED' },
    },
    distinct: ['lineageId'],
    select: { lineageId: true },
  });
  return activities.map(({ lineageId }) => lineageId);
}
