import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import { withActor } from '@/lib/platform/database';
import { refuseUnless } from '@/lib/platform/refusal';
import { decideAnswer } from '../rules/consultation-state';
import type { AnswerConsultationInput } from '../schemas';
import { lockConsultation } from './load-consultation';

/**
 * The other party's answer in a samråd. @throws Refusal notFound, wrongParty, consultationAlreadyAnswered,
 * consultationWithdrawn. Source: överenskommelse.
 */
export async function answerConsultation({ actor, now, today }: CommandContext, input: AnswerConsultationInput) {
  return withActor(actor, async (db) => {
    const { municipalityId, facts, key, row } = await lockConsultation(db, actor, input);
    refuseUnless(decideAnswer(facts, actor.organisationKind));
    await db.consultation.update({
      where: { municipalityId_id: key, answeredAt: null, withdrawnAt: null },
      data: { answer: input.answer, answerReasons: input.answerReasons, answeredBy: actor.userId, answeredAt: now },
    });
    await refreshCaseWeeks(db, { municipalityId, caseIds: [row.caseId], fromDay: today }, today);
    await recordAudit(
      db,
      actor,
      {
        action: 'consultation.answer',
        municipalityId,
        caseId: row.caseId,
        subjectId: row.id,
        detail: { answer: input.answer },
      },
      now,
    );
    return { consultationId: row.id };
  });
}
