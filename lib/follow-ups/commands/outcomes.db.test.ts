import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import {
  type RecordActivityOutcomeInput,
  type RecordPlanOutcomeInput,
  recordActivityOutcomeSchema,
  recordPlanOutcomeSchema,
} from '@/lib/follow-ups';
import {
  getFollowUpPage,
  getResults,
  recordActivityOutcome,
  recordFourMonths,
  recordPlanOutcome,
} from '@/lib/follow-ups/server';
import { withActor } from '@/lib/platform/database';
import type { TaskSectionKey } from '@/lib/tasks';
import { getTaskPage } from '@/lib/tasks/server';
import { assessed, type CaseTraits, protectedFor, registered } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildWorld, contextOf, TODAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

/** A praktik of the municipality and a programme at a provider, both over; and one activity that goes on. */
const withEndedActivities: CaseTraits = {
  plan: {
    state: 'APPROVED',
    activities: [
      { title: 'Praktik', endsOn: '2026-11-06' },
      { title: 'Rusta och matcha', typeCode: 'ROM', party: 'PROVIDER', endsOn: '2026-11-13' },
      { title: 'Eget arbetssökande', typeCode: 'OWN_JOB_SEARCH', endsOn: '2026-11-06' },
      { title: 'Yrkessvenska', typeCode: 'VOCATIONAL_SWEDISH' },
    ],
  },
};
const endedPlan = (inForceTo = '2026-10-31'): CaseTraits => ({
  plan: { state: 'ENDED', startsOn: '2026-02-02', inForceTo, activities: [{ title: 'Praktik' }] },
});

async function rowsOf(sql: string, { caseId }: BuiltCase) {
  const client = await ownerClient();
  return (await client.query(sql, [caseId])).rows;
}

const pageFor = (actor: Actor, of: BuiltCase) => getFollowUpPage(contextOf(actor), { caseId: of.caseId });

async function tasksOf(actor: Actor, key: TaskSectionKey, of: BuiltCase): Promise<string[]> {
  const page = await getTaskPage(contextOf(actor), { only: key, page: 1 });
  return page.sections.flatMap((section) =>
    section.key === 'OUTCOME' || section.key === 'FOUR_MONTHS'
      ? section.rows
          .filter(({ person }) => person.caseId === of.caseId)
          .map((task) =>
            'what' in task ? `${task.what} ${task.title} ${task.endedOn}` : `${task.result} ${task.dueOn}`,
          )
      : [],
  );
}

function recordActivity(
  built: BuiltCase,
  change: Partial<RecordActivityOutcomeInput> = {},
  { actor = world.almby.socialWorker, index = 0 }: { actor?: Actor; index?: number } = {},
) {
  return recordActivityOutcome(contextOf(actor), {
    caseId: built.caseId,
    lineageId: built.activities[index]?.lineageId ?? '',
    correctsId: null,
    kind: 'COMPLETED',
    brokenOffBy: null,
    reason: null,
    ledOnTo: '',
    gains: ['ABILITY'],
    note: '',
    ...change,
  });
}

