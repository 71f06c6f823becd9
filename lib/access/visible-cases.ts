import 'server-only';
import type { Db, Prisma } from '@/lib/platform/database';
import { notFoundRefusal } from '@/lib/platform/refusal';
import type { Actor } from './actor';

/**
 * The visibility filter: {@link decideCaseAccess} as a condition that PostgreSQL asks of the case table. Every query and
 * command reaches a case through it; row-level security says the same once more. A test holds the three together.
 */
export function visibleCases(actor: Actor): Prisma.CaseWhereInput {
  const open: Prisma.CaseWhereInput = { OR: [{ protection: 'NONE' }, { namedUserIds: { has: actor.userId } }] };
  const reach: Prisma.CaseWhereInput = { municipalityId: { in: actor.municipalityIds } };
  if (actor.role === 'SYSTEM_ADMINISTRATOR') return { id: { in: [] } };
  switch (actor.organisationKind) {
    case 'MUNICIPALITY':
      return { AND: [reach, open, actor.unitId === null ? {} : { unitId: actor.unitId }] };
    case 'EMPLOYMENT_SERVICE':
      return { AND: [reach, open, { registeredSince: { not: null } }] };
    case 'PROVIDER':
      return { AND: [reach, open, { providerIds: { has: actor.organisationId } }] };
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The filter for one case. An id that is none finds nothing, as a foreign one does. */
export function visibleCase(actor: Actor, caseId: string): Prisma.CaseWhereInput {
  return UUID.test(caseId) ? { AND: [{ id: caseId }, visibleCases(actor)] } : { id: { in: [] } };
}

/** The keys of a case that the actor may see. @throws Refusal 'notFound' for a foreign case exactly as for a missing one. */
export async function getVisibleCase(db: Db, actor: Actor, caseId: string) {
  const found = await db.case.findFirst({ where: visibleCase(actor, caseId) });
  if (!found) throw notFoundRefusal();
  return found;
}

/** The same, holding the case still until the transaction ends, so that two who act on one case act one after the other. */
export async function lockVisibleCase(db: Db, actor: Actor, caseId: string) {
  const { municipalityId } = await getVisibleCase(db, actor, caseId);
  await db.$queryRaw`select id from cases where municipality_id = ${municipalityId}::uuid and id = ${caseId}::uuid for update`;
  return getVisibleCase(db, actor, caseId);
}
