import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { readOrCreateSecrets } from '../scripts/database/secrets.ts';
import { testDirectory } from './settings';

const dataDirectory = join(testDirectory, 'data');

/** Asks the journeys' database past row-level security: to arrange what no page can, and to see what is really there. */
export async function askDatabase(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const port = Number(readFileSync(join(dataDirectory, 'port'), 'utf8'));
  const { superuser } = readOrCreateSecrets(dataDirectory);
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password: superuser, database: 'samspel' });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}