describe('the outcome of an activity', () => {
  it('is asked of the party that held it, and no more when it is written', async () => {
    const built = await buildCase(world, registered(world), assessed, withEndedActivities);
    const { socialWorker } = world.almby;
    const { officer } = world.office;
    expect(await tasksOf(socialWorker, 'OUTCOME', built)).toEqual(['ACTIVITY Praktik 2026-11-06']);
    expect(await tasksOf(officer, 'OUTCOME', built)).toEqual(['ACTIVITY Rusta och matcha 2026-11-13']);
    expect((await pageFor(socialWorker, built)).due.activities.map(({ title }) => title)).toEqual(['Praktik']);
    expect((await pageFor(officer, built)).due.activities.map(({ title }) => title)).toEqual(['Rusta och matcha']);
    await recordActivity(built);
    await recordActivity(built, { kind: 'LED_ON', ledOnTo: 'Praktik' }, { actor: officer, index: 1 });
    expect(await tasksOf(socialWorker, 'OUTCOME', built)).toEqual([]);
    expect(await tasksOf(officer, 'OUTCOME', built)).toEqual([]);
    expect((await pageFor(officer, built)).history.map((entry) => entry.kind)).toEqual(['ACTIVITY', 'ACTIVITY']);
  });

  it('leaves a row in the audit', async () => {
    const built = await buildCase(world, registered(world), assessed, withEndedActivities);
    const { outcomeId } = await recordActivity(built, { note: 'Känsligt' });
    expect(
      await rowsOf(
        `select user_id, subject_id, detail from audit_events where case_id = $1 and action = 'activity-outcome.record'`,
        built,
      ),
    ).toEqual([
      {
        user_id: world.almby.socialWorker.userId,
        subject_id: outcomeId,
        detail: { lineageId: built.activities[0]?.lineageId, kind: 'COMPLETED', correctsId: null },
      },
    ]);
  });

  it('is refused while the activity runs, of another’s activity, and of own job search', async () => {
    const built = await buildCase(world, registered(world), assessed, withEndedActivities);
    const { officer } = world.office;
    await expect(recordActivity(built, {}, { index: 3 })).rejects.toMatchObject({ reason: 'activityNotEnded' });
    await expect(recordActivity(built, {}, { index: 2 })).rejects.toMatchObject({ reason: 'activityNotEnded' });
    await expect(recordActivity(built, {}, { index: 1 })).rejects.toMatchObject({ reason: 'wrongParty' });
    await expect(recordActivity(built, {}, { actor: officer })).rejects.toMatchObject({ reason: 'wrongParty' });
    await expect(recordActivity(built, { lineageId: built.caseId })).rejects.toMatchObject({ reason: 'notFound' });
    for (const actor of [world.bergvik.socialWorker, world.almby.southSocialWorker, world.stigen.coach]) {
      await expect(recordActivity(built, {}, { actor })).rejects.toMatchObject({ reason: 'notFound' });
    }
    const secret = await buildCase(world, assessed, withEndedActivities, protectedFor(world.almby.unitManager));
    await expect(recordActivity(secret)).rejects.toMatchObject({ reason: 'notFound' });
  });

  it('is the municipality’s to write of all that was held for one who is no longer registered', async () => {
    const built = await buildCase(world, assessed, withEndedActivities);
    expect((await tasksOf(world.almby.socialWorker, 'OUTCOME', built)).toSorted()).toEqual([
      'ACTIVITY Praktik 2026-11-06',
      'ACTIVITY Rusta och matcha 2026-11-13',
    ]);
    await recordActivity(built, {}, { index: 1 });
  });

  it('tells AF that it was broken off, and nothing of health', async () => {
    const built = await buildCase(world, registered(world), assessed, withEndedActivities);
    await recordActivity(built, {
      kind: 'BROKEN_OFF',
      brokenOffBy: 'INDIVIDUAL',
      reason: 'HEALTH',
      note: 'Sjukskriven',
    });
    const seen = async (actor: Actor) => (await pageFor(actor, built)).history[0];
    expect(await seen(world.almby.socialWorker)).toMatchObject({ reason: 'HEALTH', note: 'Sjukskriven' });
    expect(await seen(world.office.officer)).toMatchObject({
      outcome: 'BROKEN_OFF',
      reason: null,
      brokenOffBy: null,
      note: '',
    });
    await expect(
      recordActivity(
        built,
        { kind: 'BROKEN_OFF', brokenOffBy: 'INDIVIDUAL', reason: 'HEALTH' },
        { actor: world.office.officer, index: 1 },
      ),
    ).rejects.toMatchObject({ reason: 'outcomeReasonNotYours' });
  });

  it('is written once, of two at once the second is told, and is corrected by a new one', async () => {
    const built = await buildCase(world, registered(world), assessed, withEndedActivities);
    const both = await Promise.allSettled([recordActivity(built), recordActivity(built, { gains: ['NONE'] })]);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { reason: 'outcomeAlreadyRecorded' },
    });
    const [first] = await rowsOf('select id from activity_outcomes where case_id = $1', built);
    await recordActivity(built, { correctsId: first?.id, gains: ['LANGUAGE'] });
    await expect(recordActivity(built, { correctsId: first?.id })).rejects.toMatchObject({
      reason: 'outcomeAlreadyRecorded',
    });
    expect((await pageFor(world.almby.socialWorker, built)).history).toMatchObject([
      { gains: ['LANGUAGE'], isCorrection: true },
    ]);
  });
});

