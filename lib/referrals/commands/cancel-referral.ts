import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import { type Db, withActor } from '@/lib/platform/database';
import { notFoundRefusal, Refusal, refuseUnless } from '@/lib/platform/refusal';
import { decideReferralStep, type ReferralState } from '../rules/referral-state';
import type { ReferralStepInput } from '../schemas';

/**
 * AF drops a referral that has not been decided; an open samråd about it is withdrawn with it. @throws Refusal notFound,
 * wrongParty, referralWrongOrder, changedMeanwhile.
 */
export async function cancelReferral(context: CommandContext, input: ReferralStepInput) {
  const { actor } = context;
  return withActor(actor, async (db) => {
    if (actor.organisationKind !== 'EMPLOYMENT_SERVICE') throw new Refusal('wrongParty');
    const { municipalityId, id: caseId } = await lockVisibleCase(db, actor, input.caseId);
    const referral = await db.referral.findFirst({ where: { municipalityId, caseId, id: input.referralId } });
    if (!referral) throw notFoundRefusal();
    if (referral.state === 'DECIDED') throw new Refusal('referralWrongOrder');
    await dropReferral(db, context, { ...referral, revision: input.revision });
    return { referralId: referral.id };
  });
}

/** The same in the caller's transaction, of a referral in a case that is held still. */
export async function dropReferral(
  db: Db,
  { actor, now, today }: CommandContext,
  referral: { municipalityId: string; caseId: string; id: string; state: ReferralState; revision: number },
): Promise<void> {
  const { municipalityId, caseId, id, state, revision } = referral;
  refuseUnless(decideReferralStep(state, 'CANCELLED'));
  const { count } = await db.referral.updateMany({
    where: { municipalityId, id, state, revision },
    data: { state: 'CANCELLED', revision: { increment: 1 } },
  });
  if (count === 0) throw new Refusal('changedMeanwhile');
  await db.consultation.updateMany({
    where: { municipalityId, referralId: id, concludedAt: null, withdrawnAt: null, settledAt: null },
    data: { withdrawnBy: actor.userId, withdrawnAt: now },
  });
  // A week that fell short because the samråd was unanswered no longer does.
  await refreshCaseWeeks(db, { municipalityId, caseIds: [caseId], fromDay: today }, today);
  await recordAudit(db, actor, { action: 'referral.cancel', municipalityId, caseId, subjectId: id }, now);
}
