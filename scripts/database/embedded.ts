import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { Fault, hasCode } from '../fault.ts';
import { registerDatabaseUser, releaseDatabaseUser } from './database-users.ts';
import {
  findPostgresAccount,
  findPostgresBinaries,
  findRunningPostgres,
  type PostgresAccount,
  type PostgresBinaries,
  postgresEnvironment,
  spawnPostgres,
  stopPostgres,
} from './postgres-process.ts';
import { ensureDatabase, ensureRoles } from './roles.ts';
import { readOrCreateSecrets, type Secrets } from './secrets.ts';

export type DatabaseRole = 'superuser' | 'owner' | 'app';

export type EmbeddedDatabase = {
  port: number;
  secrets: Secrets;
  /** True when a server left behind by an earlier process was taken over instead of a new one being started. */
  adopted: boolean;
  /** True when the cluster was made now. */
  created: boolean;
  /** The address of a database in the cluster for one of the three roles. */
  url(role: DatabaseRole, database?: string): string;
  /** Stops the server, unless another living process still uses it. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  dataDirectory: string;
  /** False for tests: faster, and may lose data when the machine fails. */
  durable?: boolean;
};

const loginNames: Record<DatabaseRole, string> = { superuser: 'postgres', owner: 'samspel_owner', app: 'samspel_app' };
const passwordOf: Record<DatabaseRole, keyof Secrets> = { superuser: 'superuser', owner: 'owner', app: 'app' };

const fastSettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

/** The folder of the embedded database: SAMSPEL_DATA_DIR, else .data in the project. */
export function defaultDataDirectory(): string {
  return resolve(process.env.SAMSPEL_DATA_DIR ?? '.data');
}

/** Starts the embedded PostgreSQL of a data directory, or adopts the one that already runs on it; makes roles and database the first time. */
export async function startEmbeddedDatabase({
  dataDirectory,
  durable = true,
}: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const binaries = await findPostgresBinaries();
  const directory = join(dataDirectory, 'postgres');
  const account = findPostgresAccount([dataDirectory, binaries.postgres]);
  mkdirSync(dataDirectory, { recursive: true });
  // An own account of the server must be able to pass through, not to look around.
  chmodSync(dataDirectory, account.uid === undefined ? 0o700 : 0o711);
  const secrets = readOrCreateSecrets(dataDirectory);
  registerDatabaseUser(dataDirectory);

  const created = !existsSync(join(directory, 'PG_VERSION'));
  if (created) initialiseCluster(binaries, account, { directory, password: secrets.superuser, durable });

  const url = (port: number, role: DatabaseRole, database: string) =>
    `postgresql://${loginNames[role]}:${secrets[passwordOf[role]]}@127.0.0.1:${port}/${database}`;
  const { port, adopted } = await startOrAdopt({ binaries, account, directory, dataDirectory, durable }, (candidate) =>
    canConnect(url(candidate, 'superuser', 'postgres')),
  );

  await ensureRoles(url(port, 'superuser', 'postgres'), secrets);
  await ensureDatabase(url(port, 'superuser', 'postgres'), 'samspel');

  return {
    port,
    secrets,
    adopted,
    created,
    url: (role, database = 'samspel') => url(port, role, database),
    async stop() {
      if (releaseDatabaseUser(dataDirectory).othersRemain) return;
      const running = findRunningPostgres(directory);
      if (running) await stopPostgres(running.pid);
    },
  };
}

