import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { isProcessAlive } from '../../scripts/database/database-users.ts';
import { startEmbeddedDatabase } from '../../scripts/database/embedded.ts';
import { migrate, migrationsFolder } from '../../scripts/database/migrate.ts';
import { ensureDatabase } from '../../scripts/database/roles.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The superuser's address of the test cluster. */
    clusterUrl: string;
    appPassword: string;
    /** The migrated database that each test file's own is copied from. */
    templateDatabase: string;
    /** Begins the name of every database of this run. */
    databasePrefix: string;
  }
}

/** Starts the test cluster under .test/ (or joins the one that another run uses) and migrates a template once for each state of the migrations. */
export default async function setup(project: TestProject) {
  const dataDirectory = resolve(process.env.SAMSPEL_TEST_DIR ?? '.test', 'database');
  const cluster = await startEmbeddedDatabase({ dataDirectory, durable: false });
  const clusterUrl = cluster.url('superuser', 'postgres');
  const templateDatabase = `template_${migrationsFingerprint()}`;
  const databasePrefix = `test_${process.pid}_`;

  const client = new pg.Client({ connectionString: clusterUrl });
  await client.connect();
  await dropLeftovers(client);
  await client.query('select pg_advisory_lock(730203)');
  const ready = await client.query(
    "select 1 from pg_database where datname = $1 and shobj_description(oid, 'pg_database') = 'migrated'",
    [templateDatabase],
  );
  if (!ready.rowCount) {
    await client.query(`drop database if exists ${templateDatabase} with (force)`);
    await ensureDatabase(clusterUrl, templateDatabase);
    await migrate(cluster.url('owner', templateDatabase));
    await client.query(`comment on database ${templateDatabase} is 'migrated'`);
  }
  await client.end();

  project.provide('clusterUrl', clusterUrl);
  project.provide('appPassword', cluster.secrets.app);
  project.provide('templateDatabase', templateDatabase);
  project.provide('databasePrefix', databasePrefix);

  return async () => {
    const last = new pg.Client({ connectionString: clusterUrl });
    await last.connect();
    await dropDatabases(last, (name) => name.startsWith(databasePrefix));
    await last.end();
    await cluster.stop();
  };
}

function migrationsFingerprint(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(migrationsFolder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (name.endsWith('.sql')) hash.update(name).update(readFileSync(join(migrationsFolder, name)));
  }
  return hash.digest('hex').slice(0, 12);
}

/** Databases of runs that were killed are of no use to anyone. */
async function dropLeftovers(client: pg.Client) {
  await dropDatabases(client, (name) => {
    const owner = /^test_(\d+)_/.exec(name)?.[1];
    return owner !== undefined && !isProcessAlive(Number(owner));
  });
}

async function dropDatabases(client: pg.Client, matches: (name: string) => boolean) {
  const { rows } = await client.query<{ datname: string }>('select datname from pg_database');
  for (const { datname } of rows.filter((row) => matches(row.datname))) {
    await client.query(`drop database if exists ${client.escapeIdentifier(datname)} with (force)`);
  }
}
