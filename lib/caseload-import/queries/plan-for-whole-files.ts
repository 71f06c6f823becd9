import type { Db } from '@/lib/platform/database';

/**
 * To be called before statements that join all rows of a file: until the next ANALYZE PostgreSQL takes freshly filled tables for
 * nearly empty, and would go through one for each row of the other. Holds until the transaction ends.
 */
export async function planForWholeFiles(db: Db): Promise<void> {
  await db.$queryRaw`select set_config('enable_nestloop', 'off', true)`;
}
