import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { type Db, withActor } from '@/lib/platform/database';
import { fromDayOrNull } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import { decideDirectContact } from '../rules/direct-contact';
import type { SaveContactCardInput } from '../schemas';

/**
 * Saves one's own card: phone, working hours, second line, and who stands in while one is away. The revision starts at nought, before
 * anything was saved. @throws Refusal 'sharedMailboxOnly', 'standInElsewhere', 'changedMeanwhile'
 */
export async function saveContactCard(
  { actor, now }: CommandContext,
  input: SaveContactCardInput,
): Promise<{ revision: number }> {
  return withActor(actor, async (db) => {
    // The account is held still, so that two windows save one after the other.
    await db.$queryRaw`select id from user_accounts where id = ${actor.userId}::uuid for update`;
    await refuseSharedOnly(db, actor, input);
    await refuseForeignStandIn(db, actor, input.standInId);
    const revision = input.seenRevision + 1;
    const card = {
      sharedMailbox: input.sharedMailbox,
      hours: input.hours
        .filter(({ isReached }) => isReached)
        .map(({ weekday, startsMinute, endsMinute }) => ({ weekday, startsMinute, endsMinute }))
        .sort((a, b) => a.weekday - b.weekday),
      awayFrom: fromDayOrNull(input.awayFrom),
      awayTo: fromDayOrNull(input.awayTo),
      standInId: input.standInId,
      revision,
      changedAt: now,
    };
    const own = { userId: actor.userId };
    await db.userAccount.updateMany({ where: { id: actor.userId }, data: { phone: input.phone || null } });
    const { count } = await db.contactCard.updateMany({ where: { ...own, revision: input.seenRevision }, data: card });
    if (count === 0) {
      if (input.seenRevision > 0 || (await db.contactCard.count({ where: own })) > 0) {
        throw new Refusal('changedMeanwhile');
      }
      await db.contactCard.create({ data: { ...own, ...card } });
    }
    await recordAudit(db, actor, { action: 'contact-card.save', subjectId: actor.userId, detail: { revision } }, now);
    return { revision };
  });
}

type Self = CommandContext['actor'];

async function refuseSharedOnly(db: Db, actor: Self, { phone, sharedMailbox }: SaveContactCardInput): Promise<void> {
  const ofOrganisation = { user: { organisationId: actor.organisationId }, userId: { not: actor.userId } };
  const others = await db.contactCard.findMany({
    where: { ...ofOrganisation, NOT: { sharedMailbox: '' } },
    distinct: ['sharedMailbox'],
    select: { sharedMailbox: true },
  });
  const account = await db.userAccount.findUniqueOrThrow({ where: { id: actor.userId }, select: { email: true } });
  const own = decideDirectContact({
    phone,
    email: account.email,
    sharedMailboxes: [sharedMailbox, ...others.map((each) => each.sharedMailbox)],
  });
  if (!own.allowed) throw new Refusal(own.reason, { phone: own.reason });
  // What one calls a shared mailbox may be all that a colleague has.
  const colleagues = await db.userAccount.findMany({
    where: {
      organisationId: actor.organisationId,
      id: { not: actor.userId },
      disabledAt: null,
      email: { equals: sharedMailbox, mode: 'insensitive' },
    },
    select: { phone: true, email: true },
  });
  for (const colleague of colleagues) {
    const theirs = decideDirectContact({ ...colleague, sharedMailboxes: [sharedMailbox] });
    if (!theirs.allowed) throw new Refusal(theirs.reason, { sharedMailbox: 'sharedMailboxOnlyOfColleague' });
  }
}

async function refuseForeignStandIn(db: Db, actor: Self, standInId: string | null): Promise<void> {
  if (standInId === null) return;
  const found = await db.userAccount.findFirst({
    where: { id: standInId, organisationId: actor.organisationId, disabledAt: null },
    select: { id: true },
  });
  if (!found || found.id === actor.userId) {
    throw new Refusal('standInElsewhere', { standInId: 'standInElsewhere' });
  }
}
