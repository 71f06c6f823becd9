import type { Actor, CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { readNotifications } from '@/lib/notifications/server';
import { type Db, withActor } from '@/lib/platform/database';
import { toDay } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import type { DeviationDto } from '../participant-dto';
import { isReadingParty } from '../rules/deviation';

const MOST_SHOWN = 50;

/** What providers have told of a case, the latest first, as the actor may see it: a provider sees its own alone. */
export async function listDeviations(
  db: Db,
  actor: Actor,
  key: { municipalityId: string; caseId: string },
): Promise<DeviationDto[]> {
  const rows = await db.providerDeviation.findMany({
    where: key,
    orderBy: [{ happenedOn: 'desc' }, { reportedAt: 'desc' }],
    take: MOST_SHOWN,
  });
  if (rows.length === 0) return [];
  const users = await db.userAccount.findMany({
    where: {
      id: {
        in: rows.flatMap((row) => [row.reportedBy, row.municipalityReadBy, row.employmentServiceReadBy]).filter(isId),
      },
    },
    select: { id: true, name: true, organisation: { select: { name: true } } },
  });
  const named = (id: string | null) => users.find((user) => user.id === id);
  const readAt = { MUNICIPALITY: 'municipalityReadAt', EMPLOYMENT_SERVICE: 'employmentServiceReadAt' } as const;
  const { organisationKind: party, userId } = actor;
  return rows.map((row) => ({
    id: row.id,
    happenedOn: toDay(row.happenedOn),
    kind: row.kind,
    words: row.words,
    providerName: named(row.reportedBy)?.organisation.name ?? '',
    reportedByName: named(row.reportedBy)?.name ?? '',
    reportedAt: row.reportedAt.toISOString(),
    readBy: {
      MUNICIPALITY: named(row.municipalityReadBy)?.name ?? null,
      EMPLOYMENT_SERVICE: named(row.employmentServiceReadBy)?.name ?? null,
    },
    isWithdrawn: row.withdrawnAt !== null,
    mayWithdraw: row.withdrawnAt === null && row.reportedBy === userId,
    mayRead: row.withdrawnAt === null && isReadingParty(party) && row[readAt[party]] === null,
  }));
}

function isId(id: string | null): id is string {
  return id !== null;
}

/** The same for the officers of a case. @throws Refusal 'notFound', 'wrongParty' */
export async function listCaseDeviations(
  { actor, now }: CommandContext,
  { caseId }: { caseId: string },
): Promise<DeviationDto[]> {
  if (!isReadingParty(actor.organisationKind)) throw new Refusal('wrongParty');
  return withActor(actor, async (db) => {
    const { municipalityId } = await getVisibleCase(db, actor, caseId);
    const deviations = await listDeviations(db, actor, { municipalityId, caseId });
    await readNotifications(db, { actor, now }, `/arenden/${caseId}/narvaro`);
    await recordAudit(
      db,
      actor,
      { action: 'deviation.list', municipalityId, caseId, detail: { count: deviations.length } },
      now,
    );
    return deviations;
  });
}
