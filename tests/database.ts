import pg from 'pg';
import { afterAll } from 'vitest';

let client: pg.Client | null = null;

/**
 * A connection to this test file's own database that row-level security does not bind: for arranging what a test needs
 * and for looking at what is really there. Closed by itself when the file is done.
 */
export async function ownerClient(): Promise<pg.Client> {
  if (client) return client;
  const opened = new pg.Client({ connectionString: process.env.SAMSPEL_TEST_OWNER_URL });
  opened.on('error', () => undefined);
  await opened.connect();
  client = opened;
  return opened;
}

afterAll(async () => {
  await client?.end();
  client = null;
});
