import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import { withActor } from '@/lib/platform/database';
import { refuseUnless } from '@/lib/platform/refusal';
import { decideWithdrawal } from '../rules/consultation-state';
import type { WithdrawConsultationInput } from '../schemas';
import { lockConsultation } from './load-consultation';

/**
 * The party that asked takes the samråd back; the referral becomes a draft again. @throws Refusal notFound, wrongParty,
 * consultationAlreadyConcluded, consultationWithdrawn. Source: överenskommelse.
 */
export async function withdrawConsultation({ actor, now, today }: CommandContext, input: WithdrawConsultationInput) {
  return withActor(actor, async (db) => {
    const { municipalityId, facts, key, row } = await lockConsultation(db, actor, input);
    refuseUnless(decideWithdrawal(facts, actor.organisationKind));
    await db.consultation.update({
      where: { municipalityId_id: key, concludedAt: null, withdrawnAt: null },
      data: { withdrawnBy: actor.userId, withdrawnAt: now, withdrawnReason: input.withdrawnReason },
    });
    // An extension that is not asked for any more leaves the referral running.
    if (row.referralId && row.proposal === null) {
      await db.referral.update({
        where: { municipalityId_id: { municipalityId, id: row.referralId }, state: 'AWAITING_CONSULTATION' },
        data: { state: 'DRAFT', revision: { increment: 1 } },
      });
    }
    await refreshCaseWeeks(db, { municipalityId, caseIds: [row.caseId], fromDay: today }, today);
    await recordAudit(
      db,
      actor,
      { action: 'consultation.withdraw', municipalityId, caseId: row.caseId, subjectId: row.id },
      now,
    );
    return { consultationId: row.id, referralId: row.referralId };
  });
}
