import type { Actor } from '@/lib/access';
import type { Db } from '@/lib/platform/database';
import { fromDay, toDay } from '@/lib/platform/days';
import type { IsoDay } from '@/lib/time';
import type { StoodInFor } from '../contact-dto';

/** More colleagues than anyone stands in for at once. */
const MOST = 20;

/** The colleagues with the actor's own work who are away today and have named the actor as stand-in, by name. Holds nothing of any individual. */
export async function listStoodInFor(db: Db, actor: Actor, today: IsoDay): Promise<StoodInFor[]> {
  const cards = await db.contactCard.findMany({
    where: {
      standInId: actor.userId,
      awayFrom: { lte: fromDay(today) },
      awayTo: { gte: fromDay(today) },
      user: {
        organisationId: actor.organisationId,
        role: actor.role,
        disabledAt: null,
        ...(actor.unitId === null ? {} : { unitId: actor.unitId }),
      },
    },
    select: { userId: true, awayTo: true, user: { select: { name: true } } },
    orderBy: { user: { name: 'asc' } },
    take: MOST,
  });
  return cards.flatMap(({ userId, awayTo, user: { name } }) => (awayTo ? { userId, name, toOn: toDay(awayTo) } : []));
}
