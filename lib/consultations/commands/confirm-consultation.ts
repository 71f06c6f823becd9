import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { refuseUnless } from '@/lib/platform/refusal';
import { decideConfirmation } from '../rules/consultation-state';
import type { ConsultationStepInput } from '../schemas';
import { lockConsultation } from './load-consultation';

/**
 * The municipality confirms that the logged conclusion is what was said. @throws Refusal notFound, wrongParty,
 * consultationNotConcluded, consultationAlreadyConfirmed. Source: överenskommelse.
 */
export async function confirmConsultation({ actor, now }: CommandContext, input: ConsultationStepInput) {
  return withActor(actor, async (db) => {
    const { municipalityId, facts, key, row } = await lockConsultation(db, actor, input);
    refuseUnless(decideConfirmation(facts, actor.organisationKind));
    await db.consultation.update({
      where: { municipalityId_id: key, confirmedAt: null },
      data: { confirmedBy: actor.userId, confirmedAt: now },
    });
    await recordAudit(
      db,
      actor,
      { action: 'consultation.confirm', municipalityId, caseId: row.caseId, subjectId: row.id },
      now,
    );
    return { consultationId: row.id };
  });
}