function recordPlan(
  built: BuiltCase,
  change: Partial<RecordPlanOutcomeInput> = {},
  actor: Actor = world.almby.socialWorker,
) {
  return recordPlanOutcome(contextOf(actor), {
    caseId: built.caseId,
    versionId: built.planVersionId ?? '',
    correctsId: null,
    result: 'WORK',
    startsOn: '2026-07-18',
    employerKind: 'PRIVATE',
    education: '',
    weeklyMinutes: 2400,
    note: '',
    ...change,
  });
}

describe('the outcome of a plan', () => {
  it('is asked of the municipality, also when the case is closed', async () => {
    const built = await buildCase(world, registered(world), assessed, endedPlan(), { closedOn: '2026-11-01' });
    expect((await tasksOf(world.almby.socialWorker, 'OUTCOME', built)).toSorted()).toEqual([
      'ACTIVITY Praktik 2026-10-31',
      'PLAN  2026-10-31',
    ]);
    expect(await tasksOf(world.office.officer, 'OUTCOME', built)).toEqual([]);
    await recordPlan(built);
    expect(await tasksOf(world.almby.socialWorker, 'OUTCOME', built)).toEqual(['ACTIVITY Praktik 2026-10-31']);
    expect(
      await rowsOf(`select detail from audit_events where case_id = $1 and action = 'plan-outcome.record'`, built),
    ).toEqual([
      { detail: { versionId: built.planVersionId, result: 'WORK', startsOn: '2026-07-18', correctsId: null } },
    ]);
  });

  it('keeps no start day of neither work nor studies', async () => {
    const built = await buildCase(world, assessed, endedPlan());
    await recordPlan(built, { result: 'NONE' });
    expect(
      await rowsOf('select starts_on, employer_kind, weekly_minutes from plan_outcomes where case_id = $1', built),
    ).toEqual([{ starts_on: null, employer_kind: null, weekly_minutes: null }]);
  });

  it('is refused of a plan in force, of a start out of reach, to a stranger, and a second time', async () => {
    const running = await buildCase(world, registered(world), assessed, withEndedActivities);
    await expect(recordPlan(running)).rejects.toMatchObject({ reason: 'planNotEnded' });
    const built = await buildCase(world, registered(world), assessed, endedPlan());
    for (const startsOn of ['2026-02-01', '2027-05-19']) {
      await expect(recordPlan(built, { startsOn })).rejects.toMatchObject({
        fields: { startsOn: 'outcomeStartOutOfReach' },
      });
    }
    await expect(recordPlan(built, {}, world.bergvik.socialWorker)).rejects.toMatchObject({ reason: 'notFound' });
    await expect(recordPlan(built, {}, world.stigen.coach)).rejects.toMatchObject({ reason: 'notFound' });
    const both = await Promise.allSettled([recordPlan(built), recordPlan(built, {}, world.office.officer)]);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { reason: 'outcomeAlreadyRecorded' },
    });
  });
});

