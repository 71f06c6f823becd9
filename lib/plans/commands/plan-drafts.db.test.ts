import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { assessed, protectedFor, registered, withPlanInForce, withProposedPlan } from '@/tests/builders/case-traits';
import { buildCase } from '@/tests/builders/cases';
import { blankPlanActivity } from '@/tests/builders/plan-activities';
import { contentOf, openVersionOf } from '@/tests/builders/plan-edits';
import { buildWorld, contextOf, TODAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { findOpenPlanVersion, getPlan } from '../queries/get-plan';
import type { PlanContent } from '../rules/plan-content';
import { discardDraft } from './discard-draft';
import { proposePlan } from './propose-plan';
import { savePlanDraft } from './save-plan-draft';
import { startPlanVersion } from './start-plan-version';
import { withdrawProposal } from './withdraw-proposal';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

/** Whoever reads in the tests: a manager of the whole municipality. */
const reader = () => contextOf(world.almby.headManager);

const fromTemplate = { kind: 'TEMPLATE', code: 'LANGUAGE_AND_PLACEMENT' } as const;

/** A case with a draft made from the full-time template, as the social worker sees it. */
async function draftedCase(...traits: Parameters<typeof buildCase>[1][]) {
  const built = await buildCase(world, registered(world), assessed, ...traits);
  const context = contextOf(world.almby.socialWorker);
  await startPlanVersion(context, { caseId: built.caseId, from: fromTemplate });
  return { built, context, version: await openVersionOf(reader(), built.caseId) };
}

async function auditOf(caseId: string, action: string): Promise<number> {
  const client = await ownerClient();
  const { rows } = await client.query(
    `select count(*)::int as n from audit_events where case_id = $1 and action = $2 and outcome = 'ALLOWED'`,
    [caseId, action],
  );
  return rows[0].n;
}

describe('starting a version', () => {
  it('gives a full week from the template, with contacts and a follow-up day, and is audited', async () => {
    const { built, version } = await draftedCase();
    expect(version).toMatchObject({ number: 1, state: 'DRAFT', startsOn: '2026-11-23', followUpOn: '2027-02-23' });
    expect(version.municipalityContactId).toBe(world.almby.socialWorker.userId);
    expect(version.employmentServiceContactId).toBe(world.office.officer.userId);
    expect(version.activities.map(({ typeCode, slots }) => [typeCode, slots.length])).toEqual([
      ['VOCATIONAL_SWEDISH', 5],
      ['WORK_PLACEMENT', 4],
      ['CV_SUPPORT', 1],
    ]);
    expect(await auditOf(built.caseId, 'plan.start')).toBe(1);
  });

  it('takes what each undertakes from the template, and nothing for AF when AF is no party', async () => {
    const texts = {
      municipalityUndertakings: 'Ordnar praktik',
      employmentServiceUndertakings: 'Matchar',
      individualUndertakings: 'Kommer',
    };
    const from = { kind: 'TEMPLATE', code: 'STEP_BY_STEP', texts } as const;
    for (const [traits, expected] of [
      [registered(world), texts],
      [{}, { ...texts, employmentServiceUndertakings: '' }],
    ] as const) {
      const { caseId } = await buildCase(world, assessed, traits);
      await startPlanVersion(contextOf(world.almby.socialWorker), { caseId, from });
      expect(await openVersionOf(reader(), caseId)).toMatchObject({ goalKind: 'WORK', ...expected });
    }
  });

  it('copies the version in force with its lineages, and asks anew whether the individual took part', async () => {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce);
    await startPlanVersion(contextOf(world.office.officer), { caseId: built.caseId, from: { kind: 'COPY' } });
    const version = await openVersionOf(reader(), built.caseId);
    expect(version).toMatchObject({ number: 2, goalOccupation: 'Lagerarbetare', individualTookPart: null });
    expect(version.activities.map(({ lineageId }) => lineageId)).toEqual(
      built.activities.map(({ lineageId }) => lineageId),
    );
    expect(version.activities[0]?.slots).toHaveLength(4);
  });

  it('refuses a second open version, also when two begin at once', async () => {
    const built = await buildCase(world, registered(world), assessed);
    const starts = await Promise.allSettled(
      [world.almby.socialWorker, world.office.officer].map((actor) =>
        startPlanVersion(contextOf(actor), { caseId: built.caseId, from: { kind: 'EMPTY' } }),
      ),
    );
    expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(starts.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { reason: 'planHasOpenVersion' },
    });
  });

  it('refuses to copy when there is nothing, and everything in a closed case', async () => {
    const bare = await buildCase(world, registered(world));
    const copy = { caseId: bare.caseId, from: { kind: 'COPY' } } as const;
    await expect(startPlanVersion(contextOf(world.almby.socialWorker), copy)).rejects.toMatchObject({
      reason: 'planNothingToCopy',
    });
    const closed = await buildCase(world, registered(world), { closedOn: '2026-11-01' });
    const start = { caseId: closed.caseId, from: fromTemplate };
    await expect(startPlanVersion(contextOf(world.almby.socialWorker), start)).rejects.toMatchObject({
      reason: 'caseClosed',
    });
  });
});

