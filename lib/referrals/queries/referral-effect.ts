import type { Actor } from '@/lib/access';
import { computeProposalEffect } from '@/lib/consultations/server';
import type { Db } from '@/lib/platform/database';
import type { PreviewReferralInput } from '../schemas';

/** What a referral would do to the week, computed as every proposal is. */
export function computeReferralEffect(db: Db, actor: Actor, input: PreviewReferralInput) {
  return computeProposalEffect(db, actor, { ...input, endsOn: input.endsOn ?? null, kind: 'REFERRAL' });
}
