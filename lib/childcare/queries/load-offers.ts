import type { Db, Prisma } from '@/lib/platform/database';
import { toDay, toDayOrNull } from '@/lib/platform/days';
import { type IsoDay, stockholmDayOf } from '@/lib/time';
import type { ChildcareOffer } from '../childcare-dto';
import { childcareStateOf } from '../rules/childcare-offer';

const MOST_OFFERS = 100;

interface OfferOfChild extends ChildcareOffer {
  childBornOn: IsoDay;
  childOrdinal: number;
}

/** What is known of the places of the children of a case, newest first. */
export async function loadOffers(
  db: Db,
  where: Prisma.ChildcareOfferWhereInput & { municipalityId: string; caseId: string },
  today: IsoDay,
): Promise<OfferOfChild[]> {
  const rows = await db.childcareOffer.findMany({
    where,
    include: { hours: { orderBy: { weekday: 'asc' } } },
    orderBy: [{ startsOn: 'desc' }, { recordedAt: 'desc' }],
    take: MOST_OFFERS,
  });
  const officers = await db.userAccount.findMany({
    where: { id: { in: rows.map(({ recordedBy }) => recordedBy) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(officers.map(({ id, name }) => [id, name]));
  return rows.map((row) => {
    const facts = {
      isNotNeeded: row.isNotNeeded,
      startsOn: toDay(row.startsOn),
      endsOn: toDayOrNull(row.endsOn),
      appliedOn: toDayOrNull(row.appliedOn),
      offeredOn: toDayOrNull(row.offeredOn),
      declinedOn: toDayOrNull(row.declinedOn),
      weeklyMinutes: row.weeklyMinutes,
    };
    return {
      ...facts,
      offerId: row.id,
      revision: row.revision,
      childBornOn: toDay(row.childBornOn),
      childOrdinal: row.childOrdinal,
      hours: row.hours.map(({ weekday, opensMinute, closesMinute }) => ({ weekday, opensMinute, closesMinute })),
      state: childcareStateOf(facts, today),
      recordedByName: nameOf.get(row.recordedBy) ?? null,
      recordedOn: stockholmDayOf(row.recordedAt),
    };
  });
}
