import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { toDayOrNull } from '@/lib/platform/days';
import { notFoundRefusal } from '@/lib/platform/refusal';
import type { OwnContactCard } from '../contact-dto';
import { listContacts } from './list-contacts';

/** More colleagues than this are not offered in one list. */
const MOST_COLLEAGUES = 500;

/** One's own card and the colleagues who may stand in. */
export async function getOwnContactCard({ actor, today, now }: CommandContext): Promise<OwnContactCard> {
  return withActor(actor, async (db) => {
    const [contact] = await listContacts(db, [actor.userId], today);
    if (!contact) throw notFoundRefusal();
    const card = await db.contactCard.findUnique({ where: { userId: actor.userId } });
    const colleagues = await db.userAccount.findMany({
      where: { organisationId: actor.organisationId, disabledAt: null, id: { not: actor.userId } },
      select: { id: true, name: true, role: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: MOST_COLLEAGUES,
    });
    await recordAudit(db, actor, { action: 'contact-card.read', subjectId: actor.userId }, now);
    return {
      contact,
      revision: card?.revision ?? 0,
      standInId: card?.standInId ?? null,
      awayFrom: toDayOrNull(card?.awayFrom ?? null),
      awayTo: toDayOrNull(card?.awayTo ?? null),
      colleagues: colleagues.map(({ id, name, role }) => ({ userId: id, name, role })),
    };
  });
}