describe('four months after', () => {
  const answer = (
    built: BuiltCase,
    planOutcomeId: string,
    actor: Actor = world.almby.socialWorker,
    correctsId: string | null = null,
  ) => recordFourMonths(contextOf(actor), { caseId: built.caseId, planOutcomeId, correctsId, answer: 'SAME' });

  it('is asked on the day and answered once, also when the case is closed', async () => {
    const built = await buildCase(world, registered(world), assessed, endedPlan('2026-07-17'), {
      closedOn: '2026-07-20',
    });
    const { outcomeId } = await recordPlan(built);
    expect(await tasksOf(world.almby.socialWorker, 'FOUR_MONTHS', built)).toEqual(['WORK 2026-11-18']);
    expect((await pageFor(world.almby.socialWorker, built)).due.fourMonths.map(({ id }) => id)).toEqual([outcomeId]);
    const both = await Promise.allSettled([answer(built, outcomeId), answer(built, outcomeId, world.office.officer)]);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { reason: 'outcomeAlreadyRecorded' },
    });
    expect(await tasksOf(world.almby.socialWorker, 'FOUR_MONTHS', built)).toEqual([]);
    const [first] = await rowsOf('select id from four_month_answers where case_id = $1', built);
    await answer(built, outcomeId, world.almby.socialWorker, first?.id);
    expect(
      (await rowsOf(`select detail from audit_events where case_id = $1 and action = 'four-months.record'`, built))
        .length,
    ).toBe(2);
  });

  it('is refused after three months, without a start day, and to a stranger', async () => {
    const built = await buildCase(world, registered(world), assessed, endedPlan());
    const { outcomeId } = await recordPlan(built, { startsOn: '2026-07-19' });
    expect(await tasksOf(world.almby.socialWorker, 'FOUR_MONTHS', built)).toEqual([]);
    await expect(answer(built, outcomeId)).rejects.toMatchObject({ reason: 'fourMonthsNotYet' });
    await expect(answer(built, outcomeId, world.bergvik.socialWorker)).rejects.toMatchObject({ reason: 'notFound' });
    const none = await buildCase(world, assessed, endedPlan());
    const { outcomeId: without } = await recordPlan(none, { result: 'NONE' });
    await expect(answer(none, without)).rejects.toMatchObject({ reason: 'fourMonthsNotYet' });
    await expect(answer(none, outcomeId)).rejects.toMatchObject({ reason: 'notFound' });
  });

  it('is summed for managers of the municipality, with small numbers held back', async () => {
    expect(await getResults(contextOf(world.office.manager))).toBeNull();
    expect((await getResults(contextOf(world.bergvik.headManager)))?.told).toBeNull();
    for (let index = 0; index < 6; index += 1) {
      const built = await buildCase(world, assessed, endedPlan(), { municipality: 'bergvik', hasWeeks: false });
      const { outcomeId } = await recordPlan(built, { startsOn: '2026-06-01' }, world.bergvik.socialWorker);
      await answer(built, outcomeId, world.bergvik.socialWorker);
    }
    expect(await getResults(contextOf(world.bergvik.headManager))).toMatchObject({
      reach: 'MUNICIPALITY',
      told: { total: 6, still: 6, no: 0, stillPercent: 100 },
    });
    expect((await getResults(contextOf(world.bergvik.southUnitManager)))?.told).toBeNull();
  });
});

