import { beforeAll, describe, expect, it } from 'vitest';
import { assessed, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { approveSeen, contentOf, openVersionOf, proposeCompletePlan } from '@/tests/builders/plan-edits';
import { buildWorld, contextOf, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { getPlan } from '../queries/get-plan';
import { endPlan } from './end-plan';
import { savePlanDraft } from './save-plan-draft';
import { withdrawProposal } from './withdraw-proposal';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

const worker = () => contextOf(world.almby.socialWorker);
const officer = () => contextOf(world.office.officer);

async function proposedCase(...traits: Parameters<typeof buildCase>[1][]) {
  const built = await buildCase(world, registered(world), assessed, ...traits);
  return { built, version: await proposeCompletePlan(worker(), built.caseId) };
}

async function levelOf({ caseId }: BuiltCase, monday: string): Promise<{ level: string; assigned: number }> {
  const client = await ownerClient();
  const { rows } = await client.query(
    'select level, assigned_minutes as assigned from case_weeks where case_id = $1 and week = $2',
    [caseId, monday],
  );
  return rows[0];
}

describe('approving', () => {
  it('brings the plan into force with the second authority’s approval, with the weekly figures and the audit', async () => {
    const { built, version } = await proposedCase();
    expect(await levelOf(built, '2026-11-23')).toMatchObject({ level: 'NO_PLAN' });
    expect(await approveSeen(worker(), version, built.caseId)).toEqual({ inForceFrom: null });
    expect(await openVersionOf(worker(), built.caseId)).toMatchObject({
      state: 'PROPOSED',
      approvals: [{ party: 'MUNICIPALITY', name: 'Sara Holm', basis: 'RESPONSIBLE' }],
    });
    expect(await approveSeen(officer(), version, built.caseId)).toEqual({ inForceFrom: '2026-11-23' });
    const { open, agreed } = await getPlan(worker(), { caseId: built.caseId });
    expect(open).toBeNull();
    expect(agreed).toMatchObject({ state: 'APPROVED', inForceFrom: '2026-11-23', inForceTo: null });
    expect(await levelOf(built, '2026-11-23')).toEqual({ level: 'FULL_TIME', assigned: 2100 });
    const client = await ownerClient();
    const { rows } = await client.query(
      `select detail->>'party' as party from audit_events where case_id = $1 and action = 'plan.approve' order by at, id`,
      [built.caseId],
    );
    expect(rows.map(({ party }) => party)).toEqual(['MUNICIPALITY', 'EMPLOYMENT_SERVICE']);
  });

  it('lets the new version take the place of the one in force, the day before', async () => {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce);
    const version = await proposeCompletePlan(worker(), built.caseId);
    await approveSeen(worker(), version, built.caseId);
    await approveSeen(officer(), version, built.caseId);
    const { versions } = await getPlan(worker(), { caseId: built.caseId });
    expect(
      versions.map(({ number, state, inForceFrom, inForceTo }) => [number, state, inForceFrom, inForceTo]),
    ).toEqual([
      [2, 'APPROVED', '2026-11-23', null],
      [1, 'IN_FORCE', '2026-10-01', '2026-11-22'],
    ]);
    expect(await levelOf(built, '2026-11-16')).toMatchObject({ level: 'BELOW_FULL_TIME', assigned: 1920 });
    expect(await levelOf(built, '2026-11-23')).toMatchObject({ level: 'FULL_TIME', assigned: 2100 });
  });

  it('skips a version that is replaced before it has begun', async () => {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce);
    const later = await proposeCompletePlan(worker(), built.caseId, { startsOn: '2026-12-07' });
    await approveSeen(worker(), later, built.caseId);
    await approveSeen(officer(), later, built.caseId);
    const sooner = await proposeCompletePlan(worker(), built.caseId, { startsOn: '2026-11-18' });
    await approveSeen(worker(), sooner, built.caseId);
    expect(await approveSeen(officer(), sooner, built.caseId)).toEqual({ inForceFrom: '2026-11-18' });
    const { versions } = await getPlan(worker(), { caseId: built.caseId });
    expect(versions.map(({ state, inForceFrom, inForceTo }) => [state, inForceFrom, inForceTo])).toEqual([
      ['IN_FORCE', '2026-11-18', null],
      ['SUPERSEDED', '2026-12-07', '2026-11-17'],
      ['SUPERSEDED', '2026-10-01', '2026-11-17'],
    ]);
  });

  it('needs the municipality alone when the person is not registered at AF', async () => {
    const built = await buildCase(world, assessed);
    const version = await proposeCompletePlan(worker(), built.caseId);
    expect(version.isEmploymentServiceParty).toBe(false);
    expect(await approveSeen(worker(), version, built.caseId)).toEqual({ inForceFrom: '2026-11-23' });
  });

  it('has one effect when two approve for the same authority at once, and both effects for two authorities', async () => {
    const { built, version } = await proposedCase();
    const same = await Promise.allSettled([
      approveSeen(worker(), version, built.caseId),
      approveSeen(contextOf(world.almby.otherSocialWorker), version, built.caseId, 'ABSENCE'),
    ]);
    expect(same.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(same.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { reason: 'planAlreadyApprovedByParty' },
    });
    const both = await proposedCase();
    const days = await Promise.all([
      approveSeen(worker(), both.version, both.built.caseId),
      approveSeen(officer(), both.version, both.built.caseId),
    ]);
    expect(days.filter(({ inForceFrom }) => inForceFrom !== null)).toHaveLength(1);
  });

  it('asks for a coded reason of one who is not the responsible officer, and keeps it', async () => {
    const { built, version } = await proposedCase();
    const manager = contextOf(world.almby.unitManager);
    await expect(approveSeen(manager, version, built.caseId)).rejects.toMatchObject({
      reason: 'planOnBehalfReasonMissing',
    });
    await approveSeen(manager, version, built.caseId, 'VACANCY');
    expect(await openVersionOf(worker(), built.caseId)).toMatchObject({
      approvals: [{ name: 'Eva Nord', basis: 'ON_BEHALF', reason: 'VACANCY' }],
    });
  });

  it('refuses what is not proposed, not complete, already replaced or seen in another revision', async () => {
    const { built, version } = await proposedCase();
    await expect(approveSeen(worker(), { ...version, revision: 0 }, built.caseId)).rejects.toMatchObject({
      reason: 'planChangedMeanwhile',
    });
    await withdrawProposal(worker(), { caseId: built.caseId, versionId: version.id, revision: version.revision });
    const draft = await openVersionOf(worker(), built.caseId);
    await expect(approveSeen(worker(), draft, built.caseId)).rejects.toMatchObject({ reason: 'planNotProposed' });

    const bare = await buildCase(world, registered(world), assessed);
    const incomplete = await proposeCompletePlan(worker(), bare.caseId, { individualView: '' });
    expect(incomplete.missing).toEqual([{ field: 'individualView', reason: 'planIndividualViewMissing' }]);
    await expect(approveSeen(worker(), incomplete, bare.caseId)).rejects.toMatchObject({ reason: 'planIncomplete' });

    const settled = await buildCase(world, registered(world), assessed, withPlanInForce);
    const { agreed } = await getPlan(worker(), { caseId: settled.caseId });
    if (!agreed) throw new Error('no plan');
    await expect(approveSeen(worker(), agreed, settled.caseId)).rejects.toMatchObject({ reason: 'planVersionFrozen' });
  });

  it('asks for a new proposal when the registration at AF has changed since', async () => {
    const { built, version } = await proposedCase();
    const client = await ownerClient();
    await client.query('update cases set registered_since = null where id = $1', [built.caseId]);
    await expect(approveSeen(worker(), version, built.caseId)).rejects.toMatchObject({ reason: 'planPartiesChanged' });
    await expect(approveSeen(officer(), version, built.caseId)).rejects.toMatchObject({ reason: 'notFound' });
  });

  it('is hidden from another municipality, and from a provider with the person among its participants', async () => {
    const { built, version } = await proposedCase({ referral: { state: 'STARTED' } });
    for (const actor of [world.bergvik.socialWorker, world.stigen.coach]) {
      await expect(approveSeen(contextOf(actor), version, built.caseId)).rejects.toMatchObject({ reason: 'notFound' });
    }
  });
});

