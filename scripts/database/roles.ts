import pg from 'pg';
import type { Secrets } from './secrets.ts';

/**
 * Makes the two login roles, or gives them the passwords of secrets.json again.
 * samspel_owner owns the tables and migrates; samspel_app is what the application runs as: it owns nothing and row-level security binds it.
 */
export async function ensureRoles(superuserUrl: string, secrets: Pick<Secrets, 'owner' | 'app'>): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    // Two processes may start at once; the lock lets one of them make the roles.
    await client.query('select pg_advisory_lock(730201)');
    for (const [name, password] of [
      ['samspel_owner', secrets.owner],
      ['samspel_app', secrets.app],
    ] as const) {
      const found = await client.query('select 1 from pg_roles where rolname = $1', [name]);
      await client.query(
        `${found.rowCount ? 'alter' : 'create'} role ${name} with login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password ${client.escapeLiteral(password)}`,
      );
    }
  } finally {
    await client.end();
  }
}

/** Makes a database owned by samspel_owner that samspel_app may connect to and nobody else. */
export async function ensureDatabase(superuserUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(730202)');
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount) return;
    const database = client.escapeIdentifier(name);
    await client.query(
      `create database ${database} owner samspel_owner template template0 encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'`,
    );
    await client.query(`revoke all on database ${database} from public`);
    await client.query(`grant connect on database ${database} to samspel_app`);
  } finally {
    await client.end();
  }
}
