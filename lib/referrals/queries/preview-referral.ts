import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { readableEffect } from '@/lib/consultations';
import { withActor } from '@/lib/platform/database';
import type { PreviewReferralInput } from '../schemas';
import { computeReferralEffect } from './referral-effect';

/** What the referral being written would do to the week; nothing is saved. */
export async function previewReferral({ actor }: CommandContext, input: PreviewReferralInput) {
  return withActor(actor, async (db) => {
    const effect = await computeReferralEffect(db, actor, input);
    await recordAudit(db, actor, { action: 'referral.preview', caseId: input.caseId });
    return readableEffect(effect, actor.organisationKind);
  });
}
