import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startEmbeddedDatabase } from '../scripts/database/embedded.ts';
import { identityProvider, mailServer, startOfJourneys, testDirectory, testPort } from './settings.ts';

// The server that the journeys run against: the built site on a port of its own, a fresh demonstration, a clock that stands still.
const dataDirectory = join(testDirectory, 'data');

// What an interrupted run left behind is stopped before its files are removed.
await (await startEmbeddedDatabase({ dataDirectory, durable: false })).stop();
rmSync(testDirectory, { recursive: true, force: true });
mkdirSync(testDirectory, { recursive: true });
writeFileSync(join(testDirectory, 'clock'), startOfJourneys);

const environment = { ...process.env };
for (const name of ['DATABASE_URL', 'MIGRATION_DATABASE_URL', 'NEXTAUTH_URL', 'HOST', 'npm_lifecycle_event'])
  delete environment[name];
const child = spawn(process.execPath, ['scripts/start.mjs'], {
  cwd: resolve(import.meta.dirname, '..'),
  stdio: 'inherit',
  env: {
    ...environment,
    PORT: String(testPort),
    SAMSPEL_DATA_DIR: dataDirectory,
    SAMSPEL_CLOCK_FILE: join(testDirectory, 'clock'),
    SAMSPEL_OIDC_ISSUER: identityProvider.issuer,
    SAMSPEL_OIDC_CLIENT_ID: identityProvider.clientId,
    SAMSPEL_OIDC_CLIENT_SECRET: identityProvider.clientSecret,
    SMTP_URL: `smtp://127.0.0.1:${mailServer.port}`,
    SMTP_FROM: mailServer.from,
  },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
