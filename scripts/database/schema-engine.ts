import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import { type MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';

export const noFilters = { externalTables: [], externalEnums: [] };

/** Reads a migrations folder in the form that the schema engine wants, oldest first. */
export function readMigrations(baseDir: string): MigrationList {
  const lockPath = join(baseDir, 'migration_lock.toml');
  const names = existsSync(baseDir)
    ? readdirSync(baseDir, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && existsSync(join(baseDir, entry.name, 'migration.sql')))
        .map((entry) => entry.name)
        .sort()
    : [];
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: existsSync(lockPath) ? readFileSync(lockPath, 'utf8') : null },
    migrationDirectories: names.map((path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: readFileSync(join(baseDir, path, 'migration.sql'), 'utf8') },
      },
    })),
    shadowDbInitScript: '',
  };
}

/** Prisma's schema engine, compiled to WebAssembly, at work on one database; nothing is downloaded, and every connection is closed at the end. */
export async function withSchemaEngine<T>(
  connectionString: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const adapters: SqlDriverAdapter[] = [];
  // The engine never clears the ten-second timer of its lock, which would keep this process waiting for nothing.
  const setTimer = globalThis.setTimeout;
  globalThis.setTimeout = Object.assign(
    (...parameters: Parameters<typeof setTimer>) => setTimer(...parameters).unref(),
    setTimer,
  );
  const factory = bindMigrationAwareSqlAdapterFactory(wholeScripts(new PrismaPg({ connectionString }), adapters));
  let engine: SchemaEngine | null = null;
  try {
    engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, factory);
    return await work(engine);
  } finally {
    globalThis.setTimeout = setTimer;
    engine?.free();
    for (const adapter of adapters) await adapter.dispose();
  }
}

/**
 * The adapter cuts a script at every semicolon, also inside a function body, and runs the pieces one by one. Sent whole,
 * PostgreSQL reads it properly and takes it as one transaction: a migration that fails leaves nothing behind.
 */
function wholeScripts(factory: PrismaPg, opened: SqlDriverAdapter[]): SqlMigrationAwareDriverAdapterFactory {
  const whole = (adapter: SqlDriverAdapter & { underlyingDriver(): pg.Pool }): SqlDriverAdapter => {
    adapter.executeScript = async (script) => {
      try {
        await adapter.underlyingDriver().query(script);
      } catch (error) {
        if (!(error instanceof pg.DatabaseError)) throw error;
        const { code = 'XX000', severity = 'ERROR', message, detail, column, hint } = error;
        throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint });
      }
    };
    readInternalChar(adapter);
    opened.push(adapter);
    return adapter;
  };
  return {
    adapterName: factory.adapterName,
    provider: factory.provider,
    connect: async () => whole(await factory.connect()),
    connectToShadowDb: async () =>
      whole((await factory.connectToShadowDb()) as Awaited<ReturnType<PrismaPg['connect']>>),
  };
}

const internalCharType = 18;
const textType = 25;

/** The catalogues of PostgreSQL have columns of the type "char", which the adapter refuses to read and the engine wants as characters. */
function readInternalChar(adapter: SqlDriverAdapter & { underlyingDriver(): pg.Pool }): void {
  const pool = adapter.underlyingDriver();
  const query = pool.query.bind(pool) as (...parameters: unknown[]) => Promise<pg.QueryResult>;
  const queryRaw = adapter.queryRaw.bind(adapter);
  // The adapter passes nothing on that tells the column types of PostgreSQL; the engine asks one question at a time.
  let characterColumns: number[] = [];
  const readable = async (...parameters: unknown[]) => {
    const result = await query(...parameters);
    characterColumns = (result.fields ?? []).flatMap((field, index) =>
      field.dataTypeID === internalCharType ? [index] : [],
    );
    for (const index of characterColumns) Object.assign(result.fields[index] ?? {}, { dataTypeID: textType });
    return result;
  };
  pool.query = readable as typeof pool.query;
  adapter.queryRaw = async (statement) => {
    const result = await queryRaw(statement);
    for (const index of characterColumns) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
}
