import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeFault, Fault } from '../fault.ts';

const sources = ['app', 'components', 'lib', 'messages', 'prisma', 'public'];
const files = [
  'package-lock.json',
  'next.config.js',
  'tsconfig.json',
  'proxy.ts',
  'instrumentation.ts',
  'mdx-components.tsx',
];
const nextCli = 'node_modules/next/dist/bin/next';

/** The fingerprint of everything the built site is made from; tests are not part of it. */
function sourceFingerprint(root: string): string {
  const hash = createHash('sha256');
  const add = (path: string) => {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0');
  };
  for (const folder of sources.filter((name) => existsSync(join(root, name)))) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      const path = join(folder, name);
      if (!/\.test\.tsx?$/.test(name) && statSync(join(root, path)).isFile()) add(path);
    }
  }
  for (const name of files.filter((name) => existsSync(join(root, name)))) add(name);
  return hash.digest('hex');
}

/**
 * Builds the site unless the one in .next was built from the same sources. The answer tells whether it had to.
 * @throws Fault with the compiler's last lines when the build fails
 */
export async function buildWhenChanged(root: string, signal: AbortSignal): Promise<{ built: boolean }> {
  const stamp = join(root, '.next', 'samspel-sources.sha256');
  const fingerprint = sourceFingerprint(root);
  const current = existsSync(join(root, '.next', 'BUILD_ID')) && existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (current === fingerprint) return { built: false };
  rmSync(stamp, { force: true });
  const { code, output } = await runNextBuild(root, signal);
  if (signal.aborted) return { built: false };
  if (code !== 0) {
    if (/ENOSPC|No space left on device/.test(output))
      throw new Fault('Disken är full. Frigör utrymme och starta igen.');
    throw new Fault(
      `Webbplatsen gick inte att bygga. Rätta felet och starta igen:\n${output.trim().split('\n').slice(-25).join('\n')}`,
    );
  }
  writeFileSync(stamp, fingerprint);
  return { built: true };
}

function runNextBuild(root: string, signal: AbortSignal): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [nextCli, 'build'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    signal.addEventListener('abort', () => child.kill('SIGTERM'));
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** The command line of Next's server, which ends when this process does. */
export function nextServerCommand(isDevelopment: boolean, host: string, port: string): string[] {
  return [
    // Libraries' advice to their own developers: nothing that whoever starts Samspel can act on.
    ...(isDevelopment ? [] : ['--disable-warning=DeprecationWarning']),
    '--import',
    './scripts/start/exit-with-parent.mjs',
    nextCli,
    isDevelopment ? 'dev' : 'start',
    '-H',
    host,
    '-p',
    port,
  ];
}

if (import.meta.main) {
  try {
    const { built } = await buildWhenChanged(process.cwd(), new AbortController().signal);
    process.stdout.write(built ? 'Webbplatsen är byggd.\n' : 'Inget har ändrats sedan webbplatsen byggdes.\n');
  } catch (error) {
    process.stderr.write(`${describeFault(error)}\n`);
    process.exit(1);
  }
}
