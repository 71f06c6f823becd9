import { beforeAll, describe, expect, it } from 'vitest';
import type { CommandContext } from '@/lib/access';
import { assessed, protectedFor, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { approveSeen, contentOf, openVersionOf, proposeCompletePlan } from '@/tests/builders/plan-edits';
import { buildWorld, contextOf, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { getPlan, proposePlan } from '../../plans/server';
import { countOpenProposals } from '../queries/count-open-proposals';
import { getPlanProposals } from '../queries/get-plan-proposals';
import type { ProposePlanChangeInput } from '../schemas';
import { acceptPlanProposal } from './accept-plan-proposal';
import { proposePlanChange } from './propose-plan-change';
import { rejectPlanProposal } from './reject-plan-proposal';
import { withdrawPlanProposal } from './withdraw-plan-proposal';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

const worker = () => contextOf(world.almby.socialWorker);
const officer = () => contextOf(world.office.officer);
const coach = () => contextOf(world.stigen.coach);
const PLACEMENT = 0;
const ROM = 1;

/** In force: placement Monday to Thursday, and 1,5 h of ROM at Stigen AB, whose coach has the referral. */
async function caseWithPlan(...traits: Parameters<typeof buildCase>[1][]): Promise<BuiltCase> {
  const plan = {
    ...withPlanInForce.plan,
    state: 'APPROVED' as const,
    activities: [
      ...(withPlanInForce.plan?.activities ?? []),
      {
        typeCode: 'ROM',
        title: 'Rusta och matcha',
        party: 'EMPLOYMENT_SERVICE' as const,
        flexibleWeeklyMinutes: 90,
        providerId: world.stigen.id,
      },
    ],
  };
  return buildCase(world, registered(world), assessed, { plan, referral: { state: 'DECIDED' } }, ...traits);
}

function proposal(
  built: BuiltCase,
  change: Partial<ProposePlanChangeInput> = {},
  activity = PLACEMENT,
): ProposePlanChangeInput {
  return {
    caseId: built.caseId,
    kind: 'CHANGE',
    lineageId: built.activities[activity]?.lineageId ?? '',
    parts: ['TIMES'],
    timesKind: 'SLOTS',
    slots: [{ weekday: 5, startsMinute: 480, endsMinute: 720 }],
    flexibleWeeklyMinutes: null,
    place: '',
    contactName: '',
    contactPhone: '',
    contactEmail: '',
    typeCode: '',
    title: '',
    startsOn: null,
    endsOn: null,
    reason: 'Arbetsplatsen har bara plats på fredagar',
    ...change,
  };
}

async function stateOf(proposalId: string): Promise<Record<string, unknown>> {
  const client = await ownerClient();
  const { rows } = await client.query(
    'select state, settled_by, settled_reason, changed_version_id from plan_proposals where id = $1',
    [proposalId],
  );
  return rows[0];
}

const seen = (built: BuiltCase, { proposalId }: { proposalId: string }) => ({ caseId: built.caseId, proposalId });

describe('a proposal to change the plan in force', () => {
  it('waits for the municipality, changes nothing, and leaves an audit row', async () => {
    const built = await caseWithPlan();
    const made = await proposePlanChange(officer(), proposal(built));
    const { proposals } = await getPlanProposals(worker(), { caseId: built.caseId });
    expect(proposals).toMatchObject([
      {
        id: made.proposalId,
        title: 'Praktik på lagret',
        state: 'OPEN',
        waitsFor: 'MUNICIPALITY',
        mayAnswer: true,
        mayWithdraw: false,
        proposedByName: 'Anna Ros',
        changes: [
          {
            title: 'Praktik på lagret',
            minutesDelta: 240 - 1920,
            details: [
              { what: 'TIMES_ADDED', times: 'fre 08.00–12.00' },
              { what: 'TIMES_REMOVED', times: 'mån–tor 08.00–16.00' },
            ],
          },
        ],
      },
    ]);
    expect((await getPlan(worker(), { caseId: built.caseId })).open).toBeNull();
    const client = await ownerClient();
    const { rows } = await client.query(
      `select detail from audit_events where case_id = $1 and action = 'plan-proposal.propose'`,
      [built.caseId],
    );
    expect(rows).toEqual([{ detail: { kind: 'CHANGE', replaced: 0 } }]);
  });

  it('is counted for those who see the case alone, and the count leaves an audit row', async () => {
    const built = await caseWithPlan();
    await proposePlanChange(officer(), proposal(built));
    expect(await countOpenProposals(worker(), { caseId: built.caseId })).toBe(1);
    const stranger = contextOf(world.bergvik.socialWorker);
    await expect(countOpenProposals(stranger, { caseId: built.caseId })).rejects.toMatchObject({ reason: 'notFound' });
    const client = await ownerClient();
    const { rows } = await client.query(
      `select detail from audit_events where case_id = $1 and action = 'plan-proposal.count'`,
      [built.caseId],
    );
    expect(rows).toEqual([{ detail: { open: 1 } }]);
  });

  it('becomes, when accepted, a draft with exactly that change, and the plan in force stays', async () => {
    const built = await caseWithPlan();
    const made = await proposePlanChange(officer(), proposal(built));
    const { versionId } = await acceptPlanProposal(worker(), seen(built, made));
    const { open, agreed } = await getPlan(worker(), { caseId: built.caseId });
    expect(open).toMatchObject({ id: versionId, state: 'DRAFT', number: 2, approvals: [] });
    expect(open?.activities.map(({ title, slots, providerName }) => [title, slots.length, providerName])).toEqual([
      ['Praktik på lagret', 1, null],
      ['Rusta och matcha', 0, 'Stigen AB'],
    ]);
    expect(agreed?.activities[PLACEMENT]?.slots).toHaveLength(4);
    expect(await stateOf(made.proposalId)).toMatchObject({
      state: 'ACCEPTED',
      settled_by: world.almby.socialWorker.userId,
      changed_version_id: versionId,
    });
  });

  it('is made in an open proposal too, which loses its approvals', async () => {
    const built = await caseWithPlan();
    const version = await proposeCompletePlan(worker(), built.caseId, {
      activities: contentOf((await getPlan(worker(), { caseId: built.caseId })).agreed as never).activities,
    });
    await approveSeen(worker(), version, built.caseId);
    const made = await proposePlanChange(officer(), proposal(built, { kind: 'END', endsOn: '2026-12-31' }));
    await acceptPlanProposal(worker(), seen(built, made));
    expect(await openVersionOf(worker(), built.caseId)).toMatchObject({
      state: 'PROPOSED',
      revision: version.revision + 1,
      approvals: [],
      lostApprovals: [{ party: 'MUNICIPALITY' }],
      activities: [{ endsOn: '2026-12-31' }, { title: 'Rusta och matcha' }],
    });
  });

  it('adds an activity of the catalogue', async () => {
    const built = await caseWithPlan();
    const made = await proposePlanChange(
      officer(),
      proposal(built, { kind: 'ADD', lineageId: '', typeCode: 'CV_SUPPORT', startsOn: '2026-11-23' }),
    );
    await acceptPlanProposal(worker(), seen(built, made));
    expect((await openVersionOf(worker(), built.caseId)).activities.map(({ title }) => title)).toEqual([
      'Praktik på lagret',
      'Rusta och matcha',
      'CV-stöd',
    ]);
  });

  it('is rejected with a reason, or withdrawn, and then stands', async () => {
    const built = await caseWithPlan();
    const first = await proposePlanChange(officer(), proposal(built));
    await rejectPlanProposal(worker(), { ...seen(built, first), settledReason: 'Bussen går inte då' });
    expect(await stateOf(first.proposalId)).toMatchObject({ state: 'REJECTED', settled_reason: 'Bussen går inte då' });
    const second = await proposePlanChange(officer(), proposal(built));
    await withdrawPlanProposal(officer(), seen(built, second));
    for (const made of [first, second]) {
      await expect(acceptPlanProposal(worker(), seen(built, made))).rejects.toMatchObject({
        reason: 'planProposalSettled',
      });
      await expect(withdrawPlanProposal(officer(), seen(built, made))).rejects.toMatchObject({
        reason: 'planProposalSettled',
      });
    }
  });

  it('is replaced by a newer one about the same activity, and not by one about another', async () => {
    const built = await caseWithPlan();
    const first = await proposePlanChange(officer(), proposal(built));
    const other = await proposePlanChange(officer(), proposal(built, { kind: 'END', endsOn: '2026-12-31' }, ROM));
    await proposePlanChange(officer(), proposal(built, { kind: 'END', endsOn: '2026-12-31' }));
    expect(await stateOf(first.proposalId)).toMatchObject({ state: 'REPLACED' });
    expect(await stateOf(other.proposalId)).toMatchObject({ state: 'OPEN' });
  });

  it('is replaced when the plan that it is about is superseded', async () => {
    const built = await caseWithPlan();
    const made = await proposePlanChange(coach(), proposal(built, {}, ROM));
    const accepted = await proposePlanChange(officer(), proposal(built));
    await acceptPlanProposal(worker(), seen(built, accepted));
    const draft = await openVersionOf(worker(), built.caseId);
    const client = await ownerClient();
    await client.query(
      `update plan_versions set goal_kind = 'WORK', goal_occupation = 'Kock', individual_view = 'Bra', individual_took_part = true,
        municipality_undertakings = 'Praktik', employment_service_undertakings = 'Matchar' where id = $1`,
      [draft.id],
    );
    await proposePlan(worker(), { caseId: built.caseId, versionId: draft.id, revision: draft.revision });
    const version = await openVersionOf(worker(), built.caseId);
    await approveSeen(worker(), version, built.caseId);
    expect(await stateOf(made.proposalId)).toMatchObject({ state: 'OPEN' });
    await approveSeen(officer(), version, built.caseId);
    expect(await stateOf(made.proposalId)).toMatchObject({
      state: 'REPLACED',
      settled_by: world.office.officer.userId,
    });
    expect(await stateOf(accepted.proposalId)).toMatchObject({ state: 'ACCEPTED' });
  });

  it('has one effect when one accepts and another withdraws at once, and when two accept', async () => {
    for (const [first, second] of [
      [acceptPlanProposal, withdrawPlanProposal],
      [acceptPlanProposal, acceptPlanProposal],
    ] as const) {
      const built = await caseWithPlan();
      const made = await proposePlanChange(officer(), proposal(built));
      const both = await Promise.allSettled([
        first(worker(), seen(built, made)),
        second(second === acceptPlanProposal ? contextOf(world.almby.unitManager) : officer(), seen(built, made)),
      ]);
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { reason: 'planProposalSettled' },
      });
      const { open } = await getPlan(worker(), { caseId: built.caseId });
      expect(open !== null).toBe((await stateOf(made.proposalId)).state === 'ACCEPTED');
    }
  });
});

