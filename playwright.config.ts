import { defineConfig } from '@playwright/test';
import { findBrowser } from './e2e/browser';
import { testPort } from './e2e/settings';

export default defineConfig({
  testDir: 'e2e',
  outputDir: '.test/playwright',
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '.test/reports/e2e.json' }]],
  use: {
    baseURL: `http://localhost:${testPort}`,
    browserName: 'chromium',
    launchOptions: await findBrowser(),
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    viewport: { width: 1280, height: 900 },
    trace: 'retain-on-failure',
  },
  // What is measured by the clock runs alone. The main job lets days pass on the server's clock; the other journeys are done by then.
  projects: [
    { name: 'pages', testIgnore: 'main-job.spec.ts', grepInvert: /@alone/ },
    { name: 'measured', grep: /@alone/, dependencies: ['pages'] },
    { name: 'main-job', testMatch: 'main-job.spec.ts', dependencies: ['measured'] },
  ],
  webServer: {
    command: `"${process.execPath}" --disable-warning=ExperimentalWarning e2e/server.ts`,
    url: `http://localhost:${testPort}/api/health`,
    timeout: 600_000,
    reuseExistingServer: false,
    stdout: 'ignore',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
});
