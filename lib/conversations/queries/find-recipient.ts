import type { Db } from '@/lib/platform/database';
import type { ConversationParty } from '../rules/waiting';

interface RecipientCase {
  responsibleUserId: string | null;
  employmentOfficerId: string | null;
  protection: string;
  namedUserIds: string[];
}

/** The responsible officer of an authority, who is told of what is written to it; null when there is none, or none who may open the case. */
export async function findRecipient(
  db: Db,
  { responsibleUserId, employmentOfficerId, protection, namedUserIds }: RecipientCase,
  party: ConversationParty,
): Promise<{ userId: string; name: string } | null> {
  const userId = party === 'MUNICIPALITY' ? responsibleUserId : employmentOfficerId;
  if (userId === null || (protection !== 'NONE' && !namedUserIds.includes(userId))) return null;
  const found = await db.userAccount.findFirst({ where: { id: userId, disabledAt: null }, select: { name: true } });
  return found && { userId, name: found.name };
}
