import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { nameVictim, type Victim } from './victim';

const root = resolve(import.meta.dirname, '../../..');

/** Starts a script in a process of its own that opens the forms and sends them to the commands through the real door. */
export async function openScript(forms: readonly string[]): Promise<Victim> {
  const { name, address } = nameVictim();
  const loaders = ['./tests/storm/killed/outside-the-runner.mjs', './scripts/typescript-loader.mjs'];
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      ...loaders.flatMap((loader) => ['--import', loader]),
      'tests/storm/killed/server.ts',
      ...forms,
    ],
    {
      cwd: root,
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, SAMSPEL_EMBEDDED_URL: address, NODE_OPTIONS: '' },
    },
  );
  const victim: Victim = {
    name,
    process: child,
    opened: [],
    done: new Set(),
    refused: [],
    send: () => child.stdin.write('send\n'),
  };
  await new Promise<void>((opened, failed) => {
    child.once('exit', () => failed(new Error(`${name} ended before it had opened its forms`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [word, rest = ''] = [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)];
      if (word === 'done') victim.done.add(Number(rest));
      if (word === 'refused') victim.refused.push(rest);
      if (word !== 'opened') return;
      victim.opened = JSON.parse(rest);
      opened();
    });
  });
  return victim;
}
