import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describeFault } from '../fault.ts';
import { startEmbeddedDatabase } from './embedded.ts';
import { migrate, migrationsFolder } from './migrate.ts';
import { noFilters, withSchemaEngine } from './schema-engine.ts';

/** The SQL that takes the tables of the migrations folder to those of prisma/schema.prisma, worked out in a passing database. */
async function writeDifference(): Promise<string> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'samspel-migration-'));
  const embedded = await startEmbeddedDatabase({ dataDirectory, durable: false });
  try {
    const url = embedded.url('owner');
    await migrate(url, migrationsFolder);
    const path = resolve(migrationsFolder, '../schema.prisma');
    const files = [{ path, content: readFileSync(path, 'utf8') }];
    return await withSchemaEngine(url, async (engine) => {
      const result = await engine.diff({
        from: { tag: 'schemaDatasource', files, configDir: resolve(migrationsFolder, '..') },
        to: { tag: 'schemaDatamodel', files },
        script: true,
        exitCode: null,
        filters: noFilters,
      });
      return result.stdout ?? '';
    });
  } finally {
    await embedded.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

writeDifference()
  .then((sql) => process.stdout.write(sql))
  .catch((error) => {
    process.stderr.write(`${describeFault(error)}\n`);
    process.exit(1);
  });
