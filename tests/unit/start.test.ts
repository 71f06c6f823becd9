import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Runs `npm start`'s own script until it gives up, and tells how. */
function start(environment: Record<string, string>): Promise<{ code: number | null; faults: string[] }> {
  const { DATABASE_URL, MIGRATION_DATABASE_URL, HOST, npm_lifecycle_event, ...surroundings } = process.env;
  return new Promise((done) => {
    const child = spawn(process.execPath, ['scripts/start.mjs'], {
      cwd: root,
      env: { ...surroundings, ...environment },
    });
    let faults = '';
    child.stderr.on('data', (chunk) => {
      faults += chunk;
    });
    child.on('close', (code) => done({ code, faults: faults.trim().split('\n') }));
  });
}

async function withTakenPort<T>(work: (port: number) => Promise<T>): Promise<T> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  try {
    return await work(typeof address === 'object' && address ? address.port : 0);
  } finally {
    await new Promise((done) => server.close(done));
  }
}

async function findFreePort(): Promise<string> {
  return String(await withTakenPort(async (port) => port));
}

describe('npm start', { timeout: 60_000 }, () => {
  it('says in one sentence that the port is taken, before it does anything slow', async () => {
    const { code, faults } = await withTakenPort((port) => start({ PORT: String(port) }));
    expect(code).toBe(1);
    expect(faults).toEqual([
      expect.stringMatching(
        /^Port \d+ används redan\. Stäng programmet som har den, eller välj en annan: PORT=\d+ npm start\.$/,
      ),
    ]);
  });

  it.each([
    ['a port that is none', { PORT: 'tretusen' }, /^PORT är ingen giltig port\./],
    ['an address of another machine', { HOST: '192.0.2.1' }, /^Adressen 192\.0\.2\.1 finns inte på den här datorn/],
    ['a DATABASE_URL that is no address', { DATABASE_URL: 'databasen' }, /^DATABASE_URL är ingen giltig adress\./],
    [
      'a database that does not answer',
      { DATABASE_URL: 'postgresql://a:hemligt@127.0.0.1:1/b' },
      /^Ingen databas svarar på 127\.0\.0\.1:1\/b\./,
    ],
    [
      'demonstration accounts in a real database',
      { DATABASE_URL: 'postgresql://a:b@127.0.0.1:1/c', SAMSPEL_DEMO: '1' },
      /^Demonstrationskonton får inte finnas i en riktig databas\./,
    ],
  ])('says in one sentence what is wrong with %s', async (_name, environment, sentence) => {
    const { code, faults } = await start({ PORT: await findFreePort(), ...environment });
    expect(code).toBe(1);
    expect(faults).toEqual([expect.stringMatching(sentence)]);
    expect(faults.join()).not.toContain('hemligt');
  });
});
