import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { startPlanVersion } from '@/lib/plans/server';
import { withActor } from '@/lib/platform/database';
import { describeDatabaseRefusal } from '@/lib/platform/database-refusals';
import { EMPLOYMENT_TRANSITIONS } from '@/lib/subsidised-employment';
import {
  decideEmployment,
  findUnplannedPlace,
  getEmploymentLeadTimes,
  getEmploymentPage,
  holdPlace,
  losePlace,
  planEmployment,
  prolongHold,
  requestEmploymentDecision,
  startEmployment,
  warnOfLosses,
} from '@/lib/subsidised-employment/server';
import { getTaskPage } from '@/lib/tasks/server';
import { buildAgreement } from '@/tests/builders/agreements';
import {
  assessed,
  type CaseTraits,
  protectedFor,
  registered,
  withPlanInForce,
  withProposedPlan,
} from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildWorld, contextOf, NOW, TODAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';

let world: World;
let coach: Actor;
let officer: Actor;
beforeAll(async () => {
  world = await buildWorld();
  coach = world.almby.jobCoach;
  officer = world.office.officer;
});

const newCase = (...traits: CaseTraits[]) => buildCase(world, registered(world), assessed, ...traits);
const days = (count: number) => ({
  now: new Date(NOW.getTime() + count * 86_400_000),
  today: new Date(NOW.getTime() + count * 86_400_000).toISOString().slice(0, 10),
});

function hold({ caseId }: BuiltCase, change: Partial<Parameters<typeof holdPlace>[1]> = {}, actor = coach) {
  return holdPlace(contextOf(actor), {
    caseId,
    work: 'Köksbiträde',
    workplace: 'Almby skolkök',
    weeklyMinutes: 1200,
    startsOn: '2026-12-07',
    heldUntil: '2026-12-04',
    words: '',
    requestsNow: true,
    ...change,
  });
}

async function keyOf({ caseId }: BuiltCase, employmentId: string) {
  const client = await ownerClient();
  const { rows } = await client.query('select revision from subsidised_employments where id = $1', [employmentId]);
  return { caseId, employmentId, revision: rows[0].revision as number };
}

const grant = async (built: BuiltCase, employmentId: string, actor = officer, day = 1) =>
  decideEmployment(contextOf(actor, days(day)), {
    ...(await keyOf(built, employmentId)),
    isGranted: true,
    support: 'WAGE_SUBSIDY',
    supportUntil: null,
    words: '',
  });
const lose = async (built: BuiltCase, employmentId: string, actor = coach) =>
  losePlace(contextOf(actor), {
    ...(await keyOf(built, employmentId)),
    loss: 'WORKPLACE_WITHDREW',
    words: 'Köket stänger',
  });
const start = async (built: BuiltCase, employmentId: string, startedOn: string, day = 5) =>
  startEmployment(contextOf(coach, days(day)), { ...(await keyOf(built, employmentId)), startedOn });
const page = ({ caseId }: BuiltCase, actor = coach, moment = {}) =>
  getEmploymentPage(contextOf(actor, moment), { caseId });

