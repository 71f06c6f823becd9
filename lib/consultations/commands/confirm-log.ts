import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import { withActor } from '@/lib/platform/database';
import { Refusal, refuseUnless } from '@/lib/platform/refusal';
import { conclusionOfAnswer, decideLogConfirmation } from '../rules/consultation-state';
import type { ConsultationStepInput } from '../schemas';
import { lockConsultation } from './load-consultation';
import { tellOfTurn } from './tell-of-turn';

/**
 * The other party confirms what was logged of a conversation: its answer and the conclusion of both, exactly as it was logged. Whoever
 * remembers it otherwise answers instead. @throws Refusal notFound, wrongParty, consultationNotLogged, consultationAlreadyAnswered,
 * consultationWithdrawn. Source: överenskommelse.
 */
export async function confirmLog(context: CommandContext, input: ConsultationStepInput) {
  const { actor, now, today } = context;
  return withActor(actor, async (db) => {
    const { municipalityId, facts, key, row } = await lockConsultation(db, actor, input);
    refuseUnless(decideLogConfirmation(facts, actor.organisationKind, row.loggedAt !== null));
    const { loggedAnswer: answer, loggedBy } = row;
    if (answer === null || loggedBy === null) throw new Refusal('consultationNotLogged');
    const conclusion = conclusionOfAnswer(answer);
    const isEmploymentService = actor.organisationKind === 'EMPLOYMENT_SERVICE';
    await db.consultation.update({
      where: { municipalityId_id: key, answeredAt: null, withdrawnAt: null },
      data: {
        answer,
        answerReasons: row.loggedWords,
        answeredBy: actor.userId,
        answeredAt: now,
        conclusion,
        concludedBy: isEmploymentService ? actor.userId : loggedBy,
        concludedAt: now,
        confirmedBy: isEmploymentService ? loggedBy : actor.userId,
        confirmedAt: now,
      },
    });
    if (row.referralId && row.proposal === null && conclusion !== 'NOT_AGREED') {
      await db.referral.update({
        where: { municipalityId_id: { municipalityId, id: row.referralId }, state: 'AWAITING_CONSULTATION' },
        data: { state: 'CLEARED', revision: { increment: 1 } },
      });
    }
    await refreshCaseWeeks(db, { municipalityId, caseIds: [row.caseId], fromDay: today }, today);
    const about = { municipalityId, caseId: row.caseId, consultationId: row.id };
    await tellOfTurn(db, context, { ...about, kind: 'CONSULTATION_ANSWERED', with: loggedBy });
    await recordAudit(
      db,
      actor,
      {
        action: 'consultation.confirm-log',
        municipalityId,
        caseId: row.caseId,
        subjectId: row.id,
        detail: { answer, conclusion },
      },
      now,
    );
    return { consultationId: row.id };
  });
}