describe('what PostgreSQL refuses of outcomes', () => {
  it('a reason of health from AF, a break-off without why, gains that contradict, a change and a second one', async () => {
    const built = await buildCase(world, registered(world), assessed, withEndedActivities);
    await recordActivity(built);
    const client = await ownerClient();
    const insert = (columns: Record<string, unknown>) => {
      const row = {
        municipality_id: built.municipalityId,
        case_id: built.caseId,
        lineage_id: built.activities[1]?.lineageId,
        ended_on: '2026-11-13',
        kind: 'COMPLETED',
        gains: '{NONE}',
        recorded_by: world.office.officer.userId,
        recorded_by_party: 'EMPLOYMENT_SERVICE',
        recorded_at: '2026-11-18T09:00:00Z',
        ...columns,
      };
      const names = Object.keys(row);
      return client.query(
        `insert into activity_outcomes (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
        Object.values(row),
      );
    };
    const refused = (columns: Record<string, unknown>, code: string) =>
      expect(insert(columns)).rejects.toMatchObject({ code });
    await refused({ kind: 'BROKEN_OFF', broken_off_by: 'INDIVIDUAL', reason: 'HEALTH' }, '23514');
    await refused({ kind: 'BROKEN_OFF' }, '23514');
    await refused({ kind: 'LED_ON' }, '23514');
    await refused({ gains: '{NONE,ABILITY}' }, '23514');
    await refused({ gains: '{}' }, '23514');
    await refused({ ended_on: '2026-11-19' }, '23514');
    await refused({ recorded_by_party: 'MUNICIPALITY' }, 'SF003');
    await refused({ lineage_id: built.activities[0]?.lineageId }, '23505');
    for (const change of [`update activity_outcomes set note = 'x'`, 'delete from activity_outcomes']) {
      await expect(client.query(`${change} where case_id = $1`, [built.caseId])).rejects.toMatchObject({
        code: 'SU001',
      });
    }
  });

  it('an outcome of a plan in force, four months that have not passed, and any change', async () => {
    const running = await buildCase(world, registered(world), assessed, withEndedActivities);
    const built = await buildCase(world, registered(world), assessed, endedPlan());
    const { outcomeId } = await recordPlan(built, { startsOn: '2026-07-19' });
    const client = await ownerClient();
    const plan = (of: BuiltCase, result: string, startsOn: string | null) =>
      client.query(
        `insert into plan_outcomes (municipality_id, case_id, plan_version_id, result, starts_on, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6, now())`,
        [of.municipalityId, of.caseId, of.planVersionId, result, startsOn, world.almby.socialWorker.userId],
      );
    await expect(plan(running, 'NONE', null)).rejects.toMatchObject({ code: 'SF004' });
    await expect(plan(built, 'NONE', '2026-07-18')).rejects.toMatchObject({ code: '23514' });
    await expect(plan(built, 'NONE', null)).rejects.toMatchObject({ code: '23505' });
    const fourMonths = (answeredOn: string) =>
      client.query(
        `insert into four_month_answers (municipality_id, case_id, plan_outcome_id, answer, answered_on, recorded_by, recorded_at) values ($1, $2, $3, 'NO', $4, $5, now())`,
        [built.municipalityId, built.caseId, outcomeId, answeredOn, world.almby.socialWorker.userId],
      );
    await expect(fourMonths(TODAY)).rejects.toMatchObject({ code: 'SF005' });
    await fourMonths('2026-11-19');
    await expect(fourMonths('2026-11-20')).rejects.toMatchObject({ code: '23505' });
    for (const change of ['delete from four_month_answers', `update plan_outcomes set note = 'x'`]) {
      await expect(client.query(`${change} where case_id = $1`, [built.caseId])).rejects.toMatchObject({
        code: 'SU001',
      });
    }
  });

  it('to show them to a provider or another municipality', async () => {
    const built = await buildCase(world, registered(world), assessed, withEndedActivities, {
      referral: { state: 'STARTED' },
    });
    await recordActivity(built);
    const seenBy = (actor: Actor) =>
      withActor(actor, (db) => db.activityOutcome.count({ where: { caseId: built.caseId } }));
    expect(await seenBy(world.almby.socialWorker)).toBe(1);
    expect(await seenBy(world.office.officer)).toBe(1);
    expect(await seenBy(world.stigen.coach)).toBe(0);
    expect(await seenBy(world.bergvik.socialWorker)).toBe(0);
  });
});

describe('the forms', () => {
  const id = '01a20055-ed18-7148-a216-0fedc259a6ab';
  const activity = {
    caseId: id,
    lineageId: id,
    correctsId: null,
    kind: 'COMPLETED',
    brokenOffBy: null,
    reason: null,
    ledOnTo: '',
    gains: ['ABILITY'],
    note: '',
  };
  it.each([
    ['nothing wrong', {}, []],
    ['nothing said of what it gave', { gains: [] }, ['gains']],
    ['something and nothing', { gains: ['NONE', 'LANGUAGE'] }, ['gains']],
    ['broken off by nobody', { kind: 'BROKEN_OFF' }, ['brokenOffBy', 'reason']],
    ['led on to nothing', { kind: 'LED_ON' }, ['ledOnTo']],
  ])('of an activity: %s', (_, change, paths) => {
    const result = recordActivityOutcomeSchema.safeParse({ ...activity, ...change });
    expect(result.error?.issues.map((issue) => issue.path.join('.')) ?? []).toEqual(paths);
  });

  const plan = {
    caseId: id,
    versionId: id,
    correctsId: null,
    result: 'WORK',
    startsOn: TODAY,
    employerKind: 'PRIVATE',
    education: '',
    weeklyMinutes: 2400,
    note: '',
  };
  it.each([
    ['nothing wrong', {}, []],
    ['neither', { result: 'NONE', startsOn: null, weeklyMinutes: null, employerKind: null }, []],
    [
      'work without more',
      { startsOn: null, weeklyMinutes: null, employerKind: null },
      ['startsOn', 'weeklyMinutes', 'employerKind'],
    ],
    ['studies of nothing', { result: 'STUDIES' }, ['education']],
    ['hours beyond the week', { weeklyMinutes: 4000 }, ['weeklyMinutes']],
  ])('of a plan: %s', (_, change, paths) => {
    const result = recordPlanOutcomeSchema.safeParse({ ...plan, ...change });
    expect(result.error?.issues.map((issue) => issue.path.join('.')) ?? []).toEqual(paths);
  });
});
