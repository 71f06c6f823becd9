import { beforeAll, describe, expect, it } from 'vitest';
import { withActor } from '@/lib/platform/database';
import { assessed, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { insertHeardBreakOff } from '@/tests/builders/consultations';
import { approveSeen, openVersionOf, proposeCompletePlan } from '@/tests/builders/plan-edits';
import { buildWorld, contextOf, type World } from '@/tests/builders/world';
import { getPlan } from '../queries/get-plan';
import { startPlanVersion } from './start-plan-version';
import { startVersionThroughConsultation } from './start-version-through-consultation';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

/** Arbetsförmedlingen and the municipality have agreed on ROM for an hour and a half from next Monday, in the place of the praktik. */
function carryOut(built: BuiltCase, endLineageIds: string[]) {
  const context = contextOf(world.office.officer);
  return withActor(context.actor, (db) =>
    startVersionThroughConsultation(db, context, {
      caseId: built.caseId,
      municipalityId: built.municipalityId,
      newActivity: {
        typeCode: 'ROM',
        title: 'Rusta och matcha',
        party: 'EMPLOYMENT_SERVICE',
        providerId: world.stigen.id,
        referralId: null,
        startsOn: '2026-11-23',
        endsOn: '2027-05-21',
        slots: [],
        flexibleWeeklyMinutes: 90,
      },
      endLineageIds,
      endsOn: '2026-11-22',
      startsOn: '2026-11-23',
      municipalityApproverId: world.almby.socialWorker.userId,
      employmentServiceApproverId: world.office.officer.userId,
    }),
  );
}

describe('a concluded samråd', () => {
  it('becomes a version that both have approved, with exactly the agreed change', async () => {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce);
    const ended = [built.activities[0]?.lineageId ?? ''];
    await insertHeardBreakOff(world, built, ended);
    const started = await carryOut(built, ended);
    expect(started.inForceFrom).toBe('2026-11-23');
    const { agreed, versions } = await getPlan(contextOf(world.almby.socialWorker), { caseId: built.caseId });
    expect(agreed).toMatchObject({
      id: started.versionId,
      approvals: [
        { basis: 'CONSULTATION', name: 'Sara Holm' },
        { basis: 'CONSULTATION', name: 'Anna Ros' },
      ],
      activities: [{ lineageId: started.lineageId, party: 'PROVIDER', providerName: 'Stigen AB' }],
    });
    expect(versions[1]).toMatchObject({ number: 1, state: 'IN_FORCE', inForceTo: '2026-11-22' });
  });

  it('ends nothing that no samråd was about: PostgreSQL refuses', async () => {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce);
    await expect(carryOut(built, [built.activities[0]?.lineageId ?? ''])).rejects.toThrow(/SC005|broken off unheard/);
  });

  it('leaves the other activities as they are, with their lineages', async () => {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce);
    const started = await carryOut(built, []);
    const { agreed } = await getPlan(contextOf(world.almby.socialWorker), { caseId: built.caseId });
    expect(agreed?.activities.map(({ lineageId }) => lineageId)).toEqual([
      built.activities[0]?.lineageId,
      started.lineageId,
    ]);
  });

  it('is made in an open proposal too, which loses its approvals and stays open', async () => {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce);
    const worker = contextOf(world.almby.socialWorker);
    const proposal = await proposeCompletePlan(worker, built.caseId);
    await approveSeen(worker, proposal, built.caseId);
    const started = await carryOut(built, []);
    expect(started.inForceFrom).toBe('2026-11-23');
    const open = await openVersionOf(worker, built.caseId);
    expect(open).toMatchObject({
      id: proposal.id,
      state: 'PROPOSED',
      revision: proposal.revision + 1,
      approvals: [],
      lostApprovals: [{ name: 'Sara Holm', lostThroughName: 'Anna Ros' }],
    });
    expect(open.activities.at(-1)).toMatchObject({ lineageId: started.lineageId, providerId: world.stigen.id });
    await approveSeen(worker, open, built.caseId);
    await approveSeen(contextOf(world.office.officer), open, built.caseId);
    const { agreed } = await getPlan(worker, { caseId: built.caseId });
    expect(agreed?.id).toBe(proposal.id);
  });

  it('takes what it ends out of an open version that begins later, which could not be saved with it', async () => {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce);
    const ended = [built.activities[0]?.lineageId ?? ''];
    await insertHeardBreakOff(world, built, ended);
    const worker = contextOf(world.almby.socialWorker);
    await startPlanVersion(worker, { caseId: built.caseId, from: { kind: 'COPY' } });
    const draft = await openVersionOf(worker, built.caseId);
    expect(draft).toMatchObject({ startsOn: '2026-11-23', activities: [{ lineageId: ended[0] }] });
    const started = await carryOut(built, ended);
    const open = await openVersionOf(worker, built.caseId);
    expect(open.activities.map(({ lineageId }) => lineageId)).toEqual([started.lineageId]);
  });

  it('waits in a draft when there is no plan to carry it into', async () => {
    const built = await buildCase(world, registered(world), assessed);
    const started = await carryOut(built, []);
    expect(started.inForceFrom).toBeNull();
    const open = await openVersionOf(contextOf(world.almby.socialWorker), built.caseId);
    expect(open).toMatchObject({ id: started.versionId, state: 'DRAFT' });
    expect(open.activities).toMatchObject([{ lineageId: started.lineageId, typeCode: 'ROM' }]);
  });
});
