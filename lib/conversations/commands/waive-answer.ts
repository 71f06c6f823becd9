import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { notFoundRefusal, Refusal } from '@/lib/platform/refusal';
import type { WaiveAnswerInput } from '../schemas';

/**
 * Says that a message of the own authority no longer waits for an answer. Only the authority that asked can: the other's clock is not stopped by the
 * one who is to answer. @throws Refusal 'notFound', 'wrongParty', 'messageSettled'
 */
export async function waiveAnswer(
  { actor, now }: CommandContext,
  { caseId, messageId }: WaiveAnswerInput,
): Promise<{ id: string }> {
  return withActor(actor, async (db) => {
    const { municipalityId } = await lockVisibleCase(db, actor, caseId);
    const message = await db.message.findFirst({ where: { municipalityId, caseId, id: messageId } });
    if (!message) throw notFoundRefusal();
    if (message.writtenByParty !== actor.organisationKind) throw new Refusal('wrongParty');
    const { count } = await db.message.updateMany({
      where: { municipalityId, caseId, id: messageId, awaitsAnswer: true, settledAt: null },
      data: { settledAs: 'WAIVED', settledAt: now },
    });
    if (count === 0) throw new Refusal('messageSettled');
    await recordAudit(
      db,
      actor,
      { action: 'conversation.waive-answer', municipalityId, caseId, subjectId: messageId },
      now,
    );
    return { id: messageId };
  });
}
