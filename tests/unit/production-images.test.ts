import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Service {
  image?: string;
  build?: { context: string; target: string };
  command?: string[];
  environment?: Record<string, string>;
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
  volumes?: string[];
}

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(resolve(root, path), 'utf8');
const services: Record<string, Service> = parse(read('docker-compose.yml')).services;
const dockerfile = read('Dockerfile');
const stages = [...dockerfile.matchAll(/^FROM \S+ AS (\w+)$/gm)].map(([, name]) => name);
/** What `next build` writes for the image rather than what lies in the tree. */
const builtFiles = ['server.js'];

function filesNamedIn(command: string[] = []): string[] {
  return command.filter((word) => /\.(ts|mjs|js|sql)$/.test(word) && !builtFiles.includes(word));
}

describe('the images and services for production', () => {
  it('are a database, a migration step of its own, and the application', () => {
    expect(Object.keys(services)).toEqual(['database', 'migrate', 'app']);
    expect(services.migrate?.depends_on).toEqual({ database: { condition: 'service_healthy' } });
    expect(services.app?.depends_on).toEqual({ migrate: { condition: 'service_completed_successfully' } });
    expect(services.database?.image).toBe('postgres:18');
  });

  it('are built from stages that the Dockerfile has', () => {
    for (const { build } of Object.values(services)) if (build) expect(stages).toContain(build.target);
  });

  it('run only commands that exist in the tree', () => {
    const commands = Object.values(services).flatMap(({ command, healthcheck }) => [command, healthcheck?.test]);
    const inDockerfile = [...dockerfile.matchAll(/^(?:CMD|RUN) (.*(?:\\\n.*)*)/gm)].map(([, line = '']) =>
      line.split(/[\s"[\],]+/),
    );
    const named = [...commands, ...inDockerfile].flatMap((command) => filesNamedIn(command));
    expect(named).toContain('scripts/database/migrate.ts');
    expect(named.filter((path) => !existsSync(resolve(root, path)))).toEqual([]);
  });

  it('copy and mount only what exists in the tree', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths = '']) =>
      paths.split(' '),
    );
    const mounted = Object.values(services)
      .flatMap(({ volumes = [] }) => volumes)
      .map((volume) => volume.split(':')[0] ?? '')
      .filter((path) => path.startsWith('./'));
    expect([...copied, ...mounted].filter((path) => !existsSync(resolve(root, path)))).toEqual([]);
  });

  it('hold no password, and let the application in as the role that row-level security binds', () => {
    expect(services.app?.environment?.DATABASE_URL).toMatch(/^postgresql:\/\/samspel_app:\$\{SAMSPEL_APP_PASSWORD\}@/);
    expect(services.migrate?.environment?.MIGRATION_DATABASE_URL).toMatch(
      /^postgresql:\/\/samspel_owner:\$\{SAMSPEL_OWNER_PASSWORD\}@/,
    );
    const secrets = Object.values(services).flatMap(({ environment = {} }) =>
      Object.entries(environment).filter(([name]) => /PASSWORD|SECRET/.test(name)),
    );
    expect(secrets.length).toBeGreaterThan(3);
    for (const [, value] of secrets) expect(value).toMatch(/^\$\{/);
    expect(JSON.stringify(services)).not.toContain('SAMSPEL_DEMO');
  });

  it('do not run as root', () => {
    for (const target of ['migrate', 'app']) {
      const stage = dockerfile
        .split(/^FROM /m)
        .find((text) => text.startsWith(target) || new RegExp(`^\\S+ AS ${target}\\n`).test(text));
      expect(stage).toMatch(/^USER node$/m);
    }
  });
});
