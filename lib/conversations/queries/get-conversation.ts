import { z } from 'zod';
import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { getAgreementTerms } from '@/lib/agreements/server';
import { recordAudit } from '@/lib/audit/server';
import { readNotifications } from '@/lib/notifications/server';
import { type Db, withActor } from '@/lib/platform/database';
import { Refusal } from '@/lib/platform/refusal';
import { stockholmDayOf } from '@/lib/time';
import type { ConversationPage, MessageDto } from '../conversation-dto';
import { conversationPath } from '../conversation-path';
import { decideMessage } from '../rules/decide-message';
import { type ConversationParty, calculateWaiting, otherPartyOf } from '../rules/waiting';
import { DISCLOSURE_GROUNDS } from '../schemas';
import { readStamp } from './conversation-stamp';
import { findRecipient } from './find-recipient';

const MESSAGES_SHOWN = 50;
const MOST_RECEIPTS = 1000;
const MOST_WAITING = 500;

const party = z.enum(['MUNICIPALITY', 'EMPLOYMENT_SERVICE']);
const row = z.object({
  id: z.string(),
  text: z.string(),
  authorId: z.string(),
  authorName: z.string(),
  party,
  writtenAt: z.coerce.date(),
  awaitsAnswer: z.boolean(),
  settledAs: z.enum(['ANSWERED', 'WAIVED']).nullable(),
  ground: z.enum(DISCLOSURE_GROUNDS).nullable(),
});
type Row = z.output<typeof row>;
const receiptRow = z.object({
  messageId: z.string(),
  userId: z.string(),
  name: z.string(),
  party,
  at: z.coerce.date(),
});
type Receipt = z.output<typeof receiptRow>;

interface CaseKey {
  municipalityId: string;
  caseId: string;
}

/**
 * Fifty messages of a case, the last ones or those before a message. To be shown them is to read them: the reader's receipts are written in the same
 * transaction, and what the reader was told of them counts as read. @throws Refusal 'notFound', 'wrongParty'
 */
export async function getConversation(
  context: CommandContext,
  { caseId, before }: { caseId: string; before: string | null },
): Promise<ConversationPage> {
  const { actor, now, today } = context;
  return withActor(actor, async (db) => {
    const caseRecord = await getVisibleCase(db, actor, caseId);
    if (actor.organisationKind === 'PROVIDER') throw new Refusal('wrongParty');
    const own = actor.organisationKind;
    const key = { municipalityId: caseRecord.municipalityId, caseId };
    const found = await listMessages(db, key, before);
    const messages = found.slice(-MESSAGES_SHOWN);
    const receipts = await listReceipts(db, key, messages);
    const unread = messages.filter(
      ({ id, authorId }) =>
        authorId !== actor.userId &&
        !receipts.some(({ messageId, userId }) => messageId === id && userId === actor.userId),
    );
    await writeReceipts(db, context, key, unread);
    await readNotifications(db, context, conversationPath(caseId));
    await recordAudit(
      db,
      actor,
      { action: 'conversation.read', ...key, detail: { messages: messages.length, new: unread.length } },
      now,
    );
    const waiting = await db.message.findMany({
      where: { ...key, awaitsAnswer: true, settledAt: null },
      select: { writtenByParty: true, writtenAt: true },
      orderBy: { writtenAt: 'asc' },
      take: MOST_WAITING,
    });
    const decision = decideMessage({
      isClosed: caseRecord.closedOn !== null,
      isRegistered: caseRecord.registeredSince !== null,
    });
    const { responseTimes } = await getAgreementTerms(db, { municipalityId: key.municipalityId, day: today });
    return {
      caseId,
      party: own,
      today,
      messages: messages.map((each) =>
        toMessage(each, { own, userId: actor.userId, receipts, isNew: unread.includes(each) }),
      ),
      olderBefore: found.length > MESSAGES_SHOWN ? (messages[0]?.id ?? null) : null,
      isLatest: before === null,
      waiting: calculateWaiting(
        waiting.map(({ writtenByParty, writtenAt }) => ({ writtenByParty: party.parse(writtenByParty), writtenAt })),
        today,
      ),
      answerWorkingDays: responseTimes.messageWorkingDays,
      obstacle: decision.allowed ? null : decision.reason,
      recipientName: (await findRecipient(db, caseRecord, otherPartyOf(own)))?.name ?? null,
      stamp: await readStamp(db, key),
    };
  });
}

/** One more than is shown, the oldest first. */
async function listMessages(db: Db, { municipalityId, caseId }: CaseKey, before: string | null): Promise<Row[]> {
  const found = await db.$queryRaw<unknown[]>`
    select m.id, m.text, m.written_by as "authorId", u.name as "authorName", m.written_by_party as party, m.written_at as "writtenAt",
      m.awaits_answer as "awaitsAnswer", m.settled_as as "settledAs", m.ground
    from messages m join user_accounts u on u.id = m.written_by
    where m.municipality_id = ${municipalityId}::uuid and m.case_id = ${caseId}::uuid
      and (${before}::uuid is null or (m.written_at, m.id) < (select b.written_at, b.id from messages b
        where b.municipality_id = ${municipalityId}::uuid and b.case_id = ${caseId}::uuid and b.id = ${before}::uuid))
    order by m.written_at desc, m.id desc
    limit ${MESSAGES_SHOWN + 1}`;
  return found.map((each) => row.parse(each)).reverse();
}

async function listReceipts(db: Db, { municipalityId }: CaseKey, messages: Row[]): Promise<Receipt[]> {
  const found = await db.$queryRaw<unknown[]>`
    select r.message_id as "messageId", r.user_id as "userId", u.name, o.kind::text as party, r.read_at as at
    from message_reads r
    join user_accounts u on u.id = r.user_id
    join organisations o on o.id = u.organisation_id
    where r.municipality_id = ${municipalityId}::uuid and r.message_id = any (${messages.map(({ id }) => id)}::uuid[])
    order by r.read_at, u.name
    limit ${MOST_RECEIPTS}`;
  return found.map((each) => receiptRow.parse(each));
}

/** The reader's receipts; one who reads in two windows at once has read it once. */
async function writeReceipts(db: Db, { actor, now }: CommandContext, key: CaseKey, unread: Row[]): Promise<void> {
  if (unread.length === 0) return;
  await db.messageRead.createMany({
    data: unread.map(({ id }) => ({ ...key, messageId: id, userId: actor.userId, readAt: now })),
    skipDuplicates: true,
  });
}

function toMessage(
  { id, text, authorId, authorName, party: writtenByParty, writtenAt, awaitsAnswer, settledAs, ground }: Row,
  { own, userId, receipts, isNew }: { own: ConversationParty; userId: string; receipts: Receipt[]; isNew: boolean },
): MessageDto {
  const answer = awaitsAnswer ? (settledAs ?? 'WAITING') : null;
  return {
    id,
    text,
    authorName,
    party: writtenByParty,
    isMine: authorId === userId,
    writtenAt: writtenAt.toISOString(),
    writtenOn: stockholmDayOf(writtenAt),
    answer,
    ground,
    isNew,
    readBy: receipts
      .filter((receipt) => receipt.messageId === id && receipt.userId !== userId)
      .map(({ name, party: readerParty, at }) => ({ name, party: readerParty, at: at.toISOString() })),
    mayWaive: answer === 'WAITING' && writtenByParty === own,
  };
}
