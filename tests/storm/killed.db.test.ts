import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { beforeAll, expect, it } from 'vitest';
import { buildWorld, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { type Chance, chanceOf } from './chance';
import { FORMS } from './clicks/forms';
import { listWrongWeeks } from './invariants';
import { traceOf } from './killed/traces';

/** The long form: SAMSPEL_KILLS=100 kills a server so many times with each command that steps one of the two machines. */
const KILLS = Number(process.env.SAMSPEL_KILLS ?? 0);
const SEED = Number(process.env.SAMSPEL_KILLS_SEED ?? 20261118);
const STEPS = [
  'requestConsultation',
  'answerConsultation',
  'concludeConsultation',
  'confirmConsultation',
  'withdrawConsultation',
  'saveReferral',
  'decideReferral',
  'cancelReferral',
  'startReferral',
  'endReferral',
];
/** What is tried on every run of the tests, once each. */
const FEW = ['answerConsultation', 'withdrawConsultation', 'saveReferral', 'decideReferral', 'endReferral'];
/** How many commands one server has in hand when it is killed: some are done, some are in the middle, some wait for a connection. */
const IN_HAND = 40;
const LONGEST_WAIT_MS = 40;
const root = resolve(import.meta.dirname, '../..');

interface Case {
  caseId: string;
  municipalityId: string;
}

interface Server {
  name: string;
  process: ChildProcess;
  cases: Case[];
  /** The places of those that it has said are done. */
  done: Set<number>;
  refused: string[];
}

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

let servers = 0;
/** Starts a server in a process of its own that has opened the forms. */
async function open(names: readonly string[]): Promise<Server> {
  servers += 1;
  const name = `killed-${servers}`;
  const address = new URL(process.env.SAMSPEL_EMBEDDED_URL ?? '');
  address.searchParams.set('application_name', name);
  const loaders = ['./tests/storm/killed/outside-the-runner.mjs', './scripts/typescript-loader.mjs'];
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      ...loaders.flatMap((loader) => ['--import', loader]),
      'tests/storm/killed/server.ts',
      ...names,
    ],
    {
      cwd: root,
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, SAMSPEL_EMBEDDED_URL: address.href, NODE_OPTIONS: '' },
    },
  );
  const server: Server = { name, process: child, cases: [], done: new Set(), refused: [] };
  await new Promise<void>((opened, failed) => {
    child.once('exit', () => failed(new Error(`${name} ended before it had opened its forms`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [word, rest = ''] = [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)];
      if (word === 'done') server.done.add(Number(rest));
      if (word === 'refused') server.refused.push(rest);
      if (word !== 'opened') return;
      server.cases = JSON.parse(rest);
      opened();
    });
  });
  return server;
}

/** Lets it send everything, kills it when so many are done and the next are in the middle, and waits until PostgreSQL has let go of it. */
async function kill(server: Server, whenDone: number, afterMs: number): Promise<void> {
  const ended = new Promise((done) => server.process.once('exit', done));
  server.process.stdin?.write('send\n');
  while (server.done.size + server.refused.length < whenDone) await new Promise((done) => setTimeout(done, 1));
  await new Promise((done) => setTimeout(done, afterMs));
  server.process.kill('SIGKILL');
  await ended;
  const client = await ownerClient();
  for (let left = 1; left > 0; ) {
    const { rows } = await client.query(
      'select count(*)::int as left from pg_stat_activity where application_name = $1',
      [server.name],
    );
    left = rows[0].left;
  }
}

/** What each command leaves in its case before it is sent and when it is done. */
async function readTraces(names: readonly string[]) {
  const client = await ownerClient();
  const traces = new Map<string, { before: string; after: string }>();
  for (const name of names) {
    const send = await FORMS[name]?.(world);
    const { rows } = await client.query(
      'select id from cases where municipality_id = $1 order by number desc limit 1',
      [world.almby.id],
    );
    const before = await traceOf(client, rows[0].id);
    await send?.();
    traces.set(name, { before, after: await traceOf(client, rows[0].id) });
  }
  return traces;
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);

function deal(chance: Chance): string[][] {
  const all = KILLS > 0 ? STEPS.flatMap((name) => Array.from({ length: KILLS }, () => name)) : [...FEW];
  const shuffled = all.map((name) => ({ name, at: chance.below(1_000_000) })).sort((a, b) => a.at - b.at);
  const hands: string[][] = [];
  for (let from = 0; from < shuffled.length; from += IN_HAND)
    hands.push(shuffled.slice(from, from + IN_HAND).map(({ name }) => name));
  return hands;
}

it('a server that is killed leaves each command whole or undone', { timeout: 180_000 + KILLS * 30_000 }, async () => {
  const client = await ownerClient();
  const chance = chanceOf(SEED);
  const traces = await readTraces(KILLS > 0 ? STEPS : FEW);
  const hands = deal(chance);
  const counts = new Map<string, { undone: number; whole: number; answered: number }>();
  const half: string[] = [];
  const cases: Case[] = [];
  const since = performance.now();
  let next = open(hands[0] ?? []);
  for (const [place, names] of hands.entries()) {
    const server = await next;
    const following = hands[place + 1];
    await kill(server, chance.below(names.length), chance.below(LONGEST_WAIT_MS));
    if (following) next = open(following);
    for (const [index, name] of names.entries()) {
      const of = server.cases[index];
      const trace = traces.get(name);
      if (!of || !trace) throw new Error(`${name} was not opened`);
      cases.push(of);
      const found = await traceOf(client, of.caseId);
      const count = counts.get(name) ?? { undone: 0, whole: 0, answered: 0 };
      counts.set(name, count);
      if (found === trace.after) count.whole += 1;
      else if (found === trace.before) count.undone += 1;
      else half.push(`${name}: ${found}\n  is neither ${trace.before}\n  nor ${trace.after}`);
      if (server.done.has(index)) count.answered += 1;
      // What was answered as done is there.
      if (server.done.has(index) && found !== trace.after) half.push(`${name}: answered as done, and is not`);
    }
  }
  const sumOf = (what: 'undone' | 'whole' | 'answered') => sum([...counts.values()].map((count) => count[what]));
  console.info(
    `${hands.length} servers killed with ${sumOf('undone') + sumOf('whole')} commands in hand, seed ${SEED}, in ${Math.round((performance.now() - since) / 1000)} s: ${sumOf('undone')} undone, ${sumOf('whole')} whole (${sumOf('answered')} answered), ${half.length} half\n${[
      ...counts,
    ]
      .map(([name, { undone, whole, answered }]) => `${name}: ${undone} undone, ${whole} whole, ${answered} answered`)
      .join('\n')}`,
  );
  expect(half).toEqual([]);
  expect(await listWrongWeeks(client, cases)).toEqual([]);
});
