import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import pg from 'pg';
import { ConfigurationError, readConfiguration } from '../../lib/platform/configuration.ts';
import { describeConnectionFault } from '../database/connection-fault.ts';
import { defaultDataDirectory, type EmbeddedDatabase, startEmbeddedDatabase } from '../database/embedded.ts';
import { migrate } from '../database/migrate.ts';
import { readOrCreateSecrets } from '../database/secrets.ts';
import { describeFault, Fault } from '../fault.ts';
import { buildWhenChanged, nextServerCommand } from './build.ts';
import { describeDemonstrationAccounts, hasAccounts } from './demonstration-accounts.ts';
import { formatDuration, stage } from './stages.ts';

const root = resolve(import.meta.dirname, '../..');
const isDevelopment = process.argv.includes('--dev');
const port = process.env.PORT ?? '3000';
const host = process.env.HOST ?? '127.0.0.1';
const since = Date.now();

const stopping = new AbortController();
let embedded: EmbeddedDatabase | null = null;
let server: ChildProcess | null = null;
let hasStopped = false;

/** Ends the web server, then the database, and leaves with the given code; a second call changes nothing. */
async function stopAll(code: number): Promise<never> {
  if (hasStopped) return new Promise(() => undefined);
  hasStopped = true;
  stopping.abort();
  if (server && server.exitCode === null && server.signalCode === null) {
    const ended = new Promise((done) => server?.once('exit', done));
    server.kill('SIGTERM');
    const force = setTimeout(() => server?.kill('SIGKILL'), 8000);
    await ended;
    clearTimeout(force);
  }
  await embedded?.stop();
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (!hasStopped) process.stdout.write('\nStänger Samspel …\n');
    void stopAll(0);
  });
}
process.on('disconnect', () => void stopAll(1));
// A reader that went away (a closed terminal, `| head`) must not take the server down half-way.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

async function openDatabase(): Promise<void> {
  const given = process.env.DATABASE_URL;
  if (given) {
    if (process.env.SAMSPEL_DEMO === '1') {
      throw new Fault(
        'Demonstrationskonton får inte finnas i en riktig databas. Ta bort SAMSPEL_DEMO eller DATABASE_URL.',
      );
    }
    await stage('Uppdaterar databasen i DATABASE_URL', async () =>
      describeApplied(await migrate(process.env.MIGRATION_DATABASE_URL || given)),
    );
    await requireApplicationAccess(given);
    process.env.NEXTAUTH_SECRET ||= readOrCreateSecrets(defaultDataDirectory()).nextAuthSecret;
  } else {
    await stage('Startar databasen', async () => {
      embedded = await startEmbeddedDatabase({ dataDirectory: defaultDataDirectory() });
      return embedded.adopted ? 'tog över den som redan var igång' : undefined;
    });
    const database = embedded as EmbeddedDatabase | null;
    if (!database) return;
    await stage('Uppdaterar databasen', async () => describeApplied(await migrate(database.url('owner'))));
    process.env.SAMSPEL_EMBEDDED_URL = database.url('app');
    process.env.SAMSPEL_DEMO = '1';
    process.env.NEXTAUTH_SECRET ||= database.secrets.nextAuthSecret;
  }
  process.env.NEXTAUTH_URL ||= `http://localhost:${port}`;
  readConfiguration(process.env);
}

/** Makes sure that the application can work in the database as the role that row-level security binds. */
async function requireApplicationAccess(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString, options: '-c role=samspel_app', connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
  } catch (error) {
    throw describeConnectionFault(error, connectionString);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function describeApplied(applied: string[]): string | undefined {
  return applied.length === 0 ? 'inget nytt' : `klart: ${applied.join(', ')}`;
}

async function seed(): Promise<void> {
  const database = embedded as EmbeddedDatabase | null;
  if (!database) return;
  await stage('Ser till att demonstrationen finns', async () => {
    if (await hasAccounts(database.url('superuser'))) return 'den finns redan';
    return run(['--import', './scripts/typescript-loader.mjs', './scripts/start/seed-demonstration.ts']);
  });
}

/** Runs a script of the project to its end; its output is shown only when it fails. */
function run(parameters: string[]): Promise<undefined> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...parameters], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
      });
    }
    stopping.signal.addEventListener('abort', () => child.kill('SIGTERM'));
    child.on('close', (code) => {
      if (code === 0 || stopping.signal.aborted) return done(undefined);
      if (/ENOSPC|No space left on device|53100/.test(output))
        return fail(new Fault('Disken är full. Frigör utrymme och starta igen.'));
      fail(new Fault(`Demonstrationen gick inte att skapa:\n${withoutStack(output)}`));
    });
  });
}

/** What a failed script said, without the lines that only its author can read. */
function withoutStack(output: string): string {
  const lines = output.split('\n').filter((line) => !/^\s+at |^Node\.js v|^node:|^\s*\^+\s*$|^\s*$/.test(line));
  return lines.slice(-12).join('\n');
}

async function build(): Promise<void> {
  if (isDevelopment) return;
  await stage('Bygger webbplatsen', async () =>
    (await buildWhenChanged(root, stopping.signal)).built ? undefined : 'inget har ändrats',
  );
}

async function serve(): Promise<void> {
  await stage('Startar webbservern', async () => {
    server = spawn(process.execPath, nextServerCommand(isDevelopment, host, port), {
      cwd: root,
      stdio: ['ignore', isDevelopment ? 'inherit' : 'pipe', 'inherit', 'ipc'],
      env: { ...process.env, NODE_ENV: isDevelopment ? 'development' : 'production' },
    });
    const ended = new Promise<never>((_, fail) => {
      server?.once('exit', () =>
        fail(new Fault('Webbservern avslutades. Läs raderna ovan, rätta felet och starta igen.')),
      );
    });
    ended.catch((error) => {
      if (stopping.signal.aborted) return;
      process.stderr.write(`${describeFault(error)}\n`);
      void stopAll(1);
    });
    await Promise.race([ended, answers()]);
    return undefined;
  });
}

/** Resolves when the web server answers. */
async function answers(): Promise<void> {
  const address = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}/api/health`;
  while (!stopping.signal.aborted) {
    try {
      const response = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(60_000) });
      await response.arrayBuffer();
      return;
    } catch {
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}

async function main(): Promise<void> {
  await openDatabase();
  if (!hasStopped) await seed();
  if (!hasStopped) await build();
  if (!hasStopped) await serve();
  if (hasStopped) return;
  const accounts = embedded ? await describeDemonstrationAccounts((embedded as EmbeddedDatabase).url('superuser')) : [];
  const address = process.env.NEXTAUTH_URL ?? '';
  process.stdout.write(
    [
      '',
      `Samspel är igång på ${address} (efter ${formatDuration(Date.now() - since)}). Stäng med Ctrl-C.`,
      '',
      ...accounts,
      '',
    ].join('\n'),
  );
}

main().catch((error) => {
  if (hasStopped) return;
  const text = error instanceof ConfigurationError ? error.message : describeFault(error);
  process.stderr.write(`${text}\n`);
  void stopAll(1);
});
