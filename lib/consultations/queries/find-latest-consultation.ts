import type { Db } from '@/lib/platform/database';
import { toConsultationFacts } from './consultation-facts';

/** The last samråd about a referral that was not withdrawn, with its facts; null when nobody has been asked. */
export async function findLatestConsultation(
  db: Db,
  { municipalityId, referralId }: { municipalityId: string; referralId: string },
) {
  const row = await db.consultation.findFirst({
    where: { municipalityId, referralId, withdrawnAt: null },
    orderBy: { requestedAt: 'desc' },
  });
  return row ? { id: row.id, answeredBy: row.answeredBy, facts: toConsultationFacts(row) } : null;
}
