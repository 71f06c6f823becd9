import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedDatabase, startEmbeddedDatabase } from './embedded.ts';

const base = resolve(import.meta.dirname, '../../.test');
mkdirSync(base, { recursive: true });
const dataDirectory = mkdtempSync(join(base, 'embedded-'));
let database: EmbeddedDatabase;

async function readOne(connectionString: string, sql: string) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql)).rows[0];
  } finally {
    await client.end();
  }
}

describe('the embedded database', () => {
  beforeAll(async () => {
    database = await startEmbeddedDatabase({ dataDirectory, durable: false });
  });
  afterAll(async () => {
    await database.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  });

  it('is PostgreSQL 18 on this machine alone, in UTF-8', async () => {
    const row = await readOne(
      database.url('superuser'),
      `select current_setting('server_version_num')::int / 10000 as version, current_setting('listen_addresses') as addresses,
       current_setting('unix_socket_directories') as sockets, current_setting('server_encoding') as encoding`,
    );
    expect(row).toEqual({ version: 18, addresses: '127.0.0.1', sockets: '', encoding: 'UTF8' });
  });

  it('keeps its passwords where only their owner reads them', () => {
    expect(statSync(join(dataDirectory, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDirectory, 'postgres')).mode & 0o077).toBe(0);
    const passwords = Object.values(JSON.parse(readFileSync(join(dataDirectory, 'secrets.json'), 'utf8')));
    expect(new Set(passwords).size).toBe(4);
  });

  it('is taken over by the next start when the one that began it was killed', async () => {
    await database.stop();
    const script = `const { startEmbeddedDatabase } = await import(${JSON.stringify(resolve(import.meta.dirname, 'embedded.ts'))});
      await startEmbeddedDatabase({ dataDirectory: ${JSON.stringify(dataDirectory)}, durable: false });
      process.kill(process.pid, 'SIGKILL');`;
    const killed = spawnSync(process.execPath, ['--input-type=module', '-e', script]);
    expect(killed.signal).toBe('SIGKILL');
    const pidFile = join(dataDirectory, 'postgres', 'postmaster.pid');
    const orphan = readFileSync(pidFile, 'utf8').split('\n')[0];

    database = await startEmbeddedDatabase({ dataDirectory, durable: false });
    expect(database.adopted).toBe(true);
    expect(readFileSync(pidFile, 'utf8').split('\n')[0]).toBe(orphan);
    await database.stop();
    expect(existsSync(pidFile)).toBe(false);
  });

  it('finds another port when its own has been taken, and then stays there', async () => {
    const taken = createServer();
    await new Promise<void>((done) => taken.listen(database.port, '127.0.0.1', done));
    const former = database.port;
    database = await startEmbeddedDatabase({ dataDirectory, durable: false });
    await new Promise((done) => taken.close(done));
    expect(database.port).not.toBe(former);
    await database.stop();
    const again = await startEmbeddedDatabase({ dataDirectory, durable: false });
    expect(again.port).toBe(database.port);
    database = again;
  });
});