describe('who may propose and answer', () => {
  it('is the other party: AF answers the municipality, and nobody their own', async () => {
    const built = await caseWithPlan();
    const made = await proposePlanChange(worker(), proposal(built));
    const refusals: [CommandContext, string][] = [
      [worker(), 'wrongParty'],
      [contextOf(world.almby.unitManager), 'wrongParty'],
      [contextOf(world.office.otherOfficer), 'planProposalNotYours'],
    ];
    for (const [context, reason] of refusals) {
      await expect(acceptPlanProposal(context, seen(built, made))).rejects.toMatchObject({ reason });
    }
    await expect(withdrawPlanProposal(officer(), seen(built, made))).rejects.toMatchObject({ reason: 'wrongParty' });
    await acceptPlanProposal(officer(), seen(built, made));
  });

  it('is nobody out of reach, for a protected person nor for a case that is closed', async () => {
    const built = await caseWithPlan();
    const hidden = await caseWithPlan(protectedFor(world.almby.unitManager));
    const made = await proposePlanChange(officer(), proposal(built));
    for (const actor of [world.bergvik.socialWorker, world.almby.southSocialWorker, world.broar.coach]) {
      await expect(proposePlanChange(contextOf(actor), proposal(built))).rejects.toMatchObject({ reason: 'notFound' });
      await expect(acceptPlanProposal(contextOf(actor), seen(built, made))).rejects.toMatchObject({
        reason: 'notFound',
      });
      await expect(getPlanProposals(contextOf(actor), { caseId: built.caseId })).rejects.toMatchObject({
        reason: 'notFound',
      });
    }
    await expect(proposePlanChange(worker(), proposal(hidden))).rejects.toMatchObject({ reason: 'notFound' });
    const client = await ownerClient();
    await client.query(`update cases set closed_on = '2026-11-17' where id = $1`, [built.caseId]);
    await expect(proposePlanChange(officer(), proposal(built))).rejects.toMatchObject({ reason: 'caseClosed' });
    await expect(acceptPlanProposal(worker(), seen(built, made))).rejects.toMatchObject({ reason: 'caseClosed' });
  });

  it('needs a plan to change, an activity that is in it and a day to come', async () => {
    const empty = await buildCase(world, registered(world), assessed);
    await expect(proposePlanChange(officer(), proposal(empty))).rejects.toMatchObject({ reason: 'planProposalNoPlan' });
    const built = await caseWithPlan();
    const foreign = await caseWithPlan();
    await expect(proposePlanChange(officer(), { ...proposal(foreign), caseId: built.caseId })).rejects.toMatchObject({
      fields: { lineageId: 'planProposalActivityGone' },
    });
    await expect(
      proposePlanChange(officer(), proposal(built, { kind: 'END', endsOn: '2026-11-17' })),
    ).rejects.toMatchObject({ fields: { endsOn: 'planLastDayPassed' } });
  });
});

