import { beforeAll, describe, expect, it } from 'vitest';
import { assessed, protectedFor, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { buildCase } from '@/tests/builders/cases';
import { approveSeen, proposeCompletePlan } from '@/tests/builders/plan-edits';
import { buildWorld, contextOf, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { getPlan } from './get-plan';
import { getPlanChanges } from './get-plan-changes';
import { listPlanLeadTimes } from './list-plan-lead-times';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

const worker = () => contextOf(world.almby.socialWorker);
const officer = () => contextOf(world.office.officer);

describe('what changed between two versions', () => {
  it('compares the last two, in the order in which they were written, and leaves an audit row', async () => {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce);
    await proposeCompletePlan(worker(), built.caseId);
    for (const numbers of [{}, { from: 1, to: 2 }, { from: 2, to: 1 }]) {
      expect(await getPlanChanges(officer(), { caseId: built.caseId, numbers })).toMatchObject({
        earlier: { number: 1, state: 'IN_FORCE' },
        later: { number: 2, state: 'PROPOSED' },
        contactNames: { [world.almby.socialWorker.userId]: 'Sara Holm' },
      });
    }
    const client = await ownerClient();
    const { rows } = await client.query(
      `select detail from audit_events where case_id = $1 and action = 'plan.read' and user_id = $2`,
      [built.caseId, world.office.officer.userId],
    );
    expect(rows).toContainEqual({ detail: { from: 1, to: 2 } });
  });

  it('has nothing to compare the first version with', async () => {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce);
    expect(await getPlanChanges(worker(), { caseId: built.caseId, numbers: {} })).toMatchObject({
      earlier: null,
      later: { number: 1 },
    });
  });

  it('finds no version that is not there, and no case of another municipality, of a protected person or of a provider', async () => {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce);
    const hidden = await buildCase(world, registered(world), withPlanInForce, protectedFor(world.almby.unitManager));
    const asked = { caseId: built.caseId, numbers: {} };
    for (const [context, question] of [
      [worker(), { ...asked, numbers: { from: 1, to: 9 } }],
      [contextOf(world.bergvik.socialWorker), asked],
      [contextOf(world.almby.southSocialWorker), asked],
      [contextOf(world.stigen.coach), asked],
      [worker(), { caseId: hidden.caseId, numbers: {} }],
    ] as const) {
      await expect(getPlanChanges(context, question)).rejects.toMatchObject({ reason: 'notFound' });
    }
  });
});

describe('how long it took until the first joint plan', () => {
  async function firstPlan(openedOn: string, recordedOn: string | null = null) {
    const built = await buildCase(world, registered(world), assessed, { openedOn });
    const client = await ownerClient();
    await client.query('update cases set recorded_on = $2 where id = $1', [built.caseId, recordedOn]);
    const version = await proposeCompletePlan(worker(), built.caseId);
    expect((await getPlan(worker(), { caseId: built.caseId })).leadTime.approvedOn).toBeNull();
    await approveSeen(worker(), version, built.caseId);
    await approveSeen(officer(), version, built.caseId);
    return getPlan(worker(), { caseId: built.caseId });
  }

  it('is told on the case, from the day it was opened or came to Samspel', async () => {
    expect((await firstPlan('2026-11-06')).leadTime).toEqual({
      fromOn: '2026-11-06',
      approvedOn: '2026-11-18',
      days: 12,
    });
    expect((await firstPlan('2026-01-01', '2026-11-15')).leadTime).toMatchObject({ fromOn: '2026-11-15', days: 3 });
  });

  it('is a median for each unit, withheld below five cases and told to nobody out of reach', async () => {
    const { id: municipalityId, north, south, socialWorker, headManager, unitManager } = world.bergvik;
    const approveFirst = async (openedOn: string) => {
      const built = await buildCase(world, registered(world), assessed, { municipality: 'bergvik', openedOn });
      const version = await proposeCompletePlan(contextOf(socialWorker), built.caseId);
      await approveSeen(contextOf(socialWorker), version, built.caseId);
      await approveSeen(officer(), version, built.caseId);
    };
    const lead = () => listPlanLeadTimes(contextOf(headManager), { municipalityId });
    const untold = [
      { unitId: north.id, unitName: 'Enhet Norr', median: null },
      { unitId: south.id, unitName: 'Enhet Syd', median: null },
    ];
    // Approved before the year that is told of.
    await buildCase(world, registered(world), withPlanInForce, { municipality: 'bergvik', openedOn: '2020-01-01' });
    const client = await ownerClient();
    await client.query('alter table plan_versions disable trigger guard_plan_version');
    await client.query(
      `update plan_versions set municipality_approved_at = '2020-02-01', employment_service_approved_at = '2020-02-01' where municipality_id = $1`,
      [municipalityId],
    );
    await client.query('alter table plan_versions enable trigger guard_plan_version');
    for (const openedOn of ['2026-11-14', '2026-11-10', '2026-11-08', '2026-11-06']) await approveFirst(openedOn);
    expect(await lead()).toEqual(untold);
    await approveFirst('2026-06-01');
    expect(await lead()).toEqual([{ ...untold[0], median: { days: 10, cases: 5 } }, untold[1]]);
    expect(await listPlanLeadTimes(contextOf(unitManager), { municipalityId })).toHaveLength(1);
    await expect(listPlanLeadTimes(contextOf(world.almby.headManager), { municipalityId })).rejects.toMatchObject({
      reason: 'notFound',
    });
  });
});
