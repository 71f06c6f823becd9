import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { getProviderList, getProviderPage } from '@/lib/providers/server';
import { assessed, type CaseTraits, protectedFor, registered } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { insertRow } from '@/tests/builders/insert-row';
import { buildWorld, contextOf, NOW, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';

let world: World;
let running: BuiltCase[];

const started = (startsOn = '2026-10-05'): CaseTraits => ({
  referral: { state: 'STARTED', startsOn, endsOn: '2027-03-31' },
});

/** Past the guards of what may follow what: here only what came of it matters. */
async function past(work: (client: Awaited<ReturnType<typeof ownerClient>>) => Promise<void>) {
  const client = await ownerClient();
  await client.query('set session_replication_role = replica');
  await work(client);
  await client.query('set session_replication_role = origin');
}

beforeAll(async () => {
  world = await buildWorld();
  const build = (...traits: CaseTraits[]) => buildCase(world, registered(world), assessed, ...traits);
  running = [];
  for (let number = 0; number < 5; number += 1) running.push(await build(started()));
  await build(started(), { unit: 'south' });
  running.push(await build(started(), protectedFor(world.almby.otherSocialWorker)));
  const ended: BuiltCase[] = [];
  for (let number = 0; number < 12; number += 1) {
    ended.push(await build({ referral: { state: 'ENDED', startsOn: '2026-03-02', endsOn: '2026-08-31' } }));
  }
  await past(async (client) => {
    for (const [index, { municipalityId, caseId, referralId }] of ended.entries()) {
      const reason = index < 6 ? 'WORK' : 'TIME_LIMIT';
      await client.query(
        `update referrals set end_reason = $3, ended_on = '2026-06-01', result_on = $4, result_place = $5, result_weekly_minutes = $6,
           seen_until = '2026-06-21'
         where municipality_id = $1 and id = $2`,
        [
          municipalityId,
          referralId,
          reason,
          ...(reason === 'WORK' ? ['2026-06-08', 'Bageriet', 2400] : [null, '', null]),
        ],
      );
      // What it may still report does not make anyone take part.
      await client.query('update cases set provider_ids = array[$2::uuid] where id = $1', [caseId, world.stigen.id]);
      if (index >= 6) continue;
      const planOutcomeId = await insertRow(client, 'plan_outcomes', {
        municipality_id: municipalityId,
        case_id: caseId,
        plan_version_id: crypto.randomUUID(),
        result: 'WORK',
        employer_kind: 'PRIVATE',
        weekly_minutes: 2400,
        starts_on: '2026-06-08',
        recorded_by: world.almby.socialWorker.userId,
        recorded_at: NOW,
      });
      await insertRow(client, 'four_month_answers', {
        municipality_id: municipalityId,
        case_id: caseId,
        plan_outcome_id: planOutcomeId,
        answer: 'SAME',
        answered_on: '2026-10-20',
        recorded_by: world.almby.socialWorker.userId,
        recorded_at: NOW,
      });
    }
    for (const [index, { municipalityId, caseId }] of running.entries()) {
      const key = {
        municipality_id: municipalityId,
        case_id: caseId,
        lineage_id: crypto.randomUUID(),
        provider_id: world.stigen.id,
      };
      for (const day of ['2026-10-20', '2026-10-27', '2026-11-03', '2026-11-10']) {
        await insertRow(client, 'provider_days', { ...key, day, planned_minutes: 60 + 30 * index });
      }
      await insertRow(client, 'attendances', {
        ...key,
        attended_on: '2026-11-10',
        planned_minutes: 60,
        present_minutes: 60,
        status: 'PRESENT',
        reported_by: world.stigen.coach.userId,
        reported_at: NOW,
      });
    }
  });
}, 120_000);

const page = (actor: Actor) => getProviderPage(contextOf(actor), { providerId: world.stigen.id, code: '9901' });

describe('who takes part', () => {
  it('is named for an officer who may open the case, and only those', async () => {
    const { participants, provider, counted } = await page(world.almby.socialWorker);
    expect(participants?.map(({ caseId }) => caseId).toSorted()).toEqual(
      running
        .slice(0, 5)
        .map(({ caseId }) => caseId)
        .toSorted(),
    );
    expect(participants?.[0]).toMatchObject({ startsOn: '2026-10-05', endsOn: '2027-03-31', coachName: 'Hedda Lindh' });
    expect({ told: provider.participants, counted }).toEqual({ told: 5, counted: 'UNIT' });
    const client = await ownerClient();
    const { rows } = await client.query(
      `select count(distinct case_id)::int as cases from audit_events where action = 'provider.participants' and user_id = $1`,
      [world.almby.socialWorker.userId],
    );
    expect(rows).toEqual([{ cases: 5 }]);
  });

  it('is one more for the officer who is named for a protected person, with the mark', async () => {
    const { participants } = await page(world.almby.otherSocialWorker);
    expect(participants?.filter(({ isProtected }) => isProtected)).toHaveLength(1);
    expect(participants).toHaveLength(6);
  });

  it.each<[string, () => Actor, number | null, string]>([
    ['a manager of the unit', () => world.almby.unitManager, 5, 'UNIT'],
    ['a manager of few', () => world.almby.southUnitManager, null, 'UNIT'],
    ['the head manager', () => world.almby.headManager, 6, 'MUNICIPALITY'],
    ['an arbetsförmedlare', () => world.office.officer, 6, 'REGISTERED'],
    ['the administrator', () => world.almby.administrator, 0, 'NOBODY'],
  ])('is a number for %s', async (_who, actorOf, told, counted) => {
    const seen = await page(actorOf());
    expect(seen.participants).toBeNull();
    expect({ told: seen.provider.participants, counted: seen.counted }).toEqual({ told, counted });
    const { providers } = await getProviderList(contextOf(actorOf()), { code: '9901' });
    expect(providers.find(({ id }) => id === world.stigen.id)?.participants).toBe(told);
  });
});

it('the hours are those of the one in the middle, and not told of few', async () => {
  const { hours, hoursFrom, hoursTo } = await page(world.almby.unitManager);
  expect({ hours, hoursFrom, hoursTo }).toEqual({
    hours: { plannedMinutes: 120, reportedMinutes: 15 },
    hoursFrom: '2026-10-19',
    hoursTo: '2026-11-15',
  });
  expect((await page(world.almby.southUnitManager)).hours).toBeNull();
});

it('what came of it is told to the municipality, and not of few', async () => {
  expect(await page(world.almby.headManager)).toMatchObject({
    seesResults: true,
    endings: { total: 12, work: 6, studies: 0, none: 6, resultPercent: 50 },
    fourMonths: { total: 6, still: 6, stillPercent: 100 },
  });
  expect(await page(world.almby.southUnitManager)).toMatchObject({ endings: null, fourMonths: null });
  expect(await page(world.office.manager)).toMatchObject({ seesResults: false, endings: null, fourMonths: null });
});
