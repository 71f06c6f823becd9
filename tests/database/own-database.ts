import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

// Runs before anything of a test file is imported: the file gets a database of its own, copied from the migrated template.
// The run drops it at its end.
const name = `${inject('databasePrefix')}${randomBytes(5).toString('hex')}`;
const client = new pg.Client({ connectionString: inject('clusterUrl') });
await client.connect();
await client.query(`create database ${name} template ${inject('templateDatabase')} owner samspel_owner`);
await client.query(`revoke all on database ${name} from public`);
await client.query(`grant connect on database ${name} to samspel_app`);
await client.end();

const application = new URL(inject('clusterUrl'));
application.username = 'samspel_app';
application.password = inject('appPassword');
application.pathname = `/${name}`;

const owner = new URL(inject('clusterUrl'));
owner.pathname = `/${name}`;

delete process.env.DATABASE_URL;
delete process.env.MIGRATION_DATABASE_URL;
process.env.SAMSPEL_EMBEDDED_URL = application.href;
process.env.SAMSPEL_TEST_OWNER_URL = owner.href;
process.env.SAMSPEL_DEMO = '1';
process.env.NEXTAUTH_SECRET = 'a-secret-for-tests-only-a-secret-for-tests-only';
process.env.NEXTAUTH_URL = 'http://localhost:3000';
