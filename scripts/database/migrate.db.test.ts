import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ownerClient } from '../../tests/database.ts';
import { describeConnectionFault } from './connection-fault.ts';
import { migrate } from './migrate.ts';

const database = `migrations${process.pid}`;
const folder = mkdtempSync(join(tmpdir(), 'samspel-migrations-'));
const url = new URL(process.env.SAMSPEL_TEST_OWNER_URL ?? '');
url.pathname = `/${database}`;

function write(name: string, sql: string) {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}

async function query(sql: string) {
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('migrate', () => {
  beforeAll(async () => {
    await (await ownerClient()).query(`create database ${database}`);
    writeFileSync(join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n');
  });
  beforeEach(async () => {
    await query('drop schema public cascade; create schema public');
    for (const name of ['0001_first', '0002_second', '0003_third'])
      rmSync(join(folder, name), { recursive: true, force: true });
    write('0001_first', 'create table kept (id int);');
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await (await ownerClient()).query(`drop database if exists ${database} with (force)`);
  });

  it('applies what is missing, in order, and keeps the books that Prisma keeps', async () => {
    expect(await migrate(url.href, folder)).toEqual(['0001_first']);
    write('0002_second', 'alter table kept add note text;');
    expect(await migrate(url.href, folder)).toEqual(['0002_second']);
    expect(await migrate(url.href, folder)).toEqual([]);
    const rows = await query(
      'select migration_name, length(checksum) as checksum, finished_at is not null as finished from _prisma_migrations order by 1',
    );
    expect(rows).toEqual([
      { migration_name: '0001_first', checksum: 64, finished: true },
      { migration_name: '0002_second', checksum: 64, finished: true },
    ]);
  });

  it('sends a function body whole, semicolons and all', async () => {
    write(
      '0002_second',
      'create function nothing() returns trigger language plpgsql as $$ begin perform 1; return new; end; $$;',
    );
    expect(await migrate(url.href, folder)).toEqual(['0001_first', '0002_second']);
  });

  it('keeps nothing of a migration that fails, and takes it when it is mended', async () => {
    write('0002_second', 'create table half_made (id int); create tabel wrong (id int);');
    await expect(migrate(url.href, folder)).rejects.toThrow(
      /^Migreringen 0002_second misslyckades och inget av den sparades/,
    );
    expect(await query("select to_regclass('half_made') as found")).toEqual([{ found: null }]);
    write('0002_second', 'create table half_made (id int);');
    expect(await migrate(url.href, folder)).toEqual(['0002_second']);
  });

  it('refuses a migration that was edited after it was applied', async () => {
    await migrate(url.href, folder);
    write('0001_first', 'create table kept (id bigint);');
    await expect(migrate(url.href, folder)).rejects.toThrow(/0001_first har ändrats sedan den kördes/);
  });

  it('refuses a database that is newer than the program', async () => {
    write('0002_second', 'create table later (id int);');
    await migrate(url.href, folder);
    rmSync(join(folder, '0002_second'), { recursive: true });
    await expect(migrate(url.href, folder)).rejects.toThrow(
      /Databasen är nyare än programmet: den har migreringen 0002_second/,
    );
  });

  it('lets one of two that start at once do the work', async () => {
    write('0002_second', 'select pg_sleep(0.2);');
    const results = await Promise.all([migrate(url.href, folder), migrate(url.href, folder)]);
    expect(results.flat().sort()).toEqual(['0001_first', '0002_second']);
  });

  it.each([
    ['no address', 'databasen', /^DATABASE_URL är ingen giltig adress/],
    ['another kind of database', 'mysql://a:b@localhost/c', /^DATABASE_URL är ingen giltig adress/],
    ['nobody there', 'postgresql://a:b@127.0.0.1:1/c', /^Ingen databas svarar på 127\.0\.0\.1:1\/c/],
    ['an unknown host', 'postgresql://a:b@ingen.invalid/c', /^Värden i DATABASE_URL hittas inte/],
  ])('says in one sentence what is wrong with %s', async (_name, address, sentence) => {
    await expect(migrate(address, folder)).rejects.toThrow(sentence);
  });

  it('says so when the password or the database is wrong, without showing the password', async () => {
    const wrong = new URL(url);
    wrong.password = 'hemligt-fel';
    const fault = await migrate(wrong.href, folder).catch((error) => error);
    expect(fault.message).toMatch(/nekade inloggningen/);
    expect(fault.message).not.toContain('hemligt-fel');
    const missing = new URL(url);
    missing.pathname = '/finns_inte';
    await expect(migrate(missing.href, folder)).rejects.toThrow(/finns inte på/);
  });

  it('passes on what it does not know', () => {
    const error = new Error('something else');
    expect(describeConnectionFault(error, url.href)).toBe(error);
  });
});
