import { resolve } from 'node:path';
import type { DiagnoseMigrationHistoryOutput, MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { describeFault, Fault, hasCode } from '../fault.ts';
import { describeConnectionFault, safeAddress } from './connection-fault.ts';
import { defaultDataDirectory, startEmbeddedDatabase } from './embedded.ts';
import { noFilters, readMigrations, withSchemaEngine } from './schema-engine.ts';

/** Where the migrations of Samspel lie, whatever folder the command is given in. */
export const migrationsFolder = resolve(import.meta.dirname, '../../prisma/migrations');

const migrationLock = 72_020_261;

/**
 * Applies the migrations that the database lacks and returns their names. Keeps `_prisma_migrations` exactly as
 * `prisma migrate deploy` does, so either may be used on the same folder. One migrates at a time.
 * @throws Fault when an applied migration has been edited, is missing from the folder, or fails
 */
export async function migrate(connectionString: string, folder = migrationsFolder): Promise<string[]> {
  if (safeAddress(connectionString) === null) throw describeConnectionFault(null, connectionString);
  const migrationsList = readMigrations(folder);
  if (migrationsList.migrationDirectories.length === 0)
    throw new Fault(`Mappen ${folder} innehåller inga migreringar.`);
  const lock = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  lock.on('error', () => undefined);
  try {
    await lock.connect();
    await lock.query('select pg_advisory_lock($1)', [migrationLock]);
    await ensureApplicationRole(lock);
  } catch (error) {
    await lock.end().catch(() => undefined);
    throw describeConnectionFault(error, connectionString);
  }
  try {
    return await withSchemaEngine(connectionString, async (engine) => {
      refuseStrayHistory(
        await engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters: noFilters }),
      );
      return apply(engine, migrationsList);
    });
  } finally {
    await lock.end();
  }
}

/** The migrations give rights to samspel_app; a database that nobody has prepared gets the role here if the login may make it. */
async function ensureApplicationRole(client: pg.Client): Promise<void> {
  const found = await client.query("select 1 from pg_roles where rolname = 'samspel_app'");
  if (found.rowCount) return;
  try {
    await client.query('create role samspel_app nologin nosuperuser nobypassrls nocreatedb nocreaterole');
    await client.query('grant samspel_app to current_user with set true');
  } catch (error) {
    if (!hasCode(error, '42501')) throw error;
    throw new Fault(
      'Rollen samspel_app saknas och kontot får inte skapa den. Kör docker/initdb/10-roles.sql mot databasen och försök igen.',
    );
  }
}

function refuseStrayHistory({
  editedMigrationNames,
  failedMigrationNames,
  history,
}: DiagnoseMigrationHistoryOutput): void {
  if (editedMigrationNames.length > 0) {
    throw new Fault(
      `Migreringen ${editedMigrationNames.join(', ')} har ändrats sedan den kördes. Återställ filen och skriv ändringen som en ny migrering.`,
    );
  }
  if (failedMigrationNames.length > 0) {
    throw new Fault(
      `Migreringen ${failedMigrationNames.join(', ')} misslyckades förra gången. Återställ databasen från en säkerhetskopia innan du försöker igen.`,
    );
  }
  if (history?.diagnostic === 'migrationsDirectoryIsBehind' || history?.diagnostic === 'historiesDiverge') {
    throw new Fault(
      `Databasen är nyare än programmet: den har migreringen ${history.unpersistedMigrationNames.join(', ')}. Kör en version av Samspel som har den.`,
    );
  }
}

async function apply(engine: SchemaEngine, migrationsList: MigrationList): Promise<string[]> {
  try {
    return (await engine.applyMigrations({ migrationsList, filters: noFilters })).appliedMigrationNames;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    if (/No space left on device|Check free disk space/.test(text))
      throw new Fault('Disken är full. Frigör utrymme och starta igen.');
    if (/permission denied/.test(text)) {
      throw new Fault(
        'Kontot får inte ändra databasen. Sätt MIGRATION_DATABASE_URL till databasens ägare, till exempel samspel_owner.',
      );
    }
    // Each script is one transaction, so nothing of the failed one remains and it may be tried again once it is mended.
    const name = /migration_name="([^"]+)"/.exec(text)?.[1];
    if (name) await engine.markMigrationRolledBack({ migrationName: name });
    throw new Fault(
      `Migreringen ${name ?? ''} misslyckades och inget av den sparades. ${text.split(/\n\s+0: /)[0]?.replace('external connector error\n', '')}`,
    );
  }
}

/** The one line that tells what a migration run did. */
export function describeMigrations(applied: string[]): string {
  return applied.length === 0 ? 'Databasen är redan uppdaterad' : `Databasen uppdaterad: ${applied.join(', ')}`;
}

async function main() {
  const given = process.env.MIGRATION_DATABASE_URL || process.env.DATABASE_URL;
  const embedded = given ? null : await startEmbeddedDatabase({ dataDirectory: defaultDataDirectory() });
  try {
    const applied = await migrate(given ?? embedded?.url('owner') ?? '');
    process.stdout.write(`${describeMigrations(applied)}.\n`);
  } finally {
    await embedded?.stop();
  }
}

if (import.meta.main) {
  main().catch((error) => {
    process.stderr.write(`${describeFault(error)}\n`);
    process.exit(1);
  });
}