describe('who may', () => {
  it('is nobody of another municipality, unit or provider, nor AF for one who is not registered, nor anyone unnamed for a protected person', async () => {
    const participant = await buildCase(world, registered(world), withPlanInForce, { referral: { state: 'STARTED' } });
    const unregistered = await buildCase(world, assessed);
    const hidden = await buildCase(world, registered(world), protectedFor(world.almby.otherSocialWorker));
    const attempts = [
      [world.bergvik.socialWorker, participant],
      [world.almby.southSocialWorker, participant],
      [world.stigen.coach, participant],
      [world.bergvikOffice.officer, participant],
      [world.office.officer, unregistered],
      [world.almby.socialWorker, hidden],
      [world.office.officer, hidden],
    ] as const;
    for (const [actor, { caseId }] of attempts) {
      const start = startPlanVersion(contextOf(actor), { caseId, from: fromTemplate });
      await expect(start, actor.name).rejects.toMatchObject({ reason: 'notFound' });
      await expect(getPlan(contextOf(actor), { caseId }), actor.name).rejects.toMatchObject({ reason: 'notFound' });
    }
    const named = startPlanVersion(contextOf(world.almby.otherSocialWorker), {
      caseId: hidden.caseId,
      from: fromTemplate,
    });
    await expect(named).resolves.toHaveProperty('versionId');
  });
});

