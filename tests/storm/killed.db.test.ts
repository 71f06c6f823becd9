import type pg from 'pg';
import { expect, it } from 'vitest';
import { ownerClient } from '@/tests/database';
import { type Chance, chanceOf } from './chance';
import { FORMS } from './clicks/forms';
import { listWrongWeeks } from './invariants';
import { openBuiltServer } from './killed/built-server';
import { openForm } from './killed/opened';
import { openScript } from './killed/script';
import { listDiffering, listWritten, type Trace, traceOf } from './killed/traces';
import type { Victim } from './killed/victim';

/** The long form: SAMSPEL_KILLS=100 kills a server so many times with each command in hand. */
const KILLS = Number(process.env.SAMSPEL_KILLS ?? 0);
/** SAMSPEL_KILLS_ONLY=saveReferral,endPlan has these alone in hand. */
const ONLY = process.env.SAMSPEL_KILLS_ONLY?.split(',');
/** SAMSPEL_KILL_SERVER=1 kills the built site, to which the forms are posted as a browser posts them; without it a script of the same door. */
const IS_BUILT_SERVER = process.env.SAMSPEL_KILL_SERVER === '1';
const SEED = Number(process.env.SAMSPEL_KILLS_SEED ?? 20261118);
/** What is tried on every run of the tests, once each; the long form has every form that there is. */
const FEW = ['answerConsultation', 'withdrawConsultation', 'saveReferral', 'decideReferral', 'endReferral'];
const STEPS = ONLY ?? (KILLS > 0 ? Object.keys(FORMS) : FEW);
/** How many commands one server has in hand when it is killed: some are done, some are in the middle, some wait for a connection. */
const IN_HAND = 40;
const LONGEST_WAIT_MS = 40;

const open = (forms: readonly string[]): Promise<Victim> =>
  IS_BUILT_SERVER ? openBuiltServer(forms) : openScript(forms);

/** Lets it send everything, kills it when so many are done and the next are in the middle, and waits until PostgreSQL has let go of it. */
async function kill(victim: Victim, whenDone: number, afterMs: number): Promise<void> {
  const ended = new Promise((done) => victim.process.once('exit', done));
  victim.send();
  while (victim.done.size + victim.refused.length < whenDone) await new Promise((done) => setTimeout(done, 1));
  await new Promise((done) => setTimeout(done, afterMs));
  victim.process.kill('SIGKILL');
  await ended;
  const client = await ownerClient();
  for (let left = 1; left > 0; ) {
    const { rows } = await client.query(
      'select count(*)::int as left from pg_stat_activity where application_name = $1',
      [victim.name],
    );
    left = rows[0].left;
  }
}

interface Left {
  before: Trace[];
  after: Trace[];
}

/** What is in the world of a form when it is opened, and when its command is done. */
async function readTrace(name: string): Promise<Left> {
  const client = await ownerClient();
  const { button, opened } = await openForm(name);
  const before = await traceOf(client, opened, IS_BUILT_SERVER);
  const written = await listWritten(client, button);
  const after = await traceOf(client, opened, IS_BUILT_SERVER);
  expect.soft(written, `${name} leaves nothing`).not.toEqual([]);
  // Blind to none of the tables that the command wrote in.
  expect.soft(listDiffering(before, after), name).toEqual(written);
  return { before, after };
}

async function readTraces(): Promise<Map<string, Left>> {
  const traces = new Map<string, Left>();
  for (const name of STEPS) {
    const trace = await readTrace(name);
    traces.set(name, trace);
    // The same each time the form is opened: of the few, the kill itself tells.
    if (KILLS > 0) expect.soft(await readTrace(name), name).toEqual(trace);
  }
  return traces;
}

/** The providers that no municipality has. */
async function listForsaken(client: pg.Client): Promise<unknown[]> {
  const { rows } = await client.query(
    `select name from organisations o where kind = 'PROVIDER' and not exists (select 1 from provider_municipalities m where m.provider_id = o.id)`,
  );
  return rows;
}

async function listCases(client: pg.Client, municipalityIds: readonly string[]) {
  const { rows } = await client.query<{ caseId: string; municipalityId: string }>(
    'select id as "caseId", municipality_id as "municipalityId" from cases where municipality_id = any ($1)',
    [municipalityIds],
  );
  return rows;
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);

function deal(chance: Chance): string[][] {
  const all = STEPS.flatMap((name) => Array.from({ length: Math.max(KILLS, 1) }, () => name));
  const shuffled = all.map((name) => ({ name, at: chance.below(1_000_000) })).sort((a, b) => a.at - b.at);
  const hands: string[][] = [];
  for (let from = 0; from < shuffled.length; from += IN_HAND)
    hands.push(shuffled.slice(from, from + IN_HAND).map(({ name }) => name));
  return hands;
}

it('a server that is killed leaves each command whole or undone', { timeout: 180_000 + KILLS * 60_000 }, async () => {
  const client = await ownerClient();
  const chance = chanceOf(SEED);
  const traces = await readTraces();
  const hands = deal(chance);
  const refused: string[] = [];
  const counts = new Map<string, { undone: number; whole: number; answered: number }>();
  const half: string[] = [];
  const municipalityIds: string[] = [];
  const since = performance.now();
  let next = open(hands[0] ?? []);
  for (const [place, names] of hands.entries()) {
    const server = await next;
    const following = hands[place + 1];
    await kill(server, chance.below(names.length), chance.below(LONGEST_WAIT_MS));
    if (following) next = open(following);
    refused.push(...server.refused);
    for (const [index, name] of names.entries()) {
      const of = server.opened[index];
      const trace = traces.get(name);
      if (!of || !trace) throw new Error(`${name} was not opened`);
      municipalityIds.push(...of.municipalityIds);
      const found = await traceOf(client, of, IS_BUILT_SERVER);
      const count = counts.get(name) ?? { undone: 0, whole: 0, answered: 0 };
      counts.set(name, count);
      const [undone, left] = [listDiffering(trace.before, found), listDiffering(found, trace.after)];
      if (left.length === 0) count.whole += 1;
      else if (undone.length === 0) count.undone += 1;
      else half.push(`${name}: has done something in ${undone}, and not what it should in ${left}`);
      if (server.done.has(index)) count.answered += 1;
      // What was answered as done is there.
      if (server.done.has(index) && left.length > 0) half.push(`${name}: answered as done, and is not in ${left}`);
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
  expect(refused).toEqual([]);
  expect(half).toEqual([]);
  expect(await listForsaken(client)).toEqual([]);
  expect(await listWrongWeeks(client, await listCases(client, municipalityIds))).toEqual([]);
});
