import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { migrate } from '../../scripts/database/migrate.ts';
import { ownerClient } from '../database.ts';

// Roles belong to the whole cluster, so the file is tried under another name than the one the other tests live by.
const name = `production${process.pid}`;
const passwords = { owner_password: 'an owner', app_password: 'an application' };

/** The statements of the file as psql would send them. */
function readStatements(): string[] {
  const text = readFileSync(resolve(import.meta.dirname, '../../docker/initdb/10-roles.sql'), 'utf8');
  return text
    .replace(/^(--|\\).*$/gm, '')
    .replace(/:'(\w+)'/g, (_, variable: keyof typeof passwords) => pg.escapeLiteral(passwords[variable]))
    .replaceAll('samspel', name)
    .split(';')
    .map((statement) => statement.trim())
    .filter(Boolean);
}

function addressOf(role: 'owner' | 'app'): string {
  const url = new URL(process.env.SAMSPEL_TEST_OWNER_URL ?? '');
  url.username = `${name}_${role}`;
  url.password = passwords[`${role}_password`];
  url.pathname = `/${name}`;
  return url.href;
}

describe('docker/initdb/10-roles.sql', () => {
  afterAll(async () => {
    const client = await ownerClient();
    await client.query(`drop database if exists ${name} with (force)`);
    for (const role of ['owner', 'app']) await client.query(`drop role if exists ${name}_${role}`);
  });

  it('makes a database that the owner may migrate and the application may enter', async () => {
    const client = await ownerClient();
    for (const statement of readStatements()) await client.query(statement);

    expect((await migrate(addressOf('owner'))).length).toBeGreaterThan(0);
    const application = new pg.Client({ connectionString: addressOf('app') });
    await application.connect();
    const { rows } = await application.query(
      'select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user',
    );
    await application.end();
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false }]);
  });
});
