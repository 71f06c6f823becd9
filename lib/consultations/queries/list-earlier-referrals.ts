import type { Actor } from '@/lib/access';
import { visibleCases } from '@/lib/access/server';
import type { Db } from '@/lib/platform/database';
import { toDay, toDayOrNull } from '@/lib/platform/days';

/** Nobody has had more referrals than this; the page would say so. */
const LIMIT = 50;

/**
 * Every time the person has been at a provider before, in this case or an earlier one that the reader may see: when, where and what
 * came of it, the last first.
 */
export async function listEarlierReferrals(
  db: Db,
  actor: Actor,
  { municipalityId, personId, exceptId }: { municipalityId: string; personId: string; exceptId: string | null },
) {
  const rows = await db.referral.findMany({
    where: {
      municipalityId,
      state: { in: ['STARTED', 'ENDED'] },
      caseRecord: { AND: [{ personId }, visibleCases(actor)] },
      ...(exceptId ? { id: { not: exceptId } } : {}),
    },
    orderBy: { startsOn: 'desc' },
    take: LIMIT,
    include: { provider: { select: { name: true } } },
  });
  const types = await db.activityType.findMany({ where: { isProgramme: true }, select: { code: true, name: true } });
  const names = new Map(types.map(({ code, name }) => [code, name]));
  return rows.map((row) => ({
    referralId: row.id,
    caseId: row.caseId,
    serviceName: names.get(row.typeCode) ?? row.typeCode,
    providerName: row.provider.name,
    startedOn: toDay(row.startedOn ?? row.startsOn),
    /** Null while it runs. */
    endedOn: toDayOrNull(row.endedOn),
    endReason: row.endReason,
  }));
}

export type EarlierReferral = Awaited<ReturnType<typeof listEarlierReferrals>>[number];
