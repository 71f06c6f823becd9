import { isConsultationRequired } from '@/lib/agreements';
import { getAgreementTerms } from '@/lib/agreements/server';
import { consultationStateOf } from '@/lib/consultations';
import { findLatestConsultation } from '@/lib/consultations/server';
import type { Db } from '@/lib/platform/database';
import { decideReferralDecision, type ReferralState } from '@/lib/referrals';
import type { IsoDay } from '@/lib/time';
import type { SamradStanding } from '../rules/unheard-referral';

/** What the samråd about a referral has come to, read from the last one that was not withdrawn. */
export async function getSamradStanding(
  db: Db,
  referral: { municipalityId: string; caseId: string; id: string; state: ReferralState; typeCode: string },
  { now, today }: { now: Date; today: IsoDay },
): Promise<SamradStanding> {
  const { municipalityId, caseId, id, state } = referral;
  const consultation = await findLatestConsultation(db, { municipalityId, referralId: id });
  const plan = await db.planVersion.findFirst({
    where: { municipalityId, caseId, state: 'APPROVED' },
    select: { id: true },
  });
  const terms = await getAgreementTerms(db, { municipalityId, day: today });
  const facts = consultation?.facts ?? null;
  return {
    state: facts && consultationStateOf(facts, today),
    hasDisagreement: facts?.conclusion === 'NOT_AGREED' || facts?.settlement?.as === 'NOT_AGREED',
    mayBeDecided: decideReferralDecision({
      state,
      consultation: facts,
      planVersionId: plan?.id ?? null,
      now,
      freshDays: terms.freshDays,
      isExempt: !isConsultationRequired(terms, referral.typeCode),
    }).allowed,
  };
}
