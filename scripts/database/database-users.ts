import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Several processes may use one embedded server; it is stopped by the last of them. Each leaves a file named after its process id. */
export function registerDatabaseUser(dataDirectory: string): void {
  const folder = join(dataDirectory, 'users');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, String(process.pid)), '');
}

/** Takes this process off the list and tells whether another living process still uses the server. */
export function releaseDatabaseUser(dataDirectory: string): { othersRemain: boolean } {
  const folder = join(dataDirectory, 'users');
  rmSync(join(folder, String(process.pid)), { force: true });
  let othersRemain = false;
  for (const name of readdirSync(folder)) {
    if (isProcessAlive(Number(name))) othersRemain = true;
    else rmSync(join(folder, name), { force: true });
  }
  return { othersRemain };
}

/** True when a process with this id runs; one that has ended without being collected does not. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
}
