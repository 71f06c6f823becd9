import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { Prisma, PrismaClient } from '@/generated/prisma/client';
import type { Actor, SystemActor } from '@/lib/access/actor';
import { configuration } from './configuration';
import { guardTransactions } from './guarded-adapter';
import { createStatementNames } from './statement-names';

/** An open transaction in which row-level security knows the actor. */
export type Db = Prisma.TransactionClient;

export { Prisma };

/** PostgreSQL ends a transaction this long before Prisma would: the database must always be the first to end it. */
const PRISMA_GRACE_MS = 4000;
const DEFAULT_TIMEOUT_MS = 8000;
/** A caseload is read from memory, where a page in the middle costs as little as the next; and no request is long enough to be compiled for. */
const PLANNING = '-c random_page_cost=1.1 -c jit=off';

/** Statements that each connection keeps planned. */
const PREPARED_STATEMENTS = 600;

interface DoorOptions {
  /** How long PostgreSQL lets the transaction live, in milliseconds. */
  timeoutMs?: number;
  isolationLevel?: Prisma.TransactionIsolationLevel;
}

const house = globalThis as typeof globalThis & { samspelPrisma?: PrismaClient };

function client(): PrismaClient {
  house.samspelPrisma ??= new PrismaClient({
    adapter: guardTransactions(
      new PrismaPg(
        {
          connectionString: configuration().databaseUrl,
          options: `-c role=samspel_app -c transaction_timeout=${DEFAULT_TIMEOUT_MS} ${PLANNING}`,
          max: 12,
        },
        { statementNameGenerator: createStatementNames(PREPARED_STATEMENTS) },
      ),
    ),
  });
  return house.samspelPrisma;
}

/**
 * The only door to the database: opens one transaction, tells row-level security who asks, and runs the work in it.
 * All that the work writes stands or falls together.
 */
export async function withActor<T>(
  actor: Actor | SystemActor,
  work: (db: Db) => Promise<T>,
  { timeoutMs = DEFAULT_TIMEOUT_MS, isolationLevel }: DoorOptions = {},
): Promise<T> {
  const isPerson = actor.organisationKind !== 'SYSTEM';
  return client().$transaction(
    async (db) => {
      await db.$queryRaw`select
        set_config('app.user_id', ${isPerson ? actor.userId : (actor.onBehalfOf?.userId ?? '')}, true),
        set_config('app.organisation_id', ${isPerson ? actor.organisationId : (actor.onBehalfOf?.organisationId ?? '')}, true),
        set_config('app.organisation_kind', ${actor.organisationKind}, true),
        set_config('app.unit_id', ${isPerson ? unitOf(actor) : ''}, true),
        set_config('app.municipality_ids', ${`{${actor.municipalityIds.join(',')}}`}, true),
        -- A running timer is not changed by a new value, only by being turned off first.
        set_config('transaction_timeout', '0', true), set_config('transaction_timeout', ${String(timeoutMs)}, true)`;
      return work(db);
    },
    { timeout: timeoutMs + PRISMA_GRACE_MS, maxWait: 10_000, ...(isolationLevel ? { isolationLevel } : {}) },
  );
}

/** The unit that bounds the actor; none for the whole municipality. An administrator has no cases: a unit that does not exist. */
function unitOf({ role, unitId }: Actor): string {
  return role === 'SYSTEM_ADMINISTRATOR' ? '00000000-0000-0000-0000-000000000000' : (unitId ?? '');
}

/** Closes the connections; for scripts and tests that end. */
export async function closeDatabase(): Promise<void> {
  await house.samspelPrisma?.$disconnect();
  delete house.samspelPrisma;
}