/** Makes the cluster beside its place and moves it there when it is whole, so that an interrupted start leaves nothing half made. */
function initialiseCluster(
  { initdb }: PostgresBinaries,
  account: PostgresAccount,
  { directory, password, durable }: { directory: string; password: string; durable: boolean },
) {
  const draft = `${directory}.${process.pid}`;
  const passwordFile = `${draft}.password`;
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) {
    chownSync(draft, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  try {
    const flags = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const [program = '', ...prefix] = [...account.prefix, initdb];
    const result = spawnSync(
      program,
      [
        ...prefix,
        `--pgdata=${draft}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        ...flags,
        ...(durable ? [] : ['--no-sync']),
      ],
      { uid: account.uid, gid: account.gid, encoding: 'utf8', env: postgresEnvironment() },
    );
    const output = `${result.stdout ?? ''}${result.stderr ?? ''}`;
    if (result.status !== 0) {
      if (/No space left on device/.test(output)) throw new Fault('Disken är full. Frigör utrymme och starta igen.');
      if (/Permission denied/.test(output) || (result.error && hasCode(result.error, 'EACCES'))) {
        throw new Fault(
          `Databasens konto når inte mappen ${directory}. Lägg projektet där alla får läsa (inte under /root), starta som en vanlig användare, eller sätt DATABASE_URL.`,
        );
      }
      throw new Fault(
        `Databasen gick inte att skapa i ${directory}: ${output.trim().split('\n').at(-1) ?? result.error?.message}`,
      );
    }
    renameSync(draft, directory);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

type ClusterPlace = {
  binaries: PostgresBinaries;
  account: PostgresAccount;
  directory: string;
  dataDirectory: string;
  durable: boolean;
};

async function startOrAdopt(
  place: ClusterPlace,
  isOurs: (port: number) => Promise<boolean>,
): Promise<{ port: number; adopted: boolean }> {
  const { directory, dataDirectory } = place;
  const logPath = join(dataDirectory, 'postgres.log');
  const deadline = Date.now() + 60_000;
  let child: ReturnType<typeof spawnPostgres> | null = null;
  let attempts = 0;
  while (Date.now() < deadline) {
    const running = findRunningPostgres(directory);
    if (running && (await isOurs(running.port))) {
      writeFileSync(join(dataDirectory, 'port'), String(running.port));
      return { port: running.port, adopted: child === null || child.pid !== running.pid };
    }
    if (!running && (child === null || child.exitCode !== null || child.signalCode !== null)) {
      attempts += 1;
      if (attempts > 5) break;
      if (attempts > 1) await pause(400);
      // A server that is gone leaves its lock file; a process id given to another program would keep ours from starting.
      rmSync(join(directory, 'postmaster.pid'), { force: true });
      const log = openSync(logPath, 'a', 0o600);
      child = spawnPostgres(place.binaries, place.account, {
        directory,
        port: await choosePort(join(dataDirectory, 'port')),
        log,
        settings: place.durable ? {} : fastSettings,
      });
      closeSync(log);
    }
    await pause(20);
  }
  const lastLines = existsSync(logPath) ? readFileSync(logPath, 'utf8').trim().split('\n').slice(-5).join('\n') : '';
  if (/No space left on device/.test(lastLines)) throw new Fault('Disken är full. Frigör utrymme och starta igen.');
  throw new Fault(`Databasen startade inte. Läs ${logPath}; sista raden: ${lastLines.split('\n').at(-1) ?? ''}`);
}

/** The remembered port if it is free, else a new free one. */
async function choosePort(portFile: string): Promise<number> {
  const remembered = existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) : 0;
  const port = (remembered > 0 ? await tryPort(remembered) : null) ?? (await tryPort(0));
  if (!port) throw new Fault('Ingen ledig port fanns för databasen. Stäng något program och starta igen.');
  return port;
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolvePort) => {
    const server = createServer();
    server.once('error', () => resolvePort(null));
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() => resolvePort(address && typeof address === 'object' ? address.port : null));
    });
  });
}

async function canConnect(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch (error) {
    if (hasCode(error, '28P01')) {
      throw new Fault(
        'Databasen i datamappen har ett annat lösenord än secrets.json. Återställ secrets.json, eller ta bort datamappen för att börja om.',
      );
    }
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolvePause) => setTimeout(resolvePause, milliseconds));
}