describe('a provider’s coach', () => {
  it('proposes changes of the own activity, and sees that and nothing else', async () => {
    const built = await caseWithPlan();
    await proposePlanChange(officer(), proposal(built));
    const made = await proposePlanChange(
      coach(),
      proposal(built, { parts: ['TIMES', 'CONTACT'], contactName: 'Hedda Lindh', contactPhone: '070-1' }, ROM),
    );
    const page = await getPlanProposals(coach(), { caseId: built.caseId });
    expect(
      page.proposals.map(({ id, mayAnswer, mayWithdraw, changes }) => [id, mayAnswer, mayWithdraw, changes]),
    ).toEqual([[made.proposalId, false, true, null]]);
    expect(page.activities).toMatchObject([{ title: 'Rusta och matcha', slots: [], flexibleWeeklyMinutes: null }]);
    expect(page.activities[0]?.plannedDays.length).toBeGreaterThan(0);
    expect(page.catalogue).toEqual([]);
    await acceptPlanProposal(worker(), seen(built, made));
    expect((await openVersionOf(worker(), built.caseId)).activities[ROM]).toMatchObject({
      contactName: 'Hedda Lindh',
      flexibleWeeklyMinutes: null,
      slots: [{ weekday: 5, startsMinute: 480, endsMinute: 720 }],
      providerName: 'Stigen AB',
    });
  });

  it('is refused another’s activity, a new one, and to answer', async () => {
    const built = await caseWithPlan();
    await expect(proposePlanChange(coach(), proposal(built))).rejects.toMatchObject({
      fields: { lineageId: 'planProposalActivityGone' },
    });
    await expect(
      proposePlanChange(coach(), proposal(built, { kind: 'ADD', lineageId: '', typeCode: 'CV_SUPPORT' })),
    ).rejects.toMatchObject({ reason: 'wrongParty' });
    const own = await proposePlanChange(coach(), proposal(built, {}, ROM));
    await expect(acceptPlanProposal(coach(), seen(built, own))).rejects.toMatchObject({ reason: 'wrongParty' });
    const foreign = await proposePlanChange(officer(), proposal(built));
    await expect(withdrawPlanProposal(coach(), seen(built, foreign))).rejects.toMatchObject({ reason: 'notFound' });
  });
});

