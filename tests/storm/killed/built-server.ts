import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { encode } from 'next-auth/jwt';
import { nextServerCommand } from '@/scripts/start/build';
import { NOW } from '@/tests/builders/world';
import type { Button } from '../clicks/form';
import { forgetCodes, openForm } from './opened';
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

/** What is typed in the form where the command is given what its schema made of it. */
const TYPED: Record<string, (given: Input) => object> = {
  recordDisagreement: () => ({ place: 'GOAL' }),
  saveProviderSite: () => ({ coordinates: '62.2, 16.3' }),
  saveMunicipalityPlace: () => ({ coordinates: '62.2, 16.3' }),
  saveAssessment: ({ assessment }) => ({ ...Object(assessment), children: [] }),
};

/** What is sent to a route of its own, since it carries a file or is long under way. */
const ROUTES: Record<string, (input: Input) => { path: string; headers?: Record<string, string>; body: BodyInit }> = {
  confirmImport: ({ importId, mode }) => ({
    path: `/api/v1/import/${importId}/bekrafta`,
    body: JSON.stringify({ mode }),
  }),
  importRegister: ({ file, plan }) => ({
    path: '/api/v1/import/leverantorer/bekrafta',
    headers: { 'x-plan': String(plan) },
    body: Object(file).bytes,
  }),
};

type Input = Record<string, unknown>;

/** The request that a browser makes of the form. */
function writeRequest({ command, input }: Button, { caseId }: Opened) {
  const given: Input = { ...Object(input), ...TYPED[command]?.(Object(input)) };
  const route = ROUTES[command];
  if (route) return route(given);
  addresses ??= listActions();
  const address = addresses.get(command);
  if (!address) throw new Error(`the built site has no action for ${command}`);
  return {
    path: address.page.replace(/\[(\w+)\]/g, (_, name) => String(given[name] ?? caseId)),
    headers: {
      accept: 'text/x-component',
      'content-type': 'text/plain;charset=UTF-8',
      'next-action': address.id,
    },
    body: JSON.stringify([given]),
  };
}

/** Sends the button's form to the server as the browser does, and says whether it was done. */
async function sendForm(url: string, button: Button, opened: Opened): Promise<string> {
  const secret = process.env.NEXTAUTH_SECRET ?? '';
  const token = await encode({ token: { sessionId: button.context.actor.sessionId }, secret });
  const { path, headers, body } = writeRequest(button, opened);
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: { ...headers, origin: url, cookie: `next-auth.session-token=${token}` },
    body,
  });
  const text = await answer.text();
  const isDone = ROUTES[button.command] ? /"phase":"done"|"created":\d/.test(text) : text.includes('"ok":true');
  return isDone ? '' : `${button.command}: ${answer.status} ${text.slice(-300)}`;
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
export async function openBuiltServer(forms: readonly string[]): Promise<Victim> {
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
  await forgetCodes();
  const buttons: Button[] = [];
  const opened: Opened[] = [];
  for (const form of forms) {
    const just = await openForm(form);
    buttons.push(just.button);
    opened.push(just.opened);
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
