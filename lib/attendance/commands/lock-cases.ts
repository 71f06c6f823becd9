import type { Reader } from '@/lib/access/server';
import type { Db } from '@/lib/platform/database';
import { notFoundRefusal } from '@/lib/platform/refusal';
import { casesWithinReach } from '../queries/participations';

/**
 * The municipality of each case, all held still in one order until the transaction ends, so that two who report the same week act
 * one after the other. @throws Refusal 'notFound' if a single one lies outside the actor's reach.
 */
export async function lockCasesWithinReach(db: Db, reader: Reader, caseIds: string[]): Promise<Map<string, string>> {
  const { actor } = reader;
  const found = await db.case.findMany({
    where: { AND: [{ municipalityId: { in: actor.municipalityIds }, id: { in: caseIds } }, casesWithinReach(reader)] },
    select: { id: true, municipalityId: true },
  });
  if (found.length !== caseIds.length) throw notFoundRefusal();
  await db.$queryRaw`select id from cases
    where municipality_id = any (${actor.municipalityIds}::uuid[]) and id = any (${caseIds}::uuid[]) order by id for no key update`;
  return new Map(found.map(({ id, municipalityId }) => [id, municipalityId]));
}
