import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { type Db, withActor } from '@/lib/platform/database';
import { Refusal } from '@/lib/platform/refusal';

/** How many messages, answers and receipts a case has, as one text: when it differs there is something new, and nothing is told of what. */
export async function readStamp(
  db: Db,
  { municipalityId, caseId }: { municipalityId: string; caseId: string },
): Promise<string> {
  const [found] = await db.$queryRaw<{ stamp: string }[]>`
    select concat_ws('.',
      (select concat_ws('.', count(*), count(settled_at)) from messages where municipality_id = ${municipalityId}::uuid and case_id = ${caseId}::uuid),
      (select count(*) from message_reads where municipality_id = ${municipalityId}::uuid and case_id = ${caseId}::uuid)) as stamp`;
  return found?.stamp ?? '';
}

/**
 * The stamp of a case's conversation, which an open page asks for every now and then. It tells nothing of anyone, so it leaves no audit row: the
 * page that is read anew because of it does. @throws Refusal 'notFound', 'wrongParty'
 */
export async function getConversationStamp({ actor }: CommandContext, { caseId }: { caseId: string }): Promise<string> {
  return withActor(actor, async (db) => {
    const { municipalityId } = await getVisibleCase(db, actor, caseId);
    if (actor.organisationKind === 'PROVIDER') throw new Refusal('wrongParty');
    return readStamp(db, { municipalityId, caseId });
  });
}

/** How many messages of a case someone has not read; part of the transaction that opens the case. */
export async function countUnreadMessages(
  db: Db,
  { municipalityId, caseId, userId }: { municipalityId: string; caseId: string; userId: string },
): Promise<number> {
  const [found] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from messages m
    where m.municipality_id = ${municipalityId}::uuid and m.case_id = ${caseId}::uuid and m.written_by <> ${userId}::uuid
      and not exists (select 1 from message_reads r
        where r.municipality_id = m.municipality_id and r.message_id = m.id and r.user_id = ${userId}::uuid)`;
  return found?.count ?? 0;
}
