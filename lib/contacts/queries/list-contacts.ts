import { z } from 'zod';
import type { Db } from '@/lib/platform/database';
import { fromDay, toDay } from '@/lib/platform/days';
import type { IsoDay } from '@/lib/time';
import type { ContactDto } from '../contact-dto';

const storedHours = z.array(z.object({ weekday: z.int(), startsMinute: z.int(), endsMinute: z.int() }));

/**
 * The contact cards of officers and coaches, in the order asked for; a person who is asked for twice, is unknown or works here no more
 * is left out. Holds nothing of any individual.
 */
export async function listContacts(db: Db, userIds: readonly (string | null)[], today: IsoDay): Promise<ContactDto[]> {
  const asked = [...new Set(userIds)].filter((id): id is string => id !== null);
  if (asked.length === 0) return [];
  const users = await db.userAccount.findMany({
    where: { id: { in: asked }, disabledAt: null },
    include: {
      organisation: true,
      contactCard: {
        include: { standIn: { include: { contactCard: { select: { awayFrom: true, awayTo: true } } } } },
      },
    },
  });
  const byId = new Map(users.map((user) => [user.id, user]));
  return asked.flatMap((id): ContactDto[] => {
    const user = byId.get(id);
    if (!user) return [];
    const { contactCard: card, organisation } = user;
    return [
      {
        userId: id,
        name: user.name,
        role: user.role,
        party: organisation.kind,
        organisationName: organisation.name,
        phone: user.phone || null,
        email: user.email,
        sharedMailbox: card?.sharedMailbox || null,
        hours: storedHours.parse(card?.hours ?? []),
        away: card && awayOf(card, today),
      },
    ];
  });
}

interface Absence {
  awayFrom: Date | null;
  awayTo: Date | null;
}

type StoredCard = Absence & {
  standIn: {
    name: string;
    phone: string | null;
    email: string;
    disabledAt: Date | null;
    contactCard: Absence | null;
  } | null;
};

function awayOf(card: StoredCard, today: IsoDay): ContactDto['away'] {
  if (card.awayFrom === null || card.awayTo === null || toDay(card.awayTo) < today) return null;
  const { standIn } = card;
  return {
    fromOn: toDay(card.awayFrom),
    toOn: toDay(card.awayTo),
    isNow: isAwayOn(card, today),
    standIn:
      standIn === null || standIn.disabledAt !== null
        ? null
        : {
            name: standIn.name,
            phone: standIn.phone || null,
            email: standIn.email,
            isAway: standIn.contactCard !== null && isAwayOn(standIn.contactCard, today),
          },
  };
}

function isAwayOn({ awayFrom, awayTo }: Absence, day: IsoDay): boolean {
  const at = fromDay(day);
  return awayFrom !== null && awayTo !== null && awayFrom <= at && at <= awayTo;
}
