import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { notify } from '@/lib/notifications/server';
import { type Db, withActor } from '@/lib/platform/database';
import { Refusal, refuseUnless } from '@/lib/platform/refusal';
import { conversationPath } from '../conversation-path';
import { findRecipient } from '../queries/find-recipient';
import { decideMessage } from '../rules/decide-message';
import { type ConversationParty, otherPartyOf } from '../rules/waiting';
import type { WriteMessageInput } from '../schemas';

/**
 * Writes a message to the other authority; it is also the answer to whatever the other authority waits for. Who writes at the same time in the same
 * case writes after: nothing is lost. The same request is written once. @throws Refusal 'notFound', 'wrongParty', 'messageCaseClosed', 'messageNoCounterpart'
 */
export async function writeMessage(context: CommandContext, input: WriteMessageInput): Promise<{ id: string }> {
  const { actor, now } = context;
  return withActor(actor, async (db) => {
    const caseRecord = await lockVisibleCase(db, actor, input.caseId);
    const { municipalityId, id: caseId } = caseRecord;
    if (actor.organisationKind === 'PROVIDER') throw new Refusal('wrongParty');
    const party = actor.organisationKind;
    const sent = await db.message.findFirst({
      where: { municipalityId, caseId, writtenBy: actor.userId, requestId: input.requestId },
      select: { id: true },
    });
    if (sent) return sent;
    refuseUnless(
      decideMessage({ isClosed: caseRecord.closedOn !== null, isRegistered: caseRecord.registeredSince !== null }),
    );
    const { requestId, text, awaitsAnswer, ground } = input;
    const { id } = await db.message.create({
      data: {
        municipalityId,
        caseId,
        requestId,
        text,
        awaitsAnswer,
        ground,
        writtenBy: actor.userId,
        writtenByParty: party,
        writtenAt: now,
      },
      select: { id: true },
    });
    const answered = await settleWaiting(db, context, { municipalityId, caseId, party: otherPartyOf(party) });
    const recipient = input.notifies ? await findRecipient(db, caseRecord, otherPartyOf(party)) : null;
    if (recipient) {
      await notify(db, context, {
        municipalityId,
        toUserIds: [recipient.userId],
        kind: 'MESSAGE',
        path: conversationPath(caseId),
      });
    }
    await recordAudit(
      db,
      actor,
      {
        action: 'conversation.write',
        municipalityId,
        caseId,
        subjectId: id,
        detail: {
          awaitsAnswer,
          answered,
          notified: recipient?.userId ?? null,
          ...(ground ? { ground, from: party } : {}),
        },
      },
      now,
    );
    return { id };
  });
}

/** What the other authority waited for has been answered. Gives how many messages that was. */
async function settleWaiting(
  db: Db,
  { now }: CommandContext,
  { municipalityId, caseId, party }: { municipalityId: string; caseId: string; party: ConversationParty },
): Promise<number> {
  const { count } = await db.message.updateMany({
    where: { municipalityId, caseId, writtenByParty: party, awaitsAnswer: true, settledAt: null },
    data: { settledAs: 'ANSWERED', settledAt: now },
  });
  return count;
}