describe('saving', () => {
  it('keeps the whole version, tells what is still missing, and is audited', async () => {
    const { built, context, version } = await draftedCase();
    const saved = await savePlanDraft(context, {
      caseId: built.caseId,
      versionId: version.id,
      revision: version.revision,
      approvalsSeen: [],
      content: contentOf(version, { goalKind: 'WORK', goalOccupation: 'Undersköterska', needs: 'Svenska på jobbet' }),
    });
    expect(saved).toMatchObject({ revision: 1, lostApprovals: [] });
    expect(saved.missing.map(({ field }) => field)).not.toContain('goalKind');
    expect(saved.missing.map(({ field }) => field)).toContain('individualView');
    const after = await openVersionOf(reader(), built.caseId);
    expect(after).toMatchObject({ goalOccupation: 'Undersköterska', revision: 1, changedByName: 'Sara Holm' });
    expect(after.activities.map(({ lineageId }) => lineageId)).toEqual(
      version.activities.map(({ lineageId }) => lineageId),
    );
    expect(await auditOf(built.caseId, 'plan.save')).toBe(1);
  });

  it('gives the second of two on the same revision a conflict, and changes nothing by it', async () => {
    const { built, version } = await draftedCase();
    const save = (actor: typeof world.office.officer, goalOccupation: string) =>
      savePlanDraft(contextOf(actor), {
        caseId: built.caseId,
        versionId: version.id,
        revision: version.revision,
        approvalsSeen: [],
        content: contentOf(version, { goalOccupation }),
      });
    const saves = await Promise.allSettled([
      save(world.almby.socialWorker, 'Kock'),
      save(world.office.officer, 'Snickare'),
    ]);
    expect(saves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(saves.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { reason: 'planChangedMeanwhile' },
    });
    const winner = saves[0]?.status === 'fulfilled' ? 'Kock' : 'Snickare';
    expect(await openVersionOf(reader(), built.caseId)).toMatchObject({ goalOccupation: winner, revision: 1 });
  });

  it('points at each field that is wrong, and writes nothing', async () => {
    const { built, context, version } = await draftedCase();
    const [first, ...others] = contentOf(version).activities;
    if (!first) throw new Error('no activity');
    const activities = [
      { ...first, slots: [{ weekday: 1, startsMinute: 600, endsMinute: 540 }], endsOn: '2026-01-01' },
      { ...first, lineageId: randomUUID(), groupId: randomUUID(), slots: [] },
      ...others,
    ];
    const save = (content: Partial<PlanContent>) =>
      savePlanDraft(context, {
        caseId: built.caseId,
        versionId: version.id,
        revision: 0,
        approvalsSeen: [],
        content: contentOf(version, content),
      });
    await expect(save({ activities, startsOn: '2028-01-03' })).rejects.toMatchObject({
      reason: 'invalidInput',
      fields: {
        'content.activities.0.slots.0.endsMinute': 'slotTimes',
        'content.activities.0.endsOn': 'activityEndsBeforeStart',
        'content.startsOn': 'planStartsTooFarAhead',
      },
    });
    await expect(save({ activities: activities.slice(1) })).rejects.toMatchObject({
      fields: { 'content.activities.0.groupId': 'activityGroupUnknown' },
    });
    await expect(save({ municipalityContactId: world.bergvik.socialWorker.userId })).rejects.toMatchObject({
      fields: { 'content.municipalityContactId': 'planContactUnknown' },
    });
    await expect(save({ activities: [{ ...first, typeCode: 'DANCING' }] })).rejects.toMatchObject({
      fields: { 'content.activities.0.typeCode': 'activityTypeUnknown' },
    });
    expect(await openVersionOf(reader(), built.caseId)).toMatchObject({ revision: 0 });
  });

  it('refuses the lineage of another person’s activity', async () => {
    const { built, context, version } = await draftedCase();
    const other = await buildCase(world, registered(world), withPlanInForce);
    const [first] = contentOf(version).activities;
    const stolen = { ...first, lineageId: other.activities[0]?.lineageId ?? '' } as PlanContent['activities'][number];
    await expect(
      savePlanDraft(context, {
        caseId: built.caseId,
        versionId: version.id,
        revision: 0,
        approvalsSeen: [],
        content: contentOf(version, { activities: [stolen] }),
      }),
    ).rejects.toMatchObject({ fields: { 'content.activities.0.lineageId': 'activityIsAnother' } });
  });

  it('never rewrites the version that is in force', async () => {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce);
    const { agreed } = await getPlan(contextOf(world.almby.socialWorker), { caseId: built.caseId });
    if (!agreed) throw new Error('no plan');
    await expect(
      savePlanDraft(contextOf(world.almby.socialWorker), {
        caseId: built.caseId,
        versionId: agreed.id,
        revision: agreed.revision,
        approvalsSeen: ['MUNICIPALITY', 'EMPLOYMENT_SERVICE'],
        content: contentOf(agreed, { goalOccupation: 'Pilot' }),
      }),
    ).rejects.toMatchObject({ reason: 'planVersionFrozen' });
  });
});

