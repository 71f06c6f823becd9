import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

export default defineConfig({
  resolve: {
    alias: {
      '@': root,
      // Next forbids server modules in the browser through this package; a test is neither.
      'server-only': resolve(root, 'tests/server-only.ts'),
    },
  },
  test: {
    include: [],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: [
            '{app,components,lib,scripts,prisma}/**/*.test.{ts,tsx}',
            'tests/unit/**/*.test.ts',
            'tests/*.test.ts',
          ],
          exclude: ['**/*.db.test.ts', 'node_modules/**'],
          setupFiles: ['tests/seeded-properties.ts'],
          // The tests that read the whole tree take seconds on a busy machine.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          environment: 'node',
          include: ['{app,lib,scripts,prisma,tests}/**/*.db.test.ts'],
          globalSetup: ['tests/database/global-setup.ts'],
          setupFiles: ['tests/database/own-database.ts'],
          pool: 'forks',
          execArgv: ['--disable-warning=ExperimentalWarning'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
