import type { Db } from '@/lib/platform/database';
import { toConsultationFacts } from './consultation-facts';

/** The last samråd about a referral that was not withdrawn, with its facts and the conditions that were agreed on; null when nobody has been asked. */
export async function findLatestConsultation(
  db: Db,
  { municipalityId, referralId }: { municipalityId: string; referralId: string },
) {
  const row = await db.consultation.findFirst({
    where: { municipalityId, referralId, withdrawnAt: null },
    orderBy: { requestedAt: 'desc' },
    include: {
      settlement: true,
      escalationWords: { where: { kind: 'PROPOSES' }, orderBy: { writtenAt: 'desc' }, take: 1 },
    },
  });
  if (!row) return null;
  // Who stands for it at the municipality: the manager who ended it, else the one who answered.
  const answeredBy = row.settlement ? row.settlement.municipalityBy : row.answeredBy;
  const words = row.settledAs ? row.escalationWords[0]?.words : row.conclusionNote || row.answerReasons;
  const conditions = (row.settledAs ?? row.conclusion) === 'AGREED_WITH_CONDITIONS' ? (words ?? null) : null;
  return { id: row.id, answeredBy, conditions, facts: toConsultationFacts(row) };
}
