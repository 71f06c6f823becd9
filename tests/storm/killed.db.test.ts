import { beforeAll, expect, it } from 'vitest';
import { buildWorld, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { type Chance, chanceOf } from './chance';
import { FORMS } from './clicks/forms';
import { PLAN_FORMS } from './clicks/plan-forms';
import { SAMRAD_FORMS } from './clicks/samrad-forms';
import { listWrongWeeks } from './invariants';
import { openBuiltServer } from './killed/built-server';
import { findOpened, MUNICIPAL } from './killed/opened';
import { openScript } from './killed/script';
import { traceOf } from './killed/traces';
import type { Victim } from './killed/victim';

/** The long form: SAMSPEL_KILLS=100 kills a server so many times with each command in hand. */
const KILLS = Number(process.env.SAMSPEL_KILLS ?? 0);
/** SAMSPEL_KILL_SERVER=1 kills the built site, to which the forms are posted as a browser posts them; without it a script of the same door. */
const IS_BUILT_SERVER = process.env.SAMSPEL_KILL_SERVER === '1';
const SEED = Number(process.env.SAMSPEL_KILLS_SEED ?? 20261118);
/** Every form about samråd, referrals and the plan, and those about what was reported and what comes after. */
const STEPS = [
  ...Object.keys(SAMRAD_FORMS),
  ...Object.keys(PLAN_FORMS),
  ...['holdMeeting', 'reportAttendance', 'verifyAttendance', 'checkSampleItem', 'reportDeviation', 'writeMessage'],
  ...['addBreak', 'makeDecision', 'recordFollowUp', 'recordPlanOutcome', 'recordGapCause'],
  ...MUNICIPAL,
];
/** Posted in another shape than the command is given: killed in the script alone. */
const RESHAPED = ['recordDisagreement', ...MUNICIPAL];
/** What is tried on every run of the tests, once each. */
const FEW = ['answerConsultation', 'withdrawConsultation', 'saveReferral', 'decideReferral', 'endReferral'];
/** How many commands one server has in hand when it is killed: some are done, some are in the middle, some wait for a connection. */
const IN_HAND = 40;
const LONGEST_WAIT_MS = 40;

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

const open = (forms: readonly string[]): Promise<Victim> =>
  IS_BUILT_SERVER ? openBuiltServer(world, forms) : openScript(forms);

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

/** What each command leaves in its case before it is sent and when it is done. */
async function readTraces(names: readonly string[]) {
  const client = await ownerClient();
  const traces = new Map<string, { before: string; after: string }>();
  for (const name of names) {
    const send = await FORMS[name]?.(world);
    if (!send) throw new Error(`there is no form ${name}`);
    const opened = await findOpened(send);
    const before = await traceOf(client, opened);
    await send();
    traces.set(name, { before, after: await traceOf(client, opened) });
  }
  return traces;
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);

function deal(chance: Chance): string[][] {
  const steps = STEPS.filter((name) => !IS_BUILT_SERVER || !RESHAPED.includes(name));
  const all = KILLS > 0 ? steps.flatMap((name) => Array.from({ length: KILLS }, () => name)) : [...FEW];
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
  const refused: string[] = [];
  const counts = new Map<string, { undone: number; whole: number; answered: number }>();
  const half: string[] = [];
  const cases: { caseId: string; municipalityId: string }[] = [];
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
      const { caseId, municipalityId } = of;
      if (caseId !== null) cases.push({ caseId, municipalityId });
      const found = await traceOf(client, of);
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
  expect(refused).toEqual([]);
  expect(half).toEqual([]);
  expect(await listWrongWeeks(client, cases)).toEqual([]);
});
