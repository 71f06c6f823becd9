import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { refuseUnless } from '@/lib/platform/refusal';
import { decideConclusion } from '../rules/consultation-state';
import type { ConcludeConsultationInput } from '../schemas';
import { lockConsultation } from './load-consultation';
import { tellOfTurn } from './tell-of-turn';

/**
 * The arbetsförmedlare logs what the samråd came to; an agreement clears the referral it was about. @throws Refusal notFound,
 * wrongParty, consultationUnanswered, conclusionAgainstAnswer, consultationAlreadyConcluded. Source: överenskommelse.
 */
export async function concludeConsultation(context: CommandContext, input: ConcludeConsultationInput) {
  const { actor, now } = context;
  return withActor(actor, async (db) => {
    const { municipalityId, facts, key, row } = await lockConsultation(db, actor, input);
    refuseUnless(decideConclusion(facts, actor.organisationKind, input.conclusion));
    await db.consultation.update({
      where: { municipalityId_id: key, concludedAt: null, withdrawnAt: null },
      data: {
        conclusion: input.conclusion,
        conclusionNote: input.conclusionNote,
        concludedBy: actor.userId,
        concludedAt: now,
      },
    });
    if (row.referralId && row.proposal === null && input.conclusion !== 'NOT_AGREED') {
      await db.referral.update({
        where: { municipalityId_id: { municipalityId, id: row.referralId }, state: 'AWAITING_CONSULTATION' },
        data: { state: 'CLEARED', revision: { increment: 1 } },
      });
    }
    // A disagreement goes to the managers and is not confirmed.
    if (input.conclusion !== 'NOT_AGREED') {
      const about = { municipalityId, caseId: row.caseId, consultationId: row.id };
      await tellOfTurn(db, context, { ...about, kind: 'CONSULTATION_TO_CONFIRM', with: row.requestedBy });
    }
    await recordAudit(
      db,
      actor,
      {
        action: 'consultation.conclude',
        municipalityId,
        caseId: row.caseId,
        subjectId: row.id,
        detail: { conclusion: input.conclusion },
      },
      now,
    );
    return { consultationId: row.id, referralId: row.referralId };
  });
}
