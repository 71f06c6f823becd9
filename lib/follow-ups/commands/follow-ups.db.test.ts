import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { getCasePage } from '@/lib/cases/server';
import { type RecordFollowUpInput, recordFollowUpSchema } from '@/lib/follow-ups';
import { getFollowUpPage, judgeUndertakings, recordFollowUp } from '@/lib/follow-ups/server';
import { getPlan } from '@/lib/plans/server';
import { withActor } from '@/lib/platform/database';
import { getTaskPage } from '@/lib/tasks/server';
import { assessed, protectedFor, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildWorld, contextOf, TODAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';

let world: World;
let built: BuiltCase;
beforeAll(async () => {
  world = await buildWorld();
});
beforeEach(async () => {
  built = await buildCase(world, registered(world), assessed, withPlanInForce);
});

const reached = { judgement: 'REACHED', note: '' } as const;

function record(change: Partial<RecordFollowUpInput> = {}, actor: Actor = world.almby.socialWorker, of = built) {
  const party = actor.organisationKind === 'EMPLOYMENT_SERVICE' ? 'EMPLOYMENT_SERVICE' : 'MUNICIPALITY';
  return recordFollowUp(contextOf(actor), {
    caseId: of.caseId,
    versionId: of.planVersionId ?? '',
    correctsId: null,
    heldOn: TODAY,
    individualTookPart: true,
    authorities: ['MUNICIPALITY'],
    goal: 'PARTLY',
    goalNote: 'Praktiken går bra, truckkort återstår',
    individualWords: 'Jag trivs',
    nextOn: '2027-02-18',
    undertakings: [
      { party: 'INDIVIDUAL', position: 1, ...reached },
      { party, position: 1, ...reached },
    ],
    ...change,
  });
}

const pageFor = (actor: Actor, of = built) => getFollowUpPage(contextOf(actor), { caseId: of.caseId });

async function rowsOf(sql: string, of = built) {
  const client = await ownerClient();
  return (await client.query(sql, [of.caseId])).rows;
}

describe('a follow-up', () => {
  it('is written with the undertakings of the plan, the other authority’s without a judgement', async () => {
    const { followUpId } = await record();
    expect(
      await rowsOf(
        `select party, position, text, judgement, judged_by from follow_up_undertakings where case_id = $1 order by party`,
      ),
    ).toEqual([
      {
        party: 'MUNICIPALITY',
        position: 1,
        text: 'Ordnar praktik',
        judgement: 'REACHED',
        judged_by: world.almby.socialWorker.userId,
      },
      {
        party: 'EMPLOYMENT_SERVICE',
        position: 1,
        text: 'Månatlig uppföljning',
        judgement: null,
        judged_by: null,
      },
      {
        party: 'INDIVIDUAL',
        position: 1,
        text: 'Söker arbete',
        judgement: 'REACHED',
        judged_by: world.almby.socialWorker.userId,
      },
    ]);
    expect(
      await rowsOf(
        `select action, user_id, subject_id, detail from audit_events where case_id = $1 and action like 'follow-up%'`,
      ),
    ).toEqual([
      {
        action: 'follow-up.record',
        user_id: world.almby.socialWorker.userId,
        subject_id: followUpId,
        detail: { goal: 'PARTLY', heldOn: TODAY, nextOn: '2027-02-18', undertakings: 2, correctsId: null },
      },
    ]);
  });

  it('sets the day of the next without changing the approved version', async () => {
    const before = await rowsOf('select follow_up_on, revision, changed_at from plan_versions where case_id = $1');
    expect((await pageFor(world.almby.socialWorker)).plan?.followUpOn).toBe('2027-03-31');
    await record();
    expect((await pageFor(world.almby.socialWorker)).plan).toMatchObject({
      followUpOn: '2027-02-18',
      standing: 'LATER',
    });
    expect(await rowsOf('select follow_up_on, revision, changed_at from plan_versions where case_id = $1')).toEqual(
      before,
    );
  });

  it('moves the day wherever it is told: on the case, on the plan, and as corrected', async () => {
    const context = contextOf(world.almby.socialWorker);
    const told = async () => [
      (await getCasePage(context, { caseId: built.caseId })).plan.inForce?.followUpOn,
      (await getPlan(context, { caseId: built.caseId })).nextFollowUpOn,
    ];
    expect(await told()).toEqual(['2027-03-31', '2027-03-31']);
    const { followUpId } = await record();
    expect(await told()).toEqual(['2027-02-18', '2027-02-18']);
    await record({ correctsId: followUpId, nextOn: '2027-01-15' });
    expect(await told()).toEqual(['2027-01-15', '2027-01-15']);
  });

  it('takes the plan out of what runs out', async () => {
    const due = await buildCase(world, registered(world), assessed, {
      plan: { state: 'APPROVED', followUpOn: '2026-11-10' },
    });
    const runsOut = async () => {
      const page = await getTaskPage(contextOf(world.almby.socialWorker), { only: 'EXPIRES', page: 1 });
      const rows = page.sections.flatMap((section) => (section.key === 'EXPIRES' ? section.rows : []));
      return rows.filter(({ person }) => person.caseId === due.caseId).map(({ kind, day }) => `${kind} ${day}`);
    };
    expect(await runsOut()).toEqual(['FOLLOW_UP 2026-11-10']);
    await record({}, world.almby.socialWorker, due);
    expect(await runsOut()).toEqual([]);
  });

  it('is read by both authorities, and each then judges its own undertakings', async () => {
    const { followUpId } = await record();
    const forAf = await pageFor(world.office.officer);
    expect(forAf.due.unjudged.map(({ id }) => id)).toEqual([followUpId]);
    expect(forAf.history[0]).toMatchObject({ kind: 'FOLLOW_UP', individualWords: 'Jag trivs', mayCorrect: false });
    const undertakings = [
      { party: 'EMPLOYMENT_SERVICE', position: 1, judgement: 'PARTLY', note: 'Ett möte blev inställt' },
    ] as const;
    const judge = (actor: Actor) =>
      judgeUndertakings(contextOf(actor), { caseId: built.caseId, followUpId, undertakings: [...undertakings] });
    await expect(judge(world.almby.socialWorker)).rejects.toMatchObject({ reason: 'followUpNotYours' });
    await expect(judge(world.stigen.coach)).rejects.toMatchObject({ reason: 'notFound' });
    await expect(judge(world.bergvikOffice.officer)).rejects.toMatchObject({ reason: 'notFound' });
    expect(await judge(world.office.officer)).toEqual({ judged: 1 });
    await expect(judge(world.office.officer)).rejects.toMatchObject({ reason: 'followUpJudgedMeanwhile' });
    const forMunicipality = await pageFor(world.almby.socialWorker);
    expect(forMunicipality.history[0]).toMatchObject({
      undertakings: expect.arrayContaining([
        expect.objectContaining({ party: 'EMPLOYMENT_SERVICE', judgement: 'PARTLY', note: 'Ett möte blev inställt' }),
      ]),
    });
  });

  it('is corrected by a new one that keeps what the other has judged', async () => {
    const { followUpId } = await record();
    await judgeUndertakings(contextOf(world.office.officer), {
      caseId: built.caseId,
      followUpId,
      undertakings: [{ party: 'EMPLOYMENT_SERVICE', position: 1, ...reached }],
    });
    const corrected = await record({ correctsId: followUpId, goal: 'REACHED', goalNote: '', nextOn: null });
    const page = await pageFor(world.almby.socialWorker);
    expect(page.history).toHaveLength(1);
    expect(page.history[0]).toMatchObject({ id: corrected.followUpId, goal: 'REACHED', isCorrection: true });
    expect(page.due.unjudged).toEqual([]);
    expect((await pageFor(world.office.officer)).due.unjudged).toEqual([]);
    expect(await rowsOf('select id from follow_ups where case_id = $1')).toHaveLength(2);
    await expect(record({ correctsId: followUpId })).rejects.toMatchObject({ reason: 'outcomeAlreadyRecorded' });
  });

  it.each<[string, Partial<RecordFollowUpInput>, object]>([
    ['tomorrow', { heldOn: '2026-11-19' }, { fields: { heldOn: 'followUpDayAhead' } }],
    ['before the plan', { heldOn: '2026-09-01' }, { fields: { heldOn: 'followUpOutsidePlan' } }],
    ['without the next day', { nextOn: null }, { fields: { nextOn: 'followUpNextMissing' } }],
    ['too far ahead', { nextOn: '2027-06-01' }, { fields: { nextOn: 'followUpNextTooFar' } }],
    ['with something left out', { undertakings: [] }, { reason: 'followUpUndertakingsDiffer' }],
    [
      'with the other’s judged',
      { undertakings: [{ party: 'EMPLOYMENT_SERVICE', position: 1, judgement: 'NOT', note: 'x' }] },
      { reason: 'followUpNotYours' },
    ],
  ])('is refused %s', async (_, change, refusal) => {
    await expect(record(change)).rejects.toMatchObject(refusal);
    expect(await rowsOf('select id from follow_ups where case_id = $1')).toEqual([]);
  });

  it('is refused for a draft, a closed case, a protected person, another municipality and a provider', async () => {
    const draft = await buildCase(world, assessed, { plan: { state: 'DRAFT' } });
    await expect(record({}, world.almby.socialWorker, draft)).rejects.toMatchObject({
      reason: 'followUpPlanNotInForce',
    });
    const closed = await buildCase(world, registered(world), assessed, withPlanInForce, { closedOn: '2026-11-10' });
    await expect(record({}, world.almby.socialWorker, closed)).rejects.toMatchObject({ reason: 'caseClosed' });
    const secret = await buildCase(world, assessed, withPlanInForce, protectedFor(world.almby.unitManager));
    await expect(record({}, world.almby.socialWorker, secret)).rejects.toMatchObject({ reason: 'notFound' });
    await expect(pageFor(world.almby.socialWorker, secret)).rejects.toMatchObject({ reason: 'notFound' });
    await expect(record({}, world.bergvik.socialWorker)).rejects.toMatchObject({ reason: 'notFound' });
    await expect(pageFor(world.bergvik.socialWorker)).rejects.toMatchObject({ reason: 'notFound' });
    await expect(record({}, world.stigen.coach)).rejects.toMatchObject({ reason: 'notFound' });
    const other = await buildCase(world, registered(world), assessed, withPlanInForce);
    await expect(record({ versionId: other.planVersionId ?? '' })).rejects.toMatchObject({ reason: 'notFound' });
  });

  it('is one a day: of two at once the second is told of the first', async () => {
    const outcomes = await Promise.allSettled([record(), record({}, world.office.officer)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { fields: { heldOn: 'followUpAlreadyHeld' } },
    });
  });
});

describe('what PostgreSQL refuses of a follow-up', () => {
  const asOwner = async (sql: string) => (await ownerClient()).query(sql, [built.caseId]);

  it.each([
    ['to change it', `update follow_ups set goal_note = 'x' where case_id = $1`, 'SU001'],
    ['to delete it', `delete from follow_ups where case_id = $1`, 'SU001'],
    ['to delete a judgement', `delete from follow_up_undertakings where case_id = $1`, 'SU001'],
    [
      'to judge anew',
      `update follow_up_undertakings set judgement = 'NOT', note = 'x' where case_id = $1 and party = 'MUNICIPALITY'`,
      'SF002',
    ],
    ['to rewrite an undertaking', `update follow_up_undertakings set text = 'x' where case_id = $1`, 'SF002'],
    [
      'a plan that is not in force',
      `insert into follow_ups (municipality_id, case_id, plan_version_id, held_on, individual_took_part, municipality_took_part, employment_service_took_part, goal, recorded_by, recorded_at)
       select municipality_id, case_id, plan_version_id, '2026-09-01', true, true, false, 'REACHED', recorded_by, recorded_at from follow_ups where case_id = $1`,
      'SF001',
    ],
    [
      'a goal that is not reached and not said why',
      `insert into follow_ups (municipality_id, case_id, plan_version_id, held_on, individual_took_part, municipality_took_part, employment_service_took_part, goal, next_on, recorded_by, recorded_at)
       select municipality_id, case_id, plan_version_id, '2026-11-01', true, true, false, 'NOT', '2026-12-01', recorded_by, recorded_at from follow_ups where case_id = $1`,
      '23514',
    ],
    [
      'a next day over half a year on',
      `insert into follow_ups (municipality_id, case_id, plan_version_id, held_on, individual_took_part, municipality_took_part, employment_service_took_part, goal, next_on, recorded_by, recorded_at)
       select municipality_id, case_id, plan_version_id, '2026-11-01', true, true, false, 'REACHED', '2027-05-02', recorded_by, recorded_at from follow_ups where case_id = $1`,
      '23514',
    ],
  ])('%s', async (_, sql, code) => {
    await record();
    await expect(asOwner(sql)).rejects.toMatchObject({ code });
  });

  it('the municipality’s judgement of what Arbetsförmedlingen has undertaken', async () => {
    await record();
    const client = await ownerClient();
    await expect(
      client.query(
        `update follow_up_undertakings set judgement = 'REACHED', judged_by = $2, judged_at = now() where case_id = $1 and party = 'EMPLOYMENT_SERVICE'`,
        [built.caseId, world.almby.socialWorker.userId],
      ),
    ).rejects.toMatchObject({ code: 'SF003' });
  });

  it('shows nothing of it to a provider, nor to another municipality or unit', async () => {
    const known = await buildCase(world, registered(world), assessed, withPlanInForce, {
      referral: { state: 'STARTED' },
    });
    await record({}, world.almby.socialWorker, known);
    const seenBy = (actor: Actor) =>
      withActor(actor, async (db) => [
        await db.followUp.count({ where: { caseId: known.caseId } }),
        await db.followUpUndertaking.count({ where: { caseId: known.caseId } }),
      ]);
    expect(await seenBy(world.almby.socialWorker)).toEqual([1, 3]);
    expect(await seenBy(world.office.officer)).toEqual([1, 3]);
    expect(await seenBy(world.stigen.coach)).toEqual([0, 0]);
    expect(await seenBy(world.bergvik.socialWorker)).toEqual([0, 0]);
    expect(await seenBy(world.almby.southSocialWorker)).toEqual([0, 0]);
  });
});

describe('the form', () => {
  const id = '01a20055-ed18-7148-a216-0fedc259a6ab';
  const sound = {
    caseId: id,
    versionId: id,
    correctsId: null,
    heldOn: TODAY,
    individualTookPart: true,
    authorities: ['MUNICIPALITY'],
    goal: 'REACHED',
    goalNote: '',
    individualWords: '',
    nextOn: null,
    undertakings: [{ party: 'INDIVIDUAL', position: 1, judgement: 'REACHED', note: '' }],
  };
  it.each([
    ['nothing wrong', {}, []],
    ['whether the individual took part', { individualTookPart: null }, ['individualTookPart']],
    ['a goal that is not judged', { goal: '' }, ['goal']],
    ['a goal not reached without why', { goal: 'PARTLY', goalNote: ' ' }, ['goalNote']],
    ['nobody at the meeting', { authorities: [] }, ['authorities']],
    ['a day that does not exist', { heldOn: '2026-02-30' }, ['heldOn']],
    [
      'an undertaking not judged',
      { undertakings: [{ party: 'INDIVIDUAL', position: 1, judgement: '', note: '' }] },
      ['undertakings.0.judgement'],
    ],
    [
      'an undertaking not reached without why',
      { undertakings: [{ party: 'INDIVIDUAL', position: 1, judgement: 'NOT', note: '' }] },
      ['undertakings.0.note'],
    ],
  ])('%s', (_, change, paths) => {
    const result = recordFollowUpSchema.safeParse({ ...sound, ...change });
    expect(result.error?.issues.map((issue) => issue.path.join('.')) ?? []).toEqual(paths);
  });
});
