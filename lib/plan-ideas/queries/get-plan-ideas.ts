import type { Actor, CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { type Db, Prisma, withActor } from '@/lib/platform/database';
import { fromDay, toDayOrNull } from '@/lib/platform/days';
import { notFoundRefusal } from '@/lib/platform/refusal';
import type { IsoDay } from '@/lib/time';
import type { PlanIdeas } from '../plan-ideas-dto';
import type { Offer } from '../rules/offer';
import { loadAlternatives } from './list-plan-alternatives';

/** More groups than this are no list to suggest from. */
const MOST_OFFERS = 200;

/**
 * What the municipality offers the person of a case, with how many places are left, and what is known of what is waited for.
 * @throws Refusal 'notFound' for a case that the actor may not see, and for a provider.
 */
export async function getPlanIdeas(
  { actor, now, today }: CommandContext,
  { caseId }: { caseId: string },
): Promise<PlanIdeas> {
  if (actor.organisationKind === 'PROVIDER') throw notFoundRefusal();
  const { municipalityId, groups, ...known } = await withActor(actor, async (db) => {
    const caseRecord = await getVisibleCase(db, actor, caseId);
    const key = { municipalityId: caseRecord.municipalityId, caseId };
    const waiting = await db.gapCause.findFirst({
      where: {
        ...key,
        code: 'WAITING_FOR_SFI',
        fromOn: { lte: fromDay(today) },
        OR: [{ toOn: null }, { toOn: { gte: fromDay(today) } }],
      },
      select: { id: true },
    });
    const found = await listGroups(db, caseRecord, today);
    await recordAudit(db, actor, { action: 'plan.ideas', ...key }, now);
    return {
      municipalityId: caseRecord.municipalityId,
      groups: found,
      isRegistered: caseRecord.registeredSince !== null,
      isWaitingForSfi: waiting !== null,
      alternatives: await loadAlternatives(db, key),
    };
  });
  const taken = await countTakenPlaces(actor, { municipalityId, groupIds: groups.map(({ id }) => id), today });
  return { ...known, offers: groups.map((group) => toOffer(group, taken.get(group.id) ?? 0)) };
}

/** The municipality's own groups that have not ended, of the unit or of all. What providers hold comes through a referral. */
async function listGroups(
  db: Db,
  { municipalityId, unitId }: { municipalityId: string; unitId: string },
  today: IsoDay,
) {
  return db.activityGroup.findMany({
    where: {
      municipalityId,
      providerId: null,
      AND: [
        { OR: [{ unitId: null }, { unitId }] },
        { OR: [{ lastOn: null }, { lastOn: { gte: fromDay(today) } }] },
        // A group that says neither when it meets nor for how many is no offer.
        { OR: [{ places: { not: null } }, { slots: { some: {} } }] },
      ],
    },
    include: { slots: { orderBy: [{ weekday: 'asc' }, { startsMinute: 'asc' }] } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: MOST_OFFERS,
  });
}

/**
 * How many persons take part in each group by an agreed plan. Counted over the whole municipality, also over those whom the reader may
 * not see: a place is taken whoever has it. Only the numbers leave the transaction.
 */
async function countTakenPlaces(
  actor: Actor,
  { municipalityId, groupIds, today }: { municipalityId: string; groupIds: string[]; today: IsoDay },
): Promise<Map<string, number>> {
  if (groupIds.length === 0) return new Map();
  const house = { organisationKind: 'SYSTEM' as const, municipalityIds: [municipalityId], onBehalfOf: actor };
  const rows = await withActor(house, (db) =>
    db.$queryRaw<{ group_id: string; taken: number }[]>(Prisma.sql`
      select a.group_id, count(distinct a.case_id)::int as taken
      from activities a
      join plan_versions v on v.municipality_id = a.municipality_id and v.id = a.plan_version_id
      where a.municipality_id = ${municipalityId}::uuid and a.group_id = any (${groupIds}::uuid[]) and v.state = 'APPROVED'
        and (a.ends_on is null or a.ends_on >= ${today}::date)
      group by a.group_id`),
  );
  return new Map(rows.map(({ group_id, taken }) => [group_id, taken]));
}

type GroupRow = Awaited<ReturnType<typeof listGroups>>[number];

function toOffer({ id, typeCode, name, place, slots, firstOn, lastOn, places }: GroupRow, taken: number): Offer {
  return {
    groupId: id,
    typeCode,
    name,
    place,
    slots: slots.map(({ weekday, startsMinute, endsMinute }) => ({ weekday, startsMinute, endsMinute })),
    firstOn: toDayOrNull(firstOn),
    lastOn: toDayOrNull(lastOn),
    placesLeft: places === null ? null : Math.max(0, places - taken),
  };
}