describe('what PostgreSQL itself refuses', () => {
  it.each([
    [
      'to accept one’s own',
      `state = 'ACCEPTED', settled_by = proposed_by, settled_at = now(), changed_version_id = $2`,
    ],
    ['to reject without a reason', `state = 'REJECTED', settled_by = $3, settled_at = now()`],
    ['to rewrite what was proposed', `reason = 'något annat'`],
    ['to withdraw another’s', `state = 'WITHDRAWN', settled_by = $3, settled_at = now()`],
    [
      'to accept into the plan in force',
      `state = 'ACCEPTED', settled_by = $3, settled_at = now(), changed_version_id = $2`,
    ],
  ])('%s', async (_, change) => {
    const built = await caseWithPlan();
    const { proposalId } = await proposePlanChange(officer(), proposal(built));
    const client = await ownerClient();
    const text = `update plan_proposals set ${change} where id = $1 and $2::uuid is not null and $3::uuid is not null`;
    await expect(
      client.query(text, [proposalId, built.planVersionId, world.almby.socialWorker.userId]),
    ).rejects.toThrow();
  });

  it('anything with one that is settled', async () => {
    const built = await caseWithPlan();
    const { proposalId } = await proposePlanChange(officer(), proposal(built));
    await withdrawPlanProposal(officer(), { caseId: built.caseId, proposalId });
    const client = await ownerClient();
    await expect(
      client.query(`update plan_proposals set state = 'OPEN', settled_at = null where id = $1`, [proposalId]),
    ).rejects.toMatchObject({ code: 'SP004' });
  });
});
