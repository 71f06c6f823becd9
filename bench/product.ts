import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../scripts/database/embedded.ts';
import { Fault } from '../scripts/fault.ts';

const root = resolve(import.meta.dirname, '..');
export const benchDirectory = join(root, '.test', 'bench');
const dataDirectory = join(benchDirectory, 'data');
const clockFile = join(benchDirectory, 'clock');
/** The clock stands still on a Wednesday forenoon, so that it is the same work on whichever day it is measured. */
const STANDS_AT = '2026-11-18T08:30:00.000Z';
const START_MINUTES = 15;

export interface Product {
  url: string;
  database: EmbeddedDatabase;
  /** Ends the server, then the database, and removes the data. */
  stop(): Promise<void>;
}

/** Starts the built product as `npm start` does, with a fresh demonstration, on a free port and in a folder of its own. */
export async function startProduct(signal: AbortSignal): Promise<Product> {
  // What an interrupted run left behind is stopped before its files are removed.
  if (existsSync(dataDirectory)) await (await startEmbeddedDatabase({ dataDirectory })).stop();
  rmSync(benchDirectory, { recursive: true, force: true });
  mkdirSync(benchDirectory, { recursive: true });
  writeFileSync(clockFile, STANDS_AT);

  const port = await findFreePort();
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    // What the start tells goes beside the figures, not among them.
    stdio: ['ignore', process.stderr, process.stderr],
    env: environmentOf(port),
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  try {
    await waitUntilItAnswers(`http://localhost:${port}/api/health`, child, signal);
  } catch (error) {
    await end(child, ended);
    rmSync(dataDirectory, { recursive: true, force: true });
    throw error;
  }
  const database = await startEmbeddedDatabase({ dataDirectory });
  return {
    url: `http://localhost:${port}`,
    database,
    async stop() {
      await end(child, ended);
      await database.stop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** Lets this process work in the product's database by the same door, as the same role and at the same time of day. */
export function enterDatabase({ database }: Product): void {
  Object.assign(process.env, {
    SAMSPEL_EMBEDDED_URL: database.url('app'),
    SAMSPEL_DEMO: '1',
    SAMSPEL_CLOCK_FILE: clockFile,
    NEXTAUTH_SECRET: database.secrets.nextAuthSecret,
  });
}

function environmentOf(port: number): NodeJS.ProcessEnv {
  const environment = { ...process.env };
  for (const name of ['DATABASE_URL', 'MIGRATION_DATABASE_URL', 'NEXTAUTH_URL', 'HOST', 'npm_lifecycle_event'])
    delete environment[name];
  return {
    ...environment,
    PORT: String(port),
    SAMSPEL_DATA_DIR: dataDirectory,
    SAMSPEL_CLOCK_FILE: clockFile,
  };
}

async function waitUntilItAnswers(address: string, child: ChildProcess, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + START_MINUTES * 60_000;
  while (Date.now() < deadline) {
    signal.throwIfAborted();
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Fault('Samspel startade inte. Läs raderna ovan, rätta felet och starta igen.');
    const answer = await fetch(address, { signal: AbortSignal.timeout(5000) }).catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Fault(`Samspel svarade inte inom ${START_MINUTES} minuter. Prova när datorn har mindre att göra.`);
}

async function end(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await ended;
  clearTimeout(force);
}

function findFreePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer();
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() => done(address && typeof address === 'object' ? address.port : 0));
    });
  });
}