describe('editing a proposal', () => {
  it('withdraws the approvals, and tells whose they were in the answer and on the page', async () => {
    const { built, version } = await proposedCase();
    await approveSeen(officer(), version, built.caseId);
    const edit = (approvalsSeen: ('MUNICIPALITY' | 'EMPLOYMENT_SERVICE')[]) =>
      savePlanDraft(worker(), {
        caseId: built.caseId,
        versionId: version.id,
        revision: version.revision,
        approvalsSeen,
        content: contentOf(version, { goalOccupation: 'Vårdbiträde' }),
      });
    await expect(edit([])).rejects.toMatchObject({ reason: 'planApprovedMeanwhile' });
    expect(await edit(['EMPLOYMENT_SERVICE'])).toMatchObject({
      lostApprovals: [{ party: 'EMPLOYMENT_SERVICE', name: 'Anna Ros' }],
    });
    const after = await openVersionOf(worker(), built.caseId);
    expect(after).toMatchObject({
      state: 'PROPOSED',
      approvals: [],
      lostApprovals: [{ name: 'Anna Ros', lostThroughName: 'Sara Holm' }],
    });
    await approveSeen(officer(), after, built.caseId);
    expect((await openVersionOf(worker(), built.caseId)).lostApprovals).toEqual([]);
  });

  it('loses the approvals too when the proposal is withdrawn', async () => {
    const { built, version } = await proposedCase();
    await approveSeen(officer(), version, built.caseId);
    const seen = { caseId: built.caseId, versionId: version.id, revision: version.revision };
    expect(await withdrawProposal(worker(), seen)).toMatchObject({ lostApprovals: [{ name: 'Anna Ros' }] });
    expect(await openVersionOf(worker(), built.caseId)).toMatchObject({ state: 'DRAFT', approvals: [] });
  });
});

describe('ending', () => {
  it('ends the plan after its last day, once, by the municipality', async () => {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce);
    const end = { caseId: built.caseId, versionId: built.planVersionId ?? '', reason: 'GOAL_REACHED' } as const;
    await expect(endPlan(officer(), { ...end, lastOn: '2026-11-20' })).rejects.toMatchObject({ reason: 'wrongParty' });
    await expect(endPlan(worker(), { ...end, lastOn: '2026-11-17' })).rejects.toMatchObject({
      fields: { lastOn: 'planLastDayPassed' },
    });
    await endPlan(worker(), { ...end, lastOn: '2026-11-20' });
    expect(await levelOf(built, '2026-11-16')).toMatchObject({ level: 'BELOW_FULL_TIME' });
    expect(await levelOf(built, '2026-11-23')).toMatchObject({ level: 'NO_PLAN' });
    await expect(endPlan(worker(), { ...end, lastOn: '2026-11-20' })).rejects.toMatchObject({
      reason: 'planNotInForce',
    });
    const { agreed, versions } = await getPlan(worker(), { caseId: built.caseId });
    expect(agreed).toBeNull();
    expect(versions[0]).toMatchObject({ state: 'IN_FORCE', inForceTo: '2026-11-20' });
  });
});
