// Makes a fresh clone ready: installs the pinned packages and generates the database client.
// Plain JavaScript without dependencies, because it runs on the machine's own Node (20.9 or later).
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..');

// `npm ci` and `prisma generate` both try to fetch an engine that this project never runs; naming a harmless
// program in its place keeps them from asking the network for it.
const environment = {
  ...process.env,
  PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? '/bin/true',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  CHECKPOINT_DISABLE: '1',
  PRISMA_GENERATE_SKIP_AUTOINSTALL: '1',
};

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** True when node_modules holds exactly the versions that package-lock.json names (optional packages may be missing). */
export function packagesAreInstalled(root = projectRoot) {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages;
  if (!wanted || !installed) return false;
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue;
    const found = installed[path];
    if (!found && (entry.optional || entry.devOptional || entry.peer)) continue;
    if (!found || found.version !== entry.version) return false;
  }
  return Object.keys(installed).every((path) => wanted[path]) && existsSync(join(root, 'node_modules', '.bin', 'node'));
}

/** The fingerprint of what the generated client is made from. */
function clientFingerprint(root) {
  const version = readJson(join(root, 'node_modules', 'prisma', 'package.json'))?.version ?? '';
  const schema = readFileSync(join(root, 'prisma', 'schema.prisma'));
  return createHash('sha256').update(version).update(schema).digest('hex');
}

/** Runs a program to its end and keeps what it says; a signal to this process ends the program too. */
function run(program, parameters, cwd) {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, {
      cwd,
      env: environment,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
      });
    }
    const stop = (signal) => {
      child.kill(signal);
      child.once('close', () => process.exit(1));
      // npm would first put everything back, which takes as long as installing; an unfinished folder is installed anew next time.
      setTimeout(() => child.kill('SIGKILL'), 1500);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.once(signal, stop);
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => {
      for (const signal of signals) process.off(signal, stop);
      resolve({ code, output });
    });
  });
}

function failed(step, output, remedy) {
  const lines = output
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^npm warn|complete log of this run/.test(line));
  const isFull = /ENOSPC|No space left on device/.test(output);
  const reason = isFull
    ? 'Disken är full. Frigör utrymme och starta igen.'
    : `${remedy}\n${lines.slice(0, 12).join('\n')}`;
  process.stderr.write(`\n${step} misslyckades. ${reason}\n`);
  process.exit(1);
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1).replace('.', ',')} s`;
}

/** Installs and generates what is missing; says one line for each step that was needed, nothing otherwise. */
export async function prepare(root = projectRoot) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 9)) {
    process.stderr.write(
      `Node ${process.versions.node} är för gammal. Installera Node 20.9 eller senare och starta igen.\n`,
    );
    process.exit(1);
  }
  if (!packagesAreInstalled(root)) {
    const since = Date.now();
    process.stdout.write('Installerar paketen enligt package-lock.json …');
    const npm = process.env.npm_execpath;
    const parameters = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
    const { code, output } =
      npm && /\.c?js$/.test(npm)
        ? await run(process.execPath, [npm, ...parameters], root)
        : await run('npm', parameters, root);
    if (code !== 0) failed('Installationen', output, 'Kontrollera nätet och försök igen. npm svarade:');
    process.stdout.write(` klart på ${seconds(since)}\n`);
  }
  const stamp = join(root, 'generated', 'schema.sha256');
  if (!existsSync(join(root, 'prisma', 'schema.prisma'))) return;
  const fingerprint = clientFingerprint(root);
  const current = existsSync(stamp) && existsSync(join(root, 'generated', 'prisma')) ? readFileSync(stamp, 'utf8') : '';
  if (current === fingerprint) return;
  const since = Date.now();
  process.stdout.write('Skapar databasklienten ur prisma/schema.prisma …');
  rmSync(stamp, { force: true });
  const node = join(root, 'node_modules', '.bin', 'node');
  const { code, output } = await run(
    node,
    [join(root, 'node_modules', 'prisma', 'build', 'index.js'), 'generate'],
    root,
  );
  if (code !== 0) failed('Databasklienten', output, 'Rätta prisma/schema.prisma. Prisma svarade:');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, fingerprint);
  process.stdout.write(` klart på ${seconds(since)}\n`);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await prepare();
