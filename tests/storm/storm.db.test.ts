import pg from 'pg';
import { expect, it } from 'vitest';
import { answerConsultation, concludeConsultation } from '@/lib/consultations/server';
import { describeDatabaseRefusal } from '@/lib/platform/database-refusals';
import { Refusal } from '@/lib/platform/refusal';
import { decideReferral, saveReferral, startReferral } from '@/lib/referrals/server';
import { assessed, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildWorld, TODAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { type Act, nextVerbs, prepareAct, VERB_NAMES, VERBS } from './acts';
import { type Chance, chanceOf } from './chance';
import { officerOf, referralForm, referralOf, workerOf } from './clicks/form';
import { listBroken, listLost, listWrongWeeks } from './invariants';
import { lookAt, type Seen } from './seen';

/** The long form: SAMSPEL_STORM=10000. */
const ACTS = Number(process.env.SAMSPEL_STORM ?? 400);
const SEED = Number(process.env.SAMSPEL_STORM_SEED ?? 20261118);
/** From how many on every kind of act must have been done. */
const LONG = 2000;
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
async function act(place: Place, chance: Chance): Promise<Outcome | null> {
  const { cases, old, eyes } = place;
  const { caseId } = chance.oneOf(cases);
  const about = chance.happens(0.3) ? 'OTHER' : chance.happens(0.15) ? 'FORMER' : 'REFERRAL';
  const isOldPage = chance.happens(0.2);
  const fresh = await lookAt(eyes, caseId, about);
  const seen = (isOldPage && old.get(about + caseId)) || fresh;
  if (!isOldPage) old.set(about + caseId, fresh);
  const verb = chance.happens(0.9) ? chance.oneOf(nextVerbs(seen)) : chance.oneOf(VERB_NAMES);
  const prepared = await prepareAct(place, chance, { seen, verb });
  if (!prepared) return null;
  const clicks = chance.happens(0.15) ? 3 : 1;
  return { act: prepared, reasons: await Promise.all(Array.from({ length: clicks }, () => reasonOf(prepared))) };
}

/** Every third case already has a referral that runs, come to it as all others do: so far few would come by themselves. */
async function startReferralOf(world: World, { caseId }: BuiltCase): Promise<void> {
  const officer = officerOf(world);
  const { referralId, consultationId } = await saveReferral(officer, {
    ...referralForm(world, { caseId }),
    purpose: `Från början ${caseId}`,
  });
  const asked = { caseId, consultationId: consultationId ?? '' };
  await answerConsultation(workerOf(world), { ...asked, answer: 'AGREE', answerReasons: '' });
  await concludeConsultation(officer, { ...asked, conclusion: 'AGREED', conclusionNote: '' });
  await decideReferral(officer, await referralOf({ caseId, referralId }));
  const step = await referralOf({ caseId, referralId });
  await startReferral(officer, { ...step, startedOn: TODAY, plannedWeeklyMinutes: null, note: 'Plats redan nu' });
}

it(`nothing breaks when ${ACTS} acts meet on shared cases`, { timeout: 60_000 + ACTS * 200 }, async () => {
  const world = await buildWorld();
  const traits = [registered(world), assessed, withPlanInForce];
  const first = await buildCase(world, ...traits);
  const cases: [BuiltCase, ...BuiltCase[]] = [first];
  while (cases.length < Math.min(ACTS / ACTS_PER_CASE, MOST_CASES)) cases.push(await buildCase(world, ...traits));
  await Promise.all(cases.filter((_, place) => place % 3 === 0).map((each) => startReferralOf(world, each)));
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
    doneTwice: outcomes.filter(
      ({ act: { verb }, reasons }) =>
        !VERBS[verb].isSameAgain && reasons.filter((reason) => reason === null).length > 1,
    ),
    broken: await listBroken(client),
    lost: await listLost(client, done),
    wrongWeeks: await listWrongWeeks(client, cases),
    deadlocks: rows[0]?.deadlocks,
  }).toEqual({ faults: [], doneTwice: [], broken: [], lost: [], wrongWeeks: [], deadlocks: 0 });
  // The storm is one: it went on to decisions and tried most kinds of act; a long one has done each but what nobody may.
  expect(rows[0]?.decided).toBeGreaterThan(0);
  const tried = new Set(outcomes.map((outcome) => outcome.act.verb));
  expect(tried.size).toBeGreaterThan(VERB_NAMES.length - 6);
  if (ACTS >= LONG) expect(VERB_NAMES.filter((verb) => !counts.has(`${verb}: done`))).toEqual(['decide a month later']);
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