describe('the fast lane', () => {
  it('goes from a held place over AF’s decision to the start, with both clocks and every step told', async () => {
    const built = await newCase();
    const { employmentId } = await hold(built);
    expect(await page(built, officer, days(2))).toMatchObject({
      open: {
        state: 'REQUESTED',
        awaits: 'EMPLOYMENT_SERVICE',
        dueOn: '2026-12-02',
        waited: { municipality: 0, employmentService: 2 },
        isAboutToBeLost: false,
      },
      mayHold: false,
      mayDecide: true,
    });
    await grant(built, employmentId);
    await start(built, employmentId, '2026-11-20');
    const { open, past } = await page(built);
    expect(open).toBeNull();
    expect(past).toMatchObject([
      {
        state: 'STARTED',
        startedOn: '2026-11-20',
        support: 'WAGE_SUBSIDY',
        steps: [
          { kind: 'HELD', day: '2026-12-04', byName: 'Jonas Vik' },
          { kind: 'REQUESTED' },
          { kind: 'GRANTED', byName: 'Anna Ros' },
          { kind: 'STARTED', day: '2026-11-20' },
        ],
      },
    ]);
  });

  it('gives AF the time of the överenskommelse', async () => {
    const built = await newCase();
    const client = await ownerClient();
    await buildAgreement(world, { inForceFrom: '2026-01-01' });
    await client.query('alter table agreements disable trigger user');
    await client.query('update agreements set employment_decision_working_days = 3');
    await client.query('alter table agreements enable trigger user');
    await hold(built);
    expect((await page(built)).open).toMatchObject({ dueOn: '2026-11-23' });
  });

  it('is asked for later, refused with the reason, held longer and lost with the reason', async () => {
    const built = await newCase();
    const { employmentId } = await hold(built, { requestsNow: false });
    expect((await page(built)).open).toMatchObject({ state: 'HELD', awaits: 'MUNICIPALITY', dueOn: null });
    await requestEmploymentDecision(contextOf(coach), await keyOf(built, employmentId));
    await prolongHold(contextOf(coach), {
      ...(await keyOf(built, employmentId)),
      heldUntil: '2026-12-18',
      words: 'Skolan väntar',
    });
    await decideEmployment(contextOf(officer), {
      ...(await keyOf(built, employmentId)),
      isGranted: false,
      support: null,
      supportUntil: null,
      words: 'Villkoren är inte uppfyllda',
    });
    const next = await hold(built);
    await lose(built, next.employmentId);
    expect((await page(built)).past).toMatchObject([
      { state: 'LOST', loss: 'WORKPLACE_WITHDREW' },
      { state: 'REFUSED', heldUntil: '2026-12-18' },
    ]);
  });

  it('refuses the steps of the other party, out of order, and what has changed since it was seen', async () => {
    const built = await newCase();
    await expect(hold(built, {}, officer)).rejects.toMatchObject({ reason: 'wrongParty' });
    const { employmentId } = await hold(built);
    await expect(hold(built)).rejects.toSatisfy(
      (error) => (describeDatabaseRefusal(error)?.reason ?? null) === 'employmentAlreadyHeld',
    );
    await expect(grant(built, employmentId, coach)).rejects.toMatchObject({ reason: 'wrongParty' });
    await expect(lose(built, employmentId, officer)).rejects.toMatchObject({ reason: 'wrongParty' });
    await expect(start(built, employmentId, TODAY)).rejects.toMatchObject({ reason: 'employmentWrongOrder' });
    const seen = await keyOf(built, employmentId);
    await grant(built, employmentId);
    await expect(prolongHold(contextOf(coach), { ...seen, heldUntil: '2026-12-18', words: 'x' })).rejects.toMatchObject(
      { reason: 'changedMeanwhile' },
    );
    await expect(
      prolongHold(contextOf(coach), {
        ...(await keyOf(built, employmentId)),
        heldUntil: '2026-12-04',
        words: 'x',
      }),
    ).rejects.toMatchObject({ fields: { heldUntil: 'employmentHoldNotLater' } });
    await expect(start(built, employmentId, '2026-11-18')).rejects.toMatchObject({
      fields: { startedOn: 'employmentStartsBeforeDecision' },
    });
    await expect(start(built, employmentId, '2026-12-07')).rejects.toMatchObject({
      fields: { startedOn: 'dayInFuture' },
    });
    await start(built, employmentId, '2026-11-20');
    await expect(lose(built, employmentId)).rejects.toMatchObject({ reason: 'employmentWrongOrder' });
  });

  it('refuses days that have been, one whom AF cannot decide on, and a closed case', async () => {
    const built = await newCase();
    await expect(hold(built, { heldUntil: '2026-11-17' })).rejects.toMatchObject({
      fields: { heldUntil: 'employmentHoldInThePast' },
    });
    await expect(hold(built, { startsOn: '2026-11-17' })).rejects.toMatchObject({
      fields: { startsOn: 'startsInThePast' },
    });
    const unregistered = await buildCase(world, assessed);
    await expect(hold(unregistered)).rejects.toMatchObject({ reason: 'employmentNotRegistered' });
    const { employmentId } = await hold(unregistered, { requestsNow: false });
    await expect(
      requestEmploymentDecision(contextOf(coach), await keyOf(unregistered, employmentId)),
    ).rejects.toMatchObject({ reason: 'employmentNotRegistered' });
    await expect(hold(await newCase({ closedOn: '2026-11-10' }))).rejects.toMatchObject({ reason: 'caseClosed' });
  });

  it('is not found out of reach, by a provider, nor of a protected person by one who is not named', async () => {
    const built = await newCase();
    const { employmentId } = await hold(built);
    for (const actor of [world.bergvik.jobCoach, world.almby.southSocialWorker, world.stigen.coach]) {
      await expect(page(built, actor)).rejects.toMatchObject({ reason: 'notFound' });
      await expect(lose(built, employmentId, actor)).rejects.toMatchObject({ reason: 'notFound' });
      expect(await withActor(actor, (db) => db.subsidisedEmployment.count())).toBe(0);
      expect(await withActor(actor, (db) => db.employmentStep.count())).toBe(0);
    }
    const secret = await newCase(protectedFor(world.almby.socialWorker));
    await expect(hold(secret)).rejects.toMatchObject({ reason: 'notFound' });
    await hold(secret, {}, world.almby.socialWorker);
    await expect(page(secret, officer)).rejects.toMatchObject({ reason: 'notFound' });
    await expect(lose(await newCase(), employmentId)).rejects.toMatchObject({ reason: 'notFound' });
  });

  it('leaves audit rows without words', async () => {
    const built = await newCase();
    const { employmentId } = await hold(built, { words: 'Kan börja med kort tid' });
    await grant(built, employmentId);
    await page(built);
    const client = await ownerClient();
    const { rows } = await client.query(
      `select action, detail from audit_events where case_id = $1 and action like 'employment.%' order by at, id`,
      [built.caseId],
    );
    expect(rows).toMatchObject([
      { action: 'employment.hold', detail: { heldUntil: '2026-12-04' } },
      { action: 'employment.request' },
      { action: 'employment.grant', detail: { support: 'WAGE_SUBSIDY' } },
      { action: 'employment.read' },
    ]);
    expect(JSON.stringify(rows)).not.toContain('kort tid');
  });

  it('lets one of two who act at once do so', async () => {
    const built = await newCase();
    const { employmentId } = await hold(built);
    const seen = await keyOf(built, employmentId);
    const decision = { ...seen, isGranted: true, support: 'WAGE_SUBSIDY' as const, supportUntil: null, words: '' };
    const results = await Promise.allSettled([
      decideEmployment(contextOf(officer), decision),
      losePlace(contextOf(coach), { ...seen, loss: 'OTHER', words: 'Köket stänger' }),
      decideEmployment(contextOf(officer), decision),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
    const twice = await newCase();
    const held = await Promise.allSettled([hold(twice), hold(twice), hold(twice)]);
    expect(held.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('in Att göra', () => {
  const sections = async (actor: Actor, key: 'HOLD' | 'EMPLOYMENT', caseId: string) => {
    const { sections: found } = await getTaskPage(contextOf(actor), { only: key, page: 1 });
    return found
      .flatMap((section) => (section.key === 'HOLD' || section.key === 'EMPLOYMENT' ? section.rows : []))
      .filter(({ person }) => person.caseId === caseId);
  };

  it('warns both parties when five working days are left and nothing is decided', async () => {
    const near = await newCase();
    const { employmentId } = await hold(near, { heldUntil: '2026-11-25' });
    for (const actor of [coach, officer, world.almby.unitManager, world.office.manager]) {
      expect(await sections(actor, 'HOLD', near.caseId)).toMatchObject([
        { holdWorkingDaysLeft: 5, state: 'REQUESTED' },
      ]);
    }
    expect(await sections(world.almby.southUnitManager, 'HOLD', near.caseId)).toEqual([]);
    await grant(near, employmentId);
    expect(await sections(officer, 'HOLD', near.caseId)).toEqual([]);
    expect(await sections(coach, 'EMPLOYMENT', near.caseId)).toMatchObject([{ state: 'GRANTED' }]);
  });

  it('waits for AF with a decision in good time, and not for the municipality', async () => {
    const far = await newCase();
    await hold(far, { heldUntil: '2026-11-26' });
    expect(await sections(officer, 'HOLD', far.caseId)).toEqual([]);
    expect(await sections(officer, 'EMPLOYMENT', far.caseId)).toMatchObject([{ state: 'REQUESTED' }]);
    expect(await sections(coach, 'EMPLOYMENT', far.caseId)).toEqual([]);
  });

  it('is what the municipality waits for, from the request to the decision, unless the place is about to be lost', async () => {
    const waits = async (actor: Actor, { caseId }: BuiltCase) => {
      const { sections: found } = await getTaskPage(contextOf(actor), { only: 'WAITING', page: 1 });
      return found
        .flatMap((section) => (section.key === 'WAITING' ? section.rows : []))
        .filter((row) => row.what === 'EMPLOYMENT' && row.task.person.caseId === caseId);
    };
    const [far, near, notAsked] = [await newCase(), await newCase(), await newCase()];
    const { employmentId } = await hold(far);
    await hold(near, { heldUntil: '2026-11-25' });
    await hold(notAsked, { requestsNow: false });
    expect(await waits(world.almby.socialWorker, far)).toMatchObject([
      { party: 'EMPLOYMENT_SERVICE', since: TODAY, waitedWorkingDays: 0, task: { workplace: 'Almby skolkök' } },
    ]);
    for (const built of [near, notAsked]) expect(await waits(coach, built)).toEqual([]);
    for (const actor of [officer, world.almby.southUnitManager]) expect(await waits(actor, far)).toEqual([]);
    await grant(far, employmentId);
    expect(await waits(coach, far)).toEqual([]);
  });
});

describe('a place that became work', () => {
  const put = ({ caseId }: BuiltCase, employmentId: string, actor = coach, day = 1) =>
    planEmployment(contextOf(actor, days(day)), { caseId, employmentId });
  const inPlan = async ({ caseId }: BuiltCase) => {
    const { rows } = await (await ownerClient()).query(
      `select v.state, v.number, a.type_code, a.title, a.place, a.party, a.flexible_weekly_minutes as minutes, a.starts_on::text, a.ends_on::text
       from activities a join plan_versions v on v.municipality_id = a.municipality_id and v.id = a.plan_version_id
       where a.case_id = $1 and a.type_code = 'SUBSIDISED_EMPLOYMENT' order by v.number`,
      [caseId],
    );
    return rows;
  };
  const asHeld = {
    type_code: 'SUBSIDISED_EMPLOYMENT',
    title: 'Köksbiträde',
    place: 'Almby skolkök',
    party: 'EMPLOYMENT_SERVICE',
    minutes: 1200,
    starts_on: '2026-12-07',
    ends_on: null,
  };

  it('is put in a new version of the plan as it was held, and what is in force stands', async () => {
    const built = await newCase(withPlanInForce);
    const { employmentId } = await hold(built);
    await grant(built, employmentId);
    expect((await page(built)).forPlan).toMatchObject({ where: 'NOWHERE', title: 'Köksbiträde', weeklyMinutes: 1200 });
    const unplanned = (actor: Actor) => findUnplannedPlace(contextOf(actor, days(1)), built);
    expect(await unplanned(officer)).toEqual({ work: 'Köksbiträde', workplace: 'Almby skolkök' });
    const results = await Promise.all([1, 2, 3].map(() => put(built, employmentId)));
    expect(await unplanned(officer)).toBeNull();
    expect(results.filter(({ isPut }) => isPut)).toHaveLength(1);
    expect(await inPlan(built)).toEqual([{ state: 'DRAFT', number: 2, ...asHeld }]);
    expect((await page(built)).forPlan).toMatchObject({ where: 'IN_DRAFT' });
    const client = await ownerClient();
    const { rows: kept } = await client.query(
      `select a.title from activities a join plan_versions v on v.id = a.plan_version_id where a.case_id = $1 and v.number = 2 order by 1`,
      [built.caseId],
    );
    expect(kept).toHaveLength(built.activities.length + 1);
    const { rows: audited } = await client.query(
      `select user_id from audit_events where case_id = $1 and action = 'employment.plan'`,
      [built.caseId],
    );
    expect(audited).toEqual([{ user_id: coach.userId }]);
  });

  it('goes into the draft that is open, from the day it began, by either authority', async () => {
    const built = await newCase();
    const { employmentId } = await hold(built);
    await startPlanVersion(contextOf(coach), { caseId: built.caseId, from: { kind: 'EMPTY' } });
    await grant(built, employmentId);
    await start(built, employmentId, '2026-11-20');
    await put(built, employmentId, officer, 6);
    expect(await inPlan(built)).toEqual([{ state: 'DRAFT', number: 1, ...asHeld, starts_on: '2026-11-20' }]);
  });

  it('takes the approval off a proposal that it is put in', async () => {
    const built = await newCase(withProposedPlan);
    const { employmentId } = await hold(built);
    await grant(built, employmentId);
    const client = await ownerClient();
    await client.query(
      `update plan_versions set municipality_approved_by = $2, municipality_approved_at = now(), municipality_approval_basis = 'RESPONSIBLE'
       where id = $1`,
      [built.planVersionId, world.almby.socialWorker.userId],
    );
    await put(built, employmentId);
    const { rows } = await client.query(
      'select municipality_approved_at, (select count(*)::int from lost_approvals l where l.plan_version_id = v.id) as lost from plan_versions v where id = $1',
      [built.planVersionId],
    );
    expect(rows).toEqual([{ municipality_approved_at: null, lost: 1 }]);
  });

  it('is refused before AF has granted it, when it is lost, and to those who may not see the case', async () => {
    const built = await newCase();
    const { employmentId } = await hold(built);
    await expect(put(built, employmentId)).rejects.toMatchObject({ reason: 'employmentNotGranted' });
    expect((await page(built)).forPlan).toBeNull();
    await grant(built, employmentId);
    for (const actor of [world.bergvik.socialWorker, world.almby.southSocialWorker]) {
      await expect(put(built, employmentId, actor)).rejects.toMatchObject({ reason: 'notFound' });
    }
    await lose(built, employmentId);
    await expect(put(built, employmentId)).rejects.toMatchObject({ reason: 'employmentNotGranted' });
    expect(await inPlan(built)).toEqual([]);
  });
});

describe('a place that is about to be lost', () => {
  const told = async ({ caseId }: BuiltCase) => {
    const { rows } = await (await ownerClient()).query(
      `select u.name from notifications n join user_accounts u on u.id = n.to_user_id where n.path = $1 and n.kind = 'PLACE_NEAR_LOSS' and n.read_at is null order by 1`,
      [`/arenden/${caseId}/anstallning`],
    );
    return rows.map(({ name }) => name);
  };
  const warn = (day: number) => warnOfLosses(world.almby.id, days(day));

  it('is told of once to the officers of both parties and to whoever holds it, and once more when it is held longer', async () => {
    const built = await newCase();
    const { employmentId } = await hold(built, { heldUntil: '2026-11-26' });
    await warn(0);
    expect(await told(built)).toEqual([]);
    await Promise.all([warn(1), warn(1)]);
    await warn(2);
    const both = [officer.name, world.almby.socialWorker.name, coach.name].toSorted();
    expect(await told(built)).toEqual(both);
    const client = await ownerClient();
    const { rows } = await client.query(
      `select detail from audit_events where action = 'employment.warn' and detail->'employmentIds' ? $1`,
      [employmentId],
    );
    expect(rows).toHaveLength(1);
    const longer = { ...(await keyOf(built, employmentId)), heldUntil: '2026-11-27', words: 'Köket väntar' };
    await prolongHold(contextOf(coach, days(2)), longer);
    await warn(2);
    expect(await told(built)).toEqual([...both, ...both].toSorted());
    await page(built, officer);
    expect(await told(built)).toEqual([...both, ...both].filter((name) => name !== officer.name).toSorted());
  });

  it('is told of to AF’s managers when nobody there has the case, to those named in a protected person’s, and not when it is decided', async () => {
    const near = { heldUntil: '2026-11-25' };
    const nobodys = await newCase({ employmentOfficer: null });
    await hold(nobodys, near);
    const hidden = await newCase(protectedFor(world.almby.unitManager, world.almby.socialWorker));
    await hold(hidden, near, world.almby.unitManager);
    const decided = await newCase();
    await grant(decided, (await hold(decided, near)).employmentId);
    await warn(1);
    expect(await told(nobodys)).toEqual(
      [world.office.manager.name, world.almby.socialWorker.name, coach.name].toSorted(),
    );
    expect(await told(hidden)).toEqual([world.almby.socialWorker.name, world.almby.unitManager.name].toSorted());
    expect(await told(decided)).toEqual([]);
  });
});

describe('lead times', () => {
  it('are told from five places on, and only within reach', async () => {
    const manager = world.bergvik.headManager;
    const read = () => getEmploymentLeadTimes(contextOf(manager, days(6)), { municipalityId: world.bergvik.id });
    const started = async (waits: number) => {
      const built = await newCase({ municipality: 'bergvik' });
      const { employmentId } = await hold(built, {}, world.bergvik.jobCoach);
      await grant(built, employmentId, officer, waits);
      return { built, employmentId };
    };
    for (const waits of [1, 2, 2]) await started(waits);
    const last = await started(4);
    expect(await read()).toEqual({ requestToDecision: null, holdToStart: null });
    await started(5);
    await startEmployment(contextOf(world.bergvik.jobCoach, days(6)), {
      ...(await keyOf(last.built, last.employmentId)),
      startedOn: '2026-11-23',
    });
    expect(await read()).toEqual({ requestToDecision: { days: 2, places: 5 }, holdToStart: null });
    await expect(
      getEmploymentLeadTimes(contextOf(world.almby.headManager), { municipalityId: world.bergvik.id }),
    ).rejects.toMatchObject({ reason: 'notFound' });
  });
});

describe('PostgreSQL', () => {
  it('has the same steps as the rule', async () => {
    const client = await ownerClient();
    const { rows } = await client.query<{ from: string; to: string }>(
      `select found[1] as "from", found[2] as "to" from pg_proc p,
         regexp_matches(p.prosrc, '\\(''([A-Z]+)'', ''([A-Z]+)''\\)', 'g') as steps(found)
       where p.proname = 'guard_subsidised_employment'`,
    );
    const rule = Object.entries(EMPLOYMENT_TRANSITIONS).flatMap(([from, all]) => all.map((to) => `${from} ${to}`));
    expect(rows.map(({ from, to }) => `${from} ${to}`).toSorted()).toEqual(rule.toSorted());
  });

  it('refuses every other step, a shorter hold, changed words, and a state that no step has led to', async () => {
    const built = await newCase();
    const { employmentId } = await hold(built);
    const client = await ownerClient();
    const refusedWith = async (change: string) => {
      const error = await client
        .query(`update subsidised_employments set ${change} where id = $1`, [employmentId])
        .then(
          () => null,
          (thrown) => thrown,
        );
      return error && (describeDatabaseRefusal({ ...error, code: error.code })?.reason ?? error.constraint);
    };
    expect(await refusedWith(`state = 'STARTED', started_on = '2026-11-18', ended_at = now()`)).toBe(
      'employmentWrongOrder',
    );
    expect(await refusedWith(`held_until = '2026-12-01'`)).toBe('employmentStands');
    expect(await refusedWith(`work = 'Annat'`)).toBe('employmentStands');
    expect(await refusedWith(`state = 'GRANTED', decided_at = now(), support = 'WAGE_SUBSIDY'`)).toBe(
      'employmentWrongOrder',
    );
    expect(await refusedWith(`state = 'GRANTED', decided_at = now()`)).toBe('subsidised_employments_support');
  });

  it('refuses a decision by the municipality, and a hold by AF', async () => {
    const built = await newCase();
    const { employmentId } = await hold(built);
    const step = (kind: 'GRANTED' | 'LOST', actor: Actor) =>
      withActor(actor, (db) =>
        db.employmentStep.create({
          data: {
            municipalityId: built.municipalityId,
            caseId: built.caseId,
            employmentId,
            kind,
            words: 'x',
            takenBy: actor.userId,
            takenAt: NOW,
          },
        }),
      ).then(
        () => null,
        (error: unknown) => describeDatabaseRefusal(error)?.reason,
      );
    expect(await step('GRANTED', coach)).toBe('wrongParty');
    expect(await step('LOST', officer)).toBe('wrongParty');
  });
});
