import pg from 'pg';
import { expect, it } from 'vitest';
import { describeDatabaseRefusal } from '@/lib/platform/database-refusals';
import { Refusal } from '@/lib/platform/refusal';
import { assessed, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildWorld, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { type Act, nextVerbs, prepareAct, VERBS } from './acts';
import { type Chance, chanceOf } from './chance';
import { listBroken, listLost, listWrongWeeks } from './invariants';
import { lookAt, type Seen } from './seen';

/** The long form: SAMSPEL_STORM=10000. */
const ACTS = Number(process.env.SAMSPEL_STORM ?? 400);
const SEED = Number(process.env.SAMSPEL_STORM_SEED ?? 20261118);
const ACTS_PER_CASE = 40;
/** So few that all meet. */
const MOST_CASES = 30;
/** More than there are connections: some wait for one. */
const AT_ONCE = 18;

/** Who acts, on what, and what was on the screen of someone who has been away. */
interface Place {
  world: World;
  cases: [BuiltCase, ...BuiltCase[]];
  old: Map<string, Seen>;
  eyes: pg.Pool;
}

interface Outcome {
  act: Act;
  /** What each click of it came to: null when it was done. */
  reasons: (string | null)[];
}

/** Sends it and gives the reason it is refused with; what is no refusal is a fault, and told as such. */
async function reasonOf(act: Act): Promise<string | null> {
  try {
    await act.send();
    return null;
  } catch (error) {
    const refusal = error instanceof Refusal ? error : describeDatabaseRefusal(error);
    return refusal?.reason ?? `FAULT: ${error instanceof Error ? error.message.split('\n').at(-1) : String(error)}`;
  }
}

/** Someone sits down at one case after another, mostly does what comes next there, and sometimes clicks three times or on an old page. */
async function act({ world, cases, old, eyes }: Place, chance: Chance): Promise<Outcome | null> {
  const { caseId } = chance.oneOf(cases);
  const isOldPage = chance.happens(0.2);
  const fresh = await lookAt(eyes, caseId);
  const seen = (isOldPage && old.get(caseId)) || fresh;
  if (!isOldPage) old.set(caseId, fresh);
  const verb = chance.happens(0.85) ? chance.oneOf(nextVerbs(seen)) : chance.oneOf(VERBS);
  const prepared = await prepareAct(world, chance, { seen, verb });
  if (!prepared) return null;
  const clicks = chance.happens(0.15) ? 3 : 1;
  return { act: prepared, reasons: await Promise.all(Array.from({ length: clicks }, () => reasonOf(prepared))) };
}

it(`nothing breaks when ${ACTS} acts meet on shared cases`, { timeout: 60_000 + ACTS * 200 }, async () => {
  const world = await buildWorld();
  const traits = [registered(world), assessed, withPlanInForce];
  const first = await buildCase(world, ...traits);
  const cases: [BuiltCase, ...BuiltCase[]] = [first];
  while (cases.length < Math.min(ACTS / ACTS_PER_CASE, MOST_CASES)) cases.push(await buildCase(world, ...traits));
  const client = await ownerClient();

  const since = performance.now();
  const outcomes: Outcome[] = [];
  const eyes = new pg.Pool({ connectionString: process.env.SAMSPEL_TEST_OWNER_URL, max: 6 });
  const storm: Place = { world, cases, old: new Map(), eyes };
  let sent = 0;
  const sit = async (place: number) => {
    const chance = chanceOf(SEED + place);
    while (sent < ACTS) {
      const outcome = await act(storm, chance);
      if (!outcome) continue;
      sent += outcome.reasons.length;
      outcomes.push(outcome);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, place) => sit(place)));
  const seconds = (performance.now() - since) / 1000;
  await eyes.end();

  const counts = countOutcomes(outcomes);
  const { rows } = await client.query<{ deadlocks: number; decided: number }>(
    `select (select deadlocks::int from pg_stat_database where datname = current_database()) as deadlocks,
       (select count(*)::int from referrals where decided_at is not null) as decided`,
  );
  console.info(
    `${sent} acts on ${cases.length} cases, ${AT_ONCE} at once, seed ${SEED}: ${seconds.toFixed(1)} s, ${rows[0]?.decided} referrals decided, ${rows[0]?.deadlocks} deadlocks\n${[
      ...counts,
    ]
      .map(([name, count]) => `${String(count).padStart(6)} ${name}`)
      .join('\n')}`,
  );

  const done = outcomes.filter(({ reasons }) => reasons.includes(null)).map((outcome) => outcome.act);
  expect({
    faults: [...counts.keys()].filter((name) => name.includes('FAULT')),
    doneTwice: outcomes.filter(({ reasons }) => reasons.filter((reason) => reason === null).length > 1),
    broken: await listBroken(client),
    lost: await listLost(client, done),
    wrongWeeks: await listWrongWeeks(client, cases),
    deadlocks: rows[0]?.deadlocks,
  }).toEqual({ faults: [], doneTwice: [], broken: [], lost: [], wrongWeeks: [], deadlocks: 0 });
  // The storm is one: it went on to decisions, and met every kind of act.
  expect(rows[0]?.decided).toBeGreaterThan(0);
  expect(VERBS.filter((verb) => !counts.has(`${verb}: done`))).toEqual(['decide a month later']);
});

/** How many times each kind of act was done, or refused for each reason. */
function countOutcomes(outcomes: readonly Outcome[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const {
    act: { verb },
    reasons,
  } of outcomes) {
    for (const reason of reasons) {
      const name = `${verb}: ${reason ?? 'done'}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return new Map([...counts].sort(([a], [b]) => a.localeCompare(b)));
}