describe('proposing, withdrawing and discarding', () => {
  it('proposes once, and moves the revision so that an editor left open meets a conflict', async () => {
    const { built, context, version } = await draftedCase();
    const seen = { caseId: built.caseId, versionId: version.id, revision: version.revision };
    expect(await proposePlan(context, seen)).toEqual({ revision: 1 });
    expect(await openVersionOf(reader(), built.caseId)).toMatchObject({
      state: 'PROPOSED',
      proposedByName: 'Sara Holm',
    });
    await expect(proposePlan(context, { ...seen, revision: 1 })).rejects.toMatchObject({
      reason: 'planAlreadyProposed',
    });
    const late = savePlanDraft(context, { ...seen, approvalsSeen: [], content: contentOf(version) });
    await expect(late).rejects.toMatchObject({ reason: 'planChangedMeanwhile' });
    expect(await auditOf(built.caseId, 'plan.propose')).toBe(1);
  });

  it('refuses to propose a plan without an activity, or with one that has no time', async () => {
    const built = await buildCase(world, registered(world), assessed);
    const context = contextOf(world.almby.jobCoach);
    const { versionId } = await startPlanVersion(context, { caseId: built.caseId, from: { kind: 'EMPTY' } });
    const seen = { caseId: built.caseId, versionId, revision: 0 };
    await expect(proposePlan(context, seen)).rejects.toMatchObject({ reason: 'planActivityMissing' });
    const version = await openVersionOf(reader(), built.caseId);
    const activity = blankPlanActivity({ lineageId: randomUUID(), typeCode: 'ROM', title: 'ROM' });
    await savePlanDraft(context, {
      ...seen,
      approvalsSeen: [],
      content: contentOf(version, { activities: [activity] }),
    });
    await expect(proposePlan(context, { ...seen, revision: 1 })).rejects.toMatchObject({
      reason: 'planNotReady',
      fields: { 'activities.0.slots': 'activityTimeMissing' },
    });
  });

  it('lets the proposing authority alone withdraw, and the beginning authority alone discard', async () => {
    const { built, context, version } = await draftedCase();
    const seen = { caseId: built.caseId, versionId: version.id, revision: 0 };
    await expect(withdrawProposal(context, seen)).rejects.toMatchObject({ reason: 'planNotProposed' });
    await expect(discardDraft(contextOf(world.office.officer), seen)).rejects.toMatchObject({ reason: 'wrongParty' });
    await proposePlan(context, seen);
    const proposed = { ...seen, revision: 1 };
    await expect(discardDraft(context, proposed)).rejects.toMatchObject({ reason: 'planAlreadyProposed' });
    const officer = contextOf(world.office.officer);
    await expect(withdrawProposal(officer, proposed)).rejects.toMatchObject({ reason: 'wrongParty' });
    expect(await withdrawProposal(context, proposed)).toEqual({ revision: 2, lostApprovals: [] });
    await discardDraft(context, { ...seen, revision: 2 });
    expect(await findOpenPlanVersion(context, { caseId: built.caseId })).toBeNull();
    expect(await auditOf(built.caseId, 'plan.discard')).toBe(1);
  });
});

describe('reading', () => {
  it('gives AF the hours of the demand and nothing of the household, and is audited', async () => {
    const built = await buildCase(world, registered(world), assessed, withProposedPlan, {
      childrenBornOn: ['2020-05-04'],
    });
    const page = await getPlan(contextOf(world.office.officer), { caseId: built.caseId });
    expect(page.requirements[0]).toMatchObject({ isAssessed: true, requiredMinutes: 1500, otherMinutes: 0 });
    expect(JSON.stringify(page)).not.toContain('2020-05-04');
    expect(page.today).toBe(TODAY);
    expect(page.viewer).toMatchObject({ party: 'EMPLOYMENT_SERVICE', isResponsible: true });
    expect(await auditOf(built.caseId, 'plan.read')).toBe(1);
  });
});
