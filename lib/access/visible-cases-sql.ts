import 'server-only';
import { Prisma } from '@/lib/platform/database';
import type { Actor } from './actor';

/**
 * The visibility filter of {@link visibleCases} for named queries in SQL: a condition on the case table under the alias `c`.
 * The same test holds it to the rule and to row-level security.
 */
export function visibleCasesSql(actor: Actor): Prisma.Sql {
  if (actor.role === 'SYSTEM_ADMINISTRATOR') return Prisma.sql`false`;
  const open = Prisma.sql`(c.protection = 'NONE' or ${actor.userId}::uuid = any (c.named_user_ids))`;
  return Prisma.sql`${withinReach(actor)} and ${open} and ${relation(actor)}`;
}

/** One municipality is compared as one value, so that an index that begins with it also gives the order. */
function withinReach({ municipalityIds }: Actor): Prisma.Sql {
  const [only, ...more] = municipalityIds;
  return only !== undefined && more.length === 0
    ? Prisma.sql`c.municipality_id = ${only}::uuid`
    : Prisma.sql`c.municipality_id = any (${municipalityIds}::uuid[])`;
}

function relation(actor: Actor): Prisma.Sql {
  switch (actor.organisationKind) {
    case 'MUNICIPALITY':
      return actor.unitId === null ? Prisma.sql`true` : Prisma.sql`c.unit_id = ${actor.unitId}::uuid`;
    case 'EMPLOYMENT_SERVICE':
      return Prisma.sql`c.registered_since is not null`;
    case 'PROVIDER':
      return Prisma.sql`${actor.organisationId}::uuid = any (c.provider_ids)`;
  }
}
