import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { type RecordDisagreementInput, recordDisagreementSchema } from '@/lib/plan-disagreements';
import { endDisagreement, listDisagreements, recordDisagreement } from '@/lib/plan-disagreements/server';
import { withActor } from '@/lib/platform/database';
import { describeDatabaseRefusal } from '@/lib/platform/database-refusals';
import { assessed, protectedFor, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { insertRow } from '@/tests/builders/insert-row';
import { buildWorld, contextOf, NOW, TODAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

const inPlan = () => buildCase(world, registered(world), assessed, withPlanInForce);

function record(
  { caseId }: BuiltCase,
  input: Partial<RecordDisagreementInput> = {},
  actor: Actor = world.almby.socialWorker,
) {
  return recordDisagreement(contextOf(actor), {
    caseId,
    place: { part: 'GOAL', lineageId: null },
    party: 'INDIVIDUAL',
    words: 'Jag vill hellre arbeta i kök.',
    expressedOn: '2026-11-10',
    ...input,
  });
}

function end(
  { caseId }: BuiltCase,
  disagreementId: string,
  endedOn = '2026-11-17',
  actor: Actor = world.almby.socialWorker,
) {
  return endDisagreement(contextOf(actor), { caseId, disagreementId, ending: 'RESOLVED', endedOn });
}

async function auditOf({ caseId }: BuiltCase, action: string) {
  const client = await ownerClient();
  const { rows } = await client.query(
    'select user_id, subject_id, detail from audit_events where case_id = $1 and action = $2',
    [caseId, action],
  );
  return rows;
}

describe('writing down a disagreement', () => {
  it('puts it beside an approved version that stands as it was, for both authorities to read', async () => {
    const built = await inPlan();
    const { disagreementId } = await record(built);
    for (const [reader, canEnd] of [
      [world.almby.jobCoach, true],
      [world.office.officer, true],
    ] as const) {
      expect(await listDisagreements(contextOf(reader), { caseId: built.caseId })).toEqual([
        {
          id: disagreementId,
          part: 'GOAL',
          lineageId: null,
          party: 'INDIVIDUAL',
          words: 'Jag vill hellre arbeta i kök.',
          expressedOn: '2026-11-10',
          ending: null,
          endedOn: null,
          recordedByName: 'Sara Holm',
          canEnd,
        },
      ]);
    }
    const client = await ownerClient();
    const { rows } = await client.query('select number, revision, state from plan_versions where case_id = $1', [
      built.caseId,
    ]);
    expect(rows).toEqual([{ number: 1, revision: 0, state: 'APPROVED' }]);
  });

  it('puts it beside an activity of the plan', async () => {
    const built = await inPlan();
    const lineageId = built.activities[0]?.lineageId ?? '';
    await record(built, { place: { part: 'ACTIVITY', lineageId }, party: 'EMPLOYMENT_SERVICE' }, world.office.officer);
    expect(await listDisagreements(contextOf(world.almby.socialWorker), { caseId: built.caseId })).toMatchObject([
      { part: 'ACTIVITY', lineageId, party: 'EMPLOYMENT_SERVICE', canEnd: false },
    ]);
  });

  it('leaves audit rows of the write and the read, without the words', async () => {
    const built = await inPlan();
    const { disagreementId } = await record(built);
    await listDisagreements(contextOf(world.office.officer), { caseId: built.caseId });
    expect(await auditOf(built, 'plan-disagreement.record')).toEqual([
      {
        user_id: world.almby.socialWorker.userId,
        subject_id: disagreementId,
        detail: { part: 'GOAL', lineageId: null, party: 'INDIVIDUAL', expressedOn: '2026-11-10' },
      },
    ]);
    expect(await auditOf(built, 'plan-disagreement.read')).toMatchObject([
      { user_id: world.office.officer.userId, detail: { count: 1 } },
    ]);
  });

  it('refuses what the other authority thinks, a day to come and an activity of another case', async () => {
    const built = await inPlan();
    const other = await inPlan();
    await expect(record(built, { party: 'EMPLOYMENT_SERVICE' })).rejects.toMatchObject({
      reason: 'disagreementNotYours',
    });
    await expect(record(built, { party: 'MUNICIPALITY' }, world.office.officer)).rejects.toMatchObject({
      reason: 'disagreementNotYours',
    });
    await expect(record(built, { expressedOn: '2026-11-19' })).rejects.toMatchObject({
      fields: { expressedOn: 'dayInFuture' },
    });
    const foreign = { part: 'ACTIVITY', lineageId: other.activities[0]?.lineageId ?? '' } as const;
    await expect(record(built, { place: foreign })).rejects.toMatchObject({
      fields: { place: 'disagreementActivityMissing' },
    });
  });

  it('refuses a case out of sight, a closed one, a protected one and a provider', async () => {
    const built = await inPlan();
    for (const actor of [world.bergvik.socialWorker, world.almby.southSocialWorker, world.stigen.coach]) {
      await expect(record(built, {}, actor)).rejects.toMatchObject({ reason: 'notFound' });
      await expect(listDisagreements(contextOf(actor), { caseId: built.caseId })).rejects.toMatchObject({
        reason: 'notFound',
      });
    }
    await expect(record(await buildCase(world, { closedOn: '2026-11-10' }))).rejects.toMatchObject({
      reason: 'caseClosed',
    });
    const secret = await buildCase(world, assessed, protectedFor(world.almby.unitManager));
    await expect(record(secret)).rejects.toMatchObject({ reason: 'notFound' });
  });
});

describe('ending a disagreement', () => {
  it('keeps what was said, with how and when it ended', async () => {
    const built = await inPlan();
    const { disagreementId } = await record(built);
    await end(built, disagreementId, '2026-11-17', world.office.officer);
    expect(await listDisagreements(contextOf(world.almby.socialWorker), { caseId: built.caseId })).toMatchObject([
      { words: 'Jag vill hellre arbeta i kök.', ending: 'RESOLVED', endedOn: '2026-11-17', canEnd: false },
    ]);
    expect(await auditOf(built, 'plan-disagreement.end')).toEqual([
      {
        user_id: world.office.officer.userId,
        subject_id: disagreementId,
        detail: { ending: 'RESOLVED', endedOn: '2026-11-17' },
      },
    ]);
  });

  it('refuses a second ending, another authority’s own, a day before it was said and one to come', async () => {
    const built = await inPlan();
    const { disagreementId } = await record(built);
    await expect(end(built, disagreementId, '2026-11-09')).rejects.toMatchObject({
      fields: { endedOn: 'disagreementEndsTooEarly' },
    });
    await expect(end(built, disagreementId, '2026-11-19')).rejects.toMatchObject({
      fields: { endedOn: 'dayInFuture' },
    });
    await end(built, disagreementId);
    await expect(end(built, disagreementId)).rejects.toMatchObject({ reason: 'disagreementEnded' });
    const own = await record(built, { party: 'MUNICIPALITY' });
    await expect(end(built, own.disagreementId, TODAY, world.office.officer)).rejects.toMatchObject({
      reason: 'disagreementNotYours',
    });
    await expect(end(await inPlan(), own.disagreementId)).rejects.toMatchObject({ reason: 'notFound' });
  });

  it('lets one of two who end it at once do so', async () => {
    const built = await inPlan();
    const { disagreementId } = await record(built);
    const results = await Promise.allSettled([
      end(built, disagreementId),
      end(built, disagreementId, '2026-11-16', world.office.officer),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { reason: 'disagreementEnded' },
    });
  });
});

describe('PostgreSQL refuses', () => {
  const row = ({ municipalityId, caseId }: BuiltCase, change: Record<string, unknown>) => ({
    municipality_id: municipalityId,
    case_id: caseId,
    part: 'GOAL',
    party: 'INDIVIDUAL',
    words: 'Nej',
    expressed_on: '2026-11-10',
    recorded_by: world.almby.socialWorker.userId,
    recorded_at: NOW,
    ...change,
  });
  it.each([
    ['an authority that speaks for the other', () => ({ party: 'EMPLOYMENT_SERVICE' }), 'disagreementNotYours'],
    [
      'an activity of no plan of the case',
      () => ({ part: 'ACTIVITY', lineage_id: '01a20055-ed18-7148-a216-0fedc259a6ab' }),
      'disagreementActivityMissing',
    ],
    ['an activity that is not named', () => ({ part: 'ACTIVITY' }), null],
    ['words that say nothing', () => ({ words: '  ' }), null],
    ['what is said tomorrow', () => ({ expressed_on: '2026-11-19' }), null],
    ['half an ending', () => ({ ended_on: '2026-11-12' }), null],
  ])('%s', async (_name, change, reason) => {
    const client = await ownerClient();
    const built = await inPlan();
    const error = await insertRow(client, 'plan_disagreements', row(built, change())).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(describeDatabaseRefusal({ ...error, code: error.code })?.reason ?? null).toBe(reason);
  });

  it('a change of what was said, an ending twice and a deletion', async () => {
    const built = await inPlan();
    const { disagreementId } = await record(built);
    const { municipalityId } = built;
    const where = { municipalityId, id: disagreementId };
    const asOfficer = <T>(work: Parameters<typeof withActor<T>>[1]) => withActor(world.almby.socialWorker, work);
    await expect(asOfficer((db) => db.planDisagreement.updateMany({ where, data: { words: 'Jo' } }))).rejects.toThrow();
    await expect(asOfficer((db) => db.planDisagreement.deleteMany({ where }))).rejects.toThrow();
    await end(built, disagreementId);
    const again = await asOfficer((db) =>
      db.planDisagreement.updateMany({ where, data: { ending: 'WITHDRAWN' } }),
    ).catch((thrown) => thrown);
    expect(describeDatabaseRefusal(again)?.reason).toBe('disagreementEnded');
  });

  it('a reader of another municipality, and a provider', async () => {
    const built = await inPlan();
    await record(built);
    for (const actor of [world.bergvik.socialWorker, world.almby.southSocialWorker, world.stigen.coach]) {
      expect(await withActor(actor, (db) => db.planDisagreement.count({ where: { caseId: built.caseId } }))).toBe(0);
    }
  });
});

describe('the form', () => {
  const form = {
    caseId: '01a20055-ed18-7148-a216-0fedc259a6ab',
    place: 'GOAL',
    party: 'INDIVIDUAL',
    words: 'Nej',
    expressedOn: '2026-11-10',
  };
  it('reads the part and the activity from one choice', () => {
    const lineageId = '01a20055-ed18-7148-a216-0fedc259a6ac';
    expect(recordDisagreementSchema.parse(form).place).toEqual({ part: 'GOAL', lineageId: null });
    expect(recordDisagreementSchema.parse({ ...form, place: `ACTIVITY/${lineageId}` }).place).toEqual({
      part: 'ACTIVITY',
      lineageId,
    });
  });
  it.each([
    ['no part', { place: '' }, 'place'],
    ['an activity without its name', { place: 'ACTIVITY' }, 'place'],
    ['nobody', { party: '' }, 'party'],
    ['no words', { words: ' ' }, 'words'],
    ['a day that does not exist', { expressedOn: '2026-02-30' }, 'expressedOn'],
  ])('refuses %s', (_name, change, path) => {
    const result = recordDisagreementSchema.safeParse({ ...form, ...change });
    expect(result.error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  });
});
