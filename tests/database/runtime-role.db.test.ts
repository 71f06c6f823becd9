import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownerClient } from '../database.ts';

describe('the role that the application runs as', () => {
  const application = new pg.Client({
    connectionString: process.env.SAMSPEL_EMBEDDED_URL,
    options: '-c role=samspel_app',
  });
  beforeAll(() => application.connect());
  afterAll(() => application.end());

  it('has none of the rights that step around row-level security', async () => {
    const { rows } = await application.query(
      'select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user',
    );
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false }]);
  });

  it('owns nothing', async () => {
    const owner = await ownerClient();
    const { rows } = await owner.query(`select relname from pg_class where relowner = 'samspel_app'::regrole`);
    expect(rows).toEqual([]);
  });

  it('cannot create tables', async () => {
    await expect(application.query('create table stray (id int)')).rejects.toThrow(/permission denied/);
  });

  it('meets row-level security, forced, on every table but the catalogues, and those it can only read', async () => {
    const owner = await ownerClient();
    const { rows } = await owner.query(
      `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
         and (has_table_privilege('samspel_app', c.oid, 'insert, update, delete, truncate')
              or has_table_privilege('samspel_app', c.oid, 'select') and exists
                (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname in ('municipality_id', 'organisation_id')))`,
    );
    expect(rows).toEqual([]);
  });

  it('listens on this machine only and sorts in Swedish', async () => {
    const owner = await ownerClient();
    expect((await owner.query('show listen_addresses')).rows).toEqual([{ listen_addresses: '127.0.0.1' }]);
    const { rows } = await application.query(
      `select string_agg(letter, '' order by letter collate "sv-SE-x-icu") as letters from unnest(array['ö', 'z', 'ä', 'å', 'a']) letter`,
    );
    expect(rows).toEqual([{ letters: 'azåäö' }]);
  });
});
