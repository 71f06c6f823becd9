import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { withActor } from '@/lib/platform/database';
import { describeDatabaseRefusal } from '@/lib/platform/database-refusals';
import { getReturnPage } from '@/lib/returns/server';
import { assessed, protectedFor, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildWorld, contextOf, NOW, TODAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { REFERRAL_TRANSITIONS, type ReferralState } from './rules/referral-state';
import {
  declineReferralEnd,
  endReferral,
  planReferralHours,
  proposeReferralEnd,
  reportNotStarted,
  startReferral,
} from './server';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

const at = (actor: Actor) => contextOf(actor);
const decided = (state: 'DECIDED' | 'STARTED' = 'DECIDED', ...traits: Parameters<typeof buildCase>[1][]) =>
  buildCase(
    world,
    registered(world),
    assessed,
    withPlanInForce,
    { referral: { state, startsOn: '2026-11-16', endsOn: '2027-05-15' } },
    ...traits,
  );

async function referralOf({ referralId }: BuiltCase) {
  const { rows } = await (await ownerClient()).query(
    `select state, revision, started_on::text, started_by, ended_on::text, end_reason, end_version_id, result_place from referrals where id = $1`,
    [referralId],
  );
  return rows[0];
}

async function stepOf(built: BuiltCase) {
  return { caseId: built.caseId, referralId: built.referralId ?? '', revision: (await referralOf(built)).revision };
}

const start = async (built: BuiltCase, actor = world.stigen.coach, over = {}) =>
  startReferral(at(actor), { ...(await stepOf(built)), startedOn: TODAY, plannedWeeklyMinutes: 90, note: '', ...over });

const noResult = { resultOn: null, resultPlace: '', resultWeeklyMinutes: null };
const end = async (built: BuiltCase, actor = world.office.officer, over = {}) =>
  endReferral(at(actor), {
    ...(await stepOf(built)),
    endedOn: TODAY,
    reason: 'NO_SUITABLE_SUPPORT',
    note: '',
    ...noResult,
    ...over,
  });

async function auditOf(built: BuiltCase): Promise<string[]> {
  const { rows } = await (await ownerClient()).query('select action from audit_events where case_id = $1', [
    built.caseId,
  ]);
  return rows.map(({ action }) => action);
}

describe('a start', () => {
  it('is written by the provider’s coach in one step, with the hours that are planned', async () => {
    const built = await decided();
    await start(built);
    expect(await referralOf(built)).toMatchObject({
      state: 'STARTED',
      started_on: TODAY,
      started_by: world.stigen.coach.userId,
    });
    const { rows } = await (await ownerClient()).query(
      'select kind, weekly_minutes from referral_reports where referral_id = $1',
      [built.referralId],
    );
    expect(rows).toEqual([{ kind: 'PLANNED_HOURS', weekly_minutes: 90 }]);
    expect(await auditOf(built)).toContain('referral.start');
  });

  it('may be written by Arbetsförmedlingen, and then says nothing of the provider’s hours', async () => {
    const built = await decided();
    await start(built, world.office.officer);
    const { rows } = await (await ownerClient()).query('select 1 from referral_reports where referral_id = $1', [
      built.referralId,
    ]);
    expect(rows).toEqual([]);
  });

  it.each([
    ['by the municipality', () => world.almby.socialWorker, {}, 'wrongParty'],
    ['by another provider', () => world.broar.coach, {}, 'notFound'],
    ['from another municipality', () => world.bergvik.socialWorker, {}, 'wrongParty'],
    ['by an office that does not serve it', () => world.bergvikOffice.officer, {}, 'notFound'],
    ['on a day that has not come', () => world.stigen.coach, { startedOn: '2026-11-19' }, 'referralDayNotCome'],
    ['too early', () => world.stigen.coach, { startedOn: '2026-11-13' }, 'referralStartTooEarly'],
    ['from an old page', () => world.stigen.coach, { revision: 99 }, 'changedMeanwhile'],
  ])('is refused %s', async (_, actor, over, reason) => {
    await expect(start(await decided(), actor(), over)).rejects.toMatchObject({ reason });
  });

  it('sent three times happens once', async () => {
    const built = await decided();
    const results = await Promise.allSettled([start(built), start(built), start(built)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('of a protected person is for those who are named', async () => {
    const named = await decided('DECIDED', protectedFor(world.stigen.coach));
    await expect(start(named)).resolves.toMatchObject({ referralId: named.referralId });
    const other = await decided('DECIDED', protectedFor(world.office.officer));
    await expect(start(other)).rejects.toMatchObject({ reason: 'notFound' });
  });
});

describe('what the provider tells', () => {
  it('that it has not begun, what it plans, and that it should end, which Arbetsförmedlingen declines', async () => {
    const built = await decided();
    const told = async <T>(input: T) => ({ ...(await stepOf(built)), ...input });
    const coach = at(world.stigen.coach);
    await reportNotStarted(coach, await told({ reason: 'NOT_REACHED' as const, onDay: null, words: '' }));
    await start(built);
    await planReferralHours(coach, await told({ weeklyMinutes: 240, words: '' }));
    await proposeReferralEnd(
      coach,
      await told({ onDay: '2026-11-27', reason: 'NO_SUITABLE_SUPPORT' as const, words: 'Kommer inte vidare' }),
    );
    await declineReferralEnd(at(world.office.officer), await told({ words: 'Vi möts i nästa vecka' }));
    const { rows } = await (await ownerClient()).query(
      'select kind from referral_reports where referral_id = $1 order by id',
      [built.referralId],
    );
    expect(rows.map(({ kind }) => kind)).toEqual([
      'NOT_STARTED',
      'PLANNED_HOURS',
      'PLANNED_HOURS',
      'END_PROPOSED',
      'END_DECLINED',
    ]);
    expect(await auditOf(built)).toEqual(
      expect.arrayContaining([
        'referral.not-started',
        'referral.plan-hours',
        'referral.propose-end',
        'referral.decline-end',
      ]),
    );
  });

  it('is refused to others, and out of order', async () => {
    const running = await decided('STARTED');
    const step = await stepOf(running);
    const propose = { ...step, onDay: TODAY, reason: 'OTHER' as const, words: 'Slut' };
    await expect(proposeReferralEnd(at(world.office.officer), propose)).rejects.toMatchObject({ reason: 'wrongParty' });
    await expect(proposeReferralEnd(at(world.broar.coach), propose)).rejects.toMatchObject({ reason: 'notFound' });
    await expect(
      reportNotStarted(at(world.stigen.coach), { ...step, reason: 'OTHER', onDay: null, words: '' }),
    ).rejects.toMatchObject({ reason: 'referralWrongOrder' });
    await expect(declineReferralEnd(at(world.office.officer), { ...step, words: 'Fortsätter' })).rejects.toMatchObject({
      reason: 'referralEndNotProposed',
    });
    const waiting = await stepOf(await decided());
    await expect(proposeReferralEnd(at(world.stigen.coach), { ...propose, ...waiting })).rejects.toMatchObject({
      reason: 'referralWrongOrder',
    });
  });
});

describe('an end', () => {
  it('takes the activity out of the plan’s week and lets the rest stand as approved', async () => {
    const built = await decided('STARTED');
    const client = await ownerClient();
    // The activity of the referral, beside the praktik, as a decision leaves it.
    await client.query('alter table activities disable trigger guard_activity');
    await client.query(
      `insert into activities (municipality_id, case_id, plan_version_id, lineage_id, type_code, title, party, provider_id, referral_id,
         starts_on, ends_on, flexible_weekly_minutes, position)
       values ($1, $2, $3, gen_random_uuid(), 'ROM', 'Rusta och matcha', 'PROVIDER', $4, $5, '2026-11-16', '2027-05-15', 90, 9)`,
      [built.municipalityId, built.caseId, built.planVersionId, world.stigen.id, built.referralId],
    );
    await client.query('alter table activities enable trigger guard_activity');
    await end(built, world.office.officer, { endedOn: '2026-11-17' });
    const referral = await referralOf(built);
    expect(referral).toMatchObject({ state: 'ENDED', ended_on: '2026-11-17', end_reason: 'NO_SUITABLE_SUPPORT' });
    const { rows } = await client.query(
      `select p.id, p.municipality_approval_basis as basis, p.in_force_from::text, array_agg(a.title) as titles
       from plan_versions p join activities a on a.plan_version_id = p.id
       where p.case_id = $1 and p.state = 'APPROVED' group by 1, 2, 3`,
      [built.caseId],
    );
    expect(rows).toEqual([
      { id: referral.end_version_id, basis: 'REFERRAL_ENDED', in_force_from: TODAY, titles: ['Praktik på lagret'] },
    ]);
    const { rows: cases } = await client.query('select provider_ids from cases where id = $1', [built.caseId]);
    expect(cases[0].provider_ids).toEqual([world.stigen.id]);
    expect(await auditOf(built)).toEqual(expect.arrayContaining(['referral.end', 'plan.consultation']));
  });

  it('with work says where, from when and how much', async () => {
    const built = await decided('STARTED');
    await end(built, world.office.officer, {
      reason: 'WORK',
      resultOn: '2026-11-23',
      resultPlace: 'Lagret i Almby',
      resultWeeklyMinutes: 2400,
    });
    expect(await referralOf(built)).toMatchObject({ end_reason: 'WORK', result_place: 'Lagret i Almby' });
  });

  it('forgets a result that another reason was given after', async () => {
    const built = await decided('STARTED');
    await end(built, world.office.officer, { resultOn: '2026-11-23', resultPlace: 'Lagret', resultWeeklyMinutes: 60 });
    expect(await referralOf(built)).toMatchObject({ result_place: '' });
  });

  it('tells the responsible officer, until the page is opened, that the person comes back, and nobody when it led to work', async () => {
    const toldOf = async (built: BuiltCase) => {
      const { rows } = await (await ownerClient()).query(
        'select to_user_id, kind from notifications where path = $1 and read_at is null',
        [`/arenden/${built.caseId}/atergang`],
      );
      return rows;
    };
    const returned = await decided('STARTED', { responsible: world.almby.socialWorker });
    await end(returned);
    expect(await toldOf(returned)).toEqual([{ to_user_id: world.almby.socialWorker.userId, kind: 'RETURN' }]);
    await getReturnPage(at(world.almby.socialWorker), returned);
    expect(await toldOf(returned)).toEqual([]);
    const working = await decided('STARTED', { responsible: world.almby.socialWorker });
    await end(working, world.office.officer, {
      reason: 'WORK',
      resultOn: '2026-11-23',
      resultPlace: 'Lagret i Almby',
      resultWeeklyMinutes: 2400,
    });
    expect(await toldOf(working)).toEqual([]);
  });

  it('of one that never began cancels it', async () => {
    const built = await decided();
    await end(built, world.office.officer, { reason: 'NOT_TAKING_PART' });
    expect(await referralOf(built)).toMatchObject({ state: 'CANCELLED', end_reason: 'NOT_TAKING_PART' });
  });

  it.each([
    ['by the provider', () => world.stigen.coach, {}, 'wrongParty'],
    ['by the municipality', () => world.almby.socialWorker, {}, 'wrongParty'],
    ['by an office that does not serve it', () => world.bergvikOffice.officer, {}, 'notFound'],
    ['before it began', () => world.office.officer, { endedOn: '2026-11-10' }, 'referralEndsBeforeStart'],
    ['on a day that has not come', () => world.office.officer, { endedOn: '2026-12-01' }, 'referralDayNotCome'],
    ['from an old page', () => world.office.officer, { revision: 99 }, 'changedMeanwhile'],
  ])('is refused %s', async (_, actor, over, reason) => {
    await expect(end(await decided('STARTED'), actor(), over)).rejects.toMatchObject({ reason });
  });

  it('and a start at once: one after the other, and never both from the same page', async () => {
    const built = await decided();
    const step = await stepOf(built);
    const results = await Promise.allSettled([
      start(built, world.stigen.coach, step),
      end(built, world.office.officer, step),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('PostgreSQL refuses on its own', () => {
  const force = (actor: Actor, built: BuiltCase, change: string) =>
    withActor(actor, (db) =>
      db.$executeRawUnsafe(`update referrals set ${change} where id = '${built.referralId}'`),
    ).then(
      () => 'done',
      (error) => describeDatabaseRefusal(error)?.reason ?? String(error),
    );
  const now = `'${NOW.toISOString()}'`;

  it('a start by the municipality, without a day, or early without a reason', async () => {
    const built = await decided();
    const by = (actor: Actor) => `started_by = '${actor.userId}', started_at = ${now}`;
    const coach = world.stigen.coach;
    expect(
      await force(
        world.almby.socialWorker,
        built,
        `state = 'STARTED', started_on = '2026-11-18', ${by(world.almby.socialWorker)}`,
      ),
    ).toBe('referralWrongOrder');
    expect(await force(coach, built, `state = 'STARTED'`)).toBe('referralWrongOrder');
    expect(await force(coach, built, `state = 'STARTED', started_on = '2026-11-02', ${by(coach)}`)).toBe(
      'referralStartTooEarly',
    );
  });

  it('an end by the provider, without a reason, with half a result, or written anew', async () => {
    const built = await decided('STARTED');
    const officer = world.office.officer;
    const ends = (actor: Actor) =>
      `state = 'ENDED', ended_on = '2026-11-18', ended_at = ${now}, ended_by = '${actor.userId}'`;
    expect(await force(world.stigen.coach, built, `${ends(world.stigen.coach)}, end_reason = 'OTHER'`)).toBe(
      'referralEndIncomplete',
    );
    expect(await force(officer, built, ends(officer))).toBe('referralEndIncomplete');
    expect(await force(officer, built, `${ends(officer)}, end_reason = 'WORK'`)).toBe('referralEndIncomplete');
    expect(await force(officer, built, `${ends(officer)}, end_reason = 'OTHER'`)).toBe('done');
    expect(await force(officer, built, `end_reason = 'MOVED'`)).toBe('referralWrittenOnce');
    expect(await force(officer, built, `started_on = '2026-11-17'`)).toBe('referralWrittenOnce');
  });

  it('has the same table of steps as the rule', async () => {
    const { rows } = await (await ownerClient()).query(`select pg_get_functiondef('guard_referral'::regproc) as text`);
    const [, table = ''] = /NOT IN \(([\s\S]*?)\) THEN/.exec(rows[0].text) ?? [];
    const held = [...table.matchAll(/\('([A-Z_]+)', '([A-Z_]+)'\)/g)].map(([, from, to]) => `${from} ${to}`);
    const ruled = Object.entries(REFERRAL_TRANSITIONS).flatMap(([from, tos]) =>
      (tos as ReferralState[]).map((to) => `${from} ${to}`),
    );
    expect(held.toSorted()).toEqual(ruled.toSorted());
  });
});
