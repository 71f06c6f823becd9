import type { CommandContext } from '@/lib/access';
import { ownReferrals, visibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { countUnreadMessages } from '@/lib/conversations/server';
import { type Db, withActor } from '@/lib/platform/database';
import { toDayOrNull } from '@/lib/platform/days';
import { notFoundRefusal } from '@/lib/platform/refusal';
import type { CaseHeader } from '../case-dto';
import { formatIdentityNumber } from '../rules/identity-number';

/** Opens a case: the audit's one row for «opened this case», beside the rows of each page that is then read in it. */
export async function getCaseHeader(context: CommandContext, { caseId }: { caseId: string }): Promise<CaseHeader> {
  const { actor } = context;
  return withActor(actor, async (db) => {
    const found = await db.case.findFirst({
      where: visibleCase(actor, caseId),
      include: { person: true, unit: true },
    });
    if (!found || !(await isOwnParticipant(db, context, found))) throw notFoundRefusal();
    const municipality = await db.organisation.findUniqueOrThrow({ where: { id: found.municipalityId } });
    const isProvider = actor.organisationKind === 'PROVIDER';
    const unreadMessages = isProvider
      ? 0
      : await countUnreadMessages(db, { municipalityId: found.municipalityId, caseId, userId: actor.userId });
    await recordAudit(db, actor, { action: 'case.open', municipalityId: found.municipalityId, caseId }, context.now);
    return {
      caseId,
      number: isProvider ? null : found.number,
      name: `${found.person.givenName} ${found.person.familyName}`,
      identityNumber: isProvider ? null : formatIdentityNumber(found.person.identityNumber),
      isProtected: found.protection !== 'NONE',
      municipalityName: municipality.name,
      unitName: found.unit.name,
      isRegistered: found.registeredSince !== null,
      unreadMessages,
      closedOn: toDayOrNull(found.closedOn),
    };
  });
}

/** A coach opens the cases of own participants. True for everyone else. */
async function isOwnParticipant(
  db: Db,
  { actor, today }: CommandContext,
  { municipalityId, id }: { municipalityId: string; id: string },
): Promise<boolean> {
  if (actor.organisationKind !== 'PROVIDER') return true;
  const referral = await db.referral.findFirst({
    where: { AND: [{ municipalityId, caseId: id }, ownReferrals({ actor, today })] },
    select: { id: true },
  });
  return referral !== null;
}
