import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { encode } from 'next-auth/jwt';
import { nextServerCommand } from '@/scripts/start/build';
import { NOW, type World } from '@/tests/builders/world';
import type { Button } from '../clicks/form';
import { FORMS } from '../clicks/forms';
import { findOpened } from './opened';
import { nameVictim, type Opened, type Victim } from './victim';

const root = resolve(import.meta.dirname, '../../..');
const MANIFEST = join(root, '.next/server/server-reference-manifest.json');
const START_MS = 120_000;

/** Where the server action of a command is sent. */
interface Address {
  id: string;
  page: string;
}

let addresses: Map<string, Address> | null = null;

/** The server actions of the built site, by the commands behind them. */
function listActions(): Map<string, Address> {
  const sources = globSync('app/**/*.ts', { cwd: root }).map((path) => readFileSync(join(root, path), 'utf8'));
  const commands = new Map(
    sources
      .flatMap((source) => [...source.matchAll(/export const (\w+) = createAction\(([^;]*?)\)\s*;/gs)])
      .map(([, action = '', given = '']) => [
        action,
        given
          .split(',')
          .map((part) => part.trim())
          .filter(Boolean)
          .at(-1) ?? '',
      ]),
  );
  const manifest: { node: Record<string, { workers: Record<string, unknown>; exportedName: string }> } = JSON.parse(
    readFileSync(MANIFEST, 'utf8'),
  );
  return new Map(
    Object.entries(manifest.node).flatMap(([id, { workers, exportedName }]) => {
      const command = commands.get(exportedName);
      const [page = ''] = Object.keys(workers).sort((a, b) => a.split('[').length - b.split('[').length);
      return command ? [[command, { id, page: page.replace(/^app|\/page$|\/\([a-z]+\)/g, '') }] as const] : [];
    }),
  );
}

/** Sends the button's form to the server as the browser does, and says whether it was done. */
async function sendForm(url: string, { command, context, input }: Button, { caseId }: Opened): Promise<string> {
  addresses ??= listActions();
  const address = addresses.get(command);
  if (!address) throw new Error(`the built site has no action for ${command}`);
  const secret = process.env.NEXTAUTH_SECRET ?? '';
  const token = await encode({ token: { sessionId: context.actor.sessionId }, secret });
  const answer = await fetch(url + address.page.replace(/\[\w+\]/g, caseId ?? ''), {
    method: 'POST',
    headers: {
      accept: 'text/x-component',
      'content-type': 'text/plain;charset=UTF-8',
      'next-action': address.id,
      origin: url,
      cookie: `next-auth.session-token=${token}`,
    },
    body: JSON.stringify([input]),
  });
  const text = await answer.text();
  return text.includes('"ok":true') ? '' : `${command}: ${answer.status} ${text.slice(-300)}`;
}

function findFreePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer();
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() => done(address && typeof address === 'object' ? address.port : 0));
    });
  });
}

/** Starts the built site as `npm start` does, on the tests' own database and day, and meanwhile opens the forms. */
export async function openBuiltServer(world: World, forms: readonly string[]): Promise<Victim> {
  const { name, address } = nameVictim();
  const port = String(await findFreePort());
  const url = `http://127.0.0.1:${port}`;
  const clockFile = join(mkdtempSync(join(tmpdir(), 'samspel-killed-')), 'clock');
  writeFileSync(clockFile, NOW.toISOString());
  const child = spawn(process.execPath, nextServerCommand(false, '127.0.0.1', port), {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NODE_OPTIONS: '',
      NEXTAUTH_URL: url,
      SAMSPEL_EMBEDDED_URL: address,
      SAMSPEL_CLOCK_FILE: clockFile,
    },
  });
  const buttons: Button[] = [];
  const opened: Opened[] = [];
  for (const form of forms) {
    const open = FORMS[form];
    if (!open) throw new Error(`there is no form ${form}`);
    const button = await open(world);
    buttons.push(button);
    opened.push(await findOpened(button));
  }
  await waitUntilItAnswers(url);
  const victim: Victim = { name, process: child, opened, done: new Set(), refused: [], send };
  return victim;

  function send() {
    for (const [place, button] of buttons.entries()) {
      const where = opened[place];
      if (!where) continue;
      sendForm(url, button, where).then(
        (refusal) => (refusal === '' ? victim.done.add(place) : victim.refused.push(refusal)),
        // The connection broke: the server was killed before it had answered.
        () => undefined,
      );
    }
  }
}

async function waitUntilItAnswers(url: string): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    const answer = await fetch(`${url}/api/health`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('the built site did not start; is it built?');
}
