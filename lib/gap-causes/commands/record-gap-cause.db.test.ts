import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { type RecordGapCauseInput, recordGapCauseSchema } from '@/lib/gap-causes';
import { recordGapCause } from '@/lib/gap-causes/server';
import { assessed, protectedFor, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildWorld, contextOf, NOW, THIS_MONDAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

const noPlace = {
  code: 'NO_PLACE',
  party: null,
  note: 'Kön är lång',
  fromOn: THIS_MONDAY,
  toOn: null,
  dueOn: null,
  ownerContact: '',
} as const;

function record(
  built: BuiltCase,
  input: Partial<RecordGapCauseInput> = {},
  actor: Actor = world.almby.socialWorker,
  now = NOW,
) {
  return recordGapCause(contextOf(actor, { now }), { caseId: built.caseId, ...noPlace, ...input });
}

async function causeOf({ caseId }: BuiltCase, week = THIS_MONDAY) {
  const client = await ownerClient();
  const { rows } = await client.query('select gap_cause, gap_owner from case_weeks where case_id = $1 and week = $2', [
    caseId,
    week,
  ]);
  return rows[0];
}

describe('recording why hours are missing', () => {
  it.each([
    ['NO_PLACE', null, 'MUNICIPALITY'],
    ['AF_DECISION', null, 'EMPLOYMENT_SERVICE'],
    ['PROVIDER_CANCELLED', null, 'PROVIDER'],
    ['WAITING_FOR_SFI', null, 'SCHOOL'],
    ['HEALTH', null, 'HEALTH'],
    ['INDIVIDUAL', null, 'INDIVIDUAL'],
    ['CONSULTATION_UNANSWERED', 'EMPLOYMENT_SERVICE', 'EMPLOYMENT_SERVICE'],
  ] as const)('%s is owned by the right one in the week’s figures', async (code, party, owner) => {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce);
    expect(await record(built, { code, party })).toEqual({ owner });
    expect(await causeOf(built)).toEqual({ gap_cause: code, gap_owner: owner });
    expect(await causeOf(built, '2026-11-09')).toEqual({ gap_cause: 'UNKNOWN', gap_owner: 'UNKNOWN' });
  });

  it('lets the latest record decide and keeps the earlier', async () => {
    const built = await buildCase(world, assessed);
    await record(built);
    await record(built, { code: 'WAITING_FOR_SFI' }, world.almby.jobCoach, new Date(NOW.getTime() + 60_000));
    expect(await causeOf(built)).toEqual({ gap_cause: 'WAITING_FOR_SFI', gap_owner: 'SCHOOL' });
    const client = await ownerClient();
    const { rows } = await client.query('select code from gap_causes where case_id = $1 order by recorded_at', [
      built.caseId,
    ]);
    expect(rows).toEqual([{ code: 'NO_PLACE' }, { code: 'WAITING_FOR_SFI' }]);
  });

  it('leaves a row in the audit without the note', async () => {
    const built = await buildCase(world, assessed);
    await record(built);
    const client = await ownerClient();
    const { rows } = await client.query(
      `select user_id, detail from audit_events where case_id = $1 and action = 'gap-cause.record'`,
      [built.caseId],
    );
    expect(rows).toEqual([
      {
        user_id: world.almby.socialWorker.userId,
        detail: {
          code: 'NO_PLACE',
          owner: 'MUNICIPALITY',
          fromOn: THIS_MONDAY,
          toOn: null,
          dueOn: '2026-12-02',
        },
      },
    ]);
  });

  it('lets AF record what is not health or household', async () => {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce);
    expect(await record(built, { code: 'AF_DECISION' }, world.office.officer)).toEqual({ owner: 'EMPLOYMENT_SERVICE' });
    for (const code of ['HEALTH', 'CHILDCARE_MISSING', 'INDIVIDUAL'] as const) {
      await expect(record(built, { code }, world.office.officer)).rejects.toMatchObject({ reason: 'gapCauseNotYours' });
    }
  });

  it('refuses a case out of sight, a closed one, a protected one and a provider', async () => {
    const built = await buildCase(world, registered(world), assessed, { referral: { state: 'STARTED' } });
    await expect(record(built, {}, world.bergvik.socialWorker)).rejects.toMatchObject({ reason: 'notFound' });
    await expect(record(built, {}, world.almby.southSocialWorker)).rejects.toMatchObject({ reason: 'notFound' });
    await expect(record(built, {}, world.stigen.coach)).rejects.toMatchObject({ reason: 'wrongParty' });
    await expect(record(await buildCase(world, { closedOn: '2026-11-10' }))).rejects.toMatchObject({
      reason: 'gapCauseCaseClosed',
    });
    const secret = await buildCase(world, assessed, protectedFor(world.almby.unitManager));
    await expect(record(secret)).rejects.toMatchObject({ reason: 'notFound' });
  });
});

describe('the form', () => {
  const caseId = '01a20055-ed18-7148-a216-0fedc259a6ab';
  it.each([
    ['asks whom is waited for', { code: 'PLAN_APPROVAL', party: null }, 'party'],
    ['refuses an end before the beginning', { toOn: '2026-11-01' }, 'toOn'],
    ['refuses a day that does not exist', { fromOn: '2026-02-30' }, 'fromOn'],
    ['refuses an unknown cause', { code: 'LAZY' }, 'code'],
  ])('%s', (_name, change, path) => {
    const result = recordGapCauseSchema.safeParse({ caseId, ...noPlace, ...change });
    expect(result.error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  });
});
