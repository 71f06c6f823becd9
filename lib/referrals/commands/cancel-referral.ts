import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import { withActor } from '@/lib/platform/database';
import { notFoundRefusal, Refusal, refuseUnless } from '@/lib/platform/refusal';
import { decideReferralStep } from '../rules/referral-state';
import type { ReferralStepInput } from '../schemas';

/**
 * AF drops a referral that has not been decided; an open samråd about it is withdrawn with it. @throws Refusal notFound,
 * wrongParty, referralWrongOrder, changedMeanwhile.
 */
export async function cancelReferral({ actor, now, today }: CommandContext, input: ReferralStepInput) {
  return withActor(actor, async (db) => {
    if (actor.organisationKind !== 'EMPLOYMENT_SERVICE') throw new Refusal('wrongParty');
    const { municipalityId, id: caseId } = await lockVisibleCase(db, actor, input.caseId);
    const referral = await db.referral.findFirst({ where: { municipalityId, caseId, id: input.referralId } });
    if (!referral) throw notFoundRefusal();
    if (referral.state === 'DECIDED') throw new Refusal('referralWrongOrder');
    refuseUnless(decideReferralStep(referral.state, 'CANCELLED'));
    const { count } = await db.referral.updateMany({
      where: { municipalityId, id: referral.id, state: referral.state, revision: input.revision },
      data: { state: 'CANCELLED', revision: { increment: 1 } },
    });
    if (count === 0) throw new Refusal('changedMeanwhile');
    await db.consultation.updateMany({
      where: { municipalityId, referralId: referral.id, concludedAt: null, withdrawnAt: null, settledAt: null },
      data: { withdrawnBy: actor.userId, withdrawnAt: now },
    });
    // A week that fell short because the samråd was unanswered no longer does.
    await refreshCaseWeeks(db, { municipalityId, caseIds: [caseId], fromDay: today }, today);
    await recordAudit(db, actor, { action: 'referral.cancel', municipalityId, caseId, subjectId: referral.id }, now);
    return { referralId: referral.id };
  });
}
