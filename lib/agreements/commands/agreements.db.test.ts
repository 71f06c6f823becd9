import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { proposeAgreementSchema } from '@/lib/agreements';
import {
  answerGoal,
  approveAgreement,
  closeAgreement,
  getAgreementPage,
  getAgreementTerms,
  listAgreements,
  proposeAgreement,
} from '@/lib/agreements/server';
import { withActor } from '@/lib/platform/database';
import { describeDatabaseRefusal } from '@/lib/platform/database-refusals';
import { decideReferral, getReferralPage, saveReferral } from '@/lib/referrals/server';
import { getTaskPage } from '@/lib/tasks/server';
import { buildAgreement } from '@/tests/builders/agreements';
import { assessed, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { buildCase } from '@/tests/builders/cases';
import { buildWorld, contextOf, NOW, TODAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';

let world: World;
let manager: Actor;
let afManager: Actor;
const goalId = randomUUID();

// Each test has two municipalities of its own, of which neither has an agreement.
beforeEach(async () => {
  const client = await ownerClient();
  await client.query('update organisations set municipality_code = null');
  world = await buildWorld();
  manager = world.almby.headManager;
  afManager = world.office.manager;
});

const form = (change: Record<string, unknown> = {}) =>
  proposeAgreementSchema.parse({
    municipalityId: world.almby.id,
    replacesId: null,
    startsOn: TODAY,
    answerWorkingDays: '3',
    concludeWorkingDays: 5,
    escalateAfterWorkingDays: 0,
    freshDays: 30,
    planApprovalWorkingDays: 5,
    messageWorkingDays: 2,
    employmentDecisionWorkingDays: 10,
    returnWorkingDays: 10,
    consultedTypeCodes: CONSULTED,
    municipalityContactIds: [manager.userId],
    employmentServiceContactIds: [afManager.userId],
    goals: [{ lineageId: goalId, words: 'Samråd i tid', ownerUserId: afManager.userId }],
    reason: 'Fem dagar är för långt',
    ...change,
  });
const CONSULTED = [
  'ROM',
  'STEG_TILL_ARBETE',
  'SIUS',
  'LABOUR_MARKET_TRAINING',
  'AF_WORK_TRAINING',
  'AF_WORK_PLACEMENT',
  'INAB',
  'PREPARATORY_EDUCATION',
  'PREPARATORY_MEASURES',
];

const propose = (actor = manager, change: Record<string, unknown> = {}) =>
  proposeAgreement(contextOf(actor), form(change));
const approve = (agreementId: string, actor = afManager, moment = {}) =>
  approveAgreement(contextOf(actor, moment), { municipalityId: world.almby.id, agreementId });
const close = (agreementId: string, closing: 'REJECTED' | 'WITHDRAWN', actor: Actor) =>
  closeAgreement(contextOf(actor), {
    municipalityId: world.almby.id,
    agreementId,
    closing,
    closedReason: 'Vi hinner inte',
  });
const page = (actor: Actor, municipalityId = world.almby.id) => getAgreementPage(contextOf(actor), { municipalityId });
const termsToday = () =>
  withActor(manager, (db) => getAgreementTerms(db, { municipalityId: world.almby.id, day: TODAY }));

describe('a version of the överenskommelse', () => {
  it('holds when both parties have approved it, and not before', async () => {
    const { agreementId } = await propose();
    expect(await termsToday()).toMatchObject({ agreementId: null, answerWorkingDays: 5 });
    await approve(agreementId);
    expect(await termsToday()).toMatchObject({ agreementId, answerWorkingDays: 3, exemptServiceCodes: [] });
    expect(await page(afManager)).toMatchObject({
      inForce: {
        agreementId,
        inForceFrom: TODAY,
        approvals: { MUNICIPALITY: { name: 'Helge Ås', on: TODAY }, EMPLOYMENT_SERVICE: { name: 'Agnes Hult' } },
        content: { goals: [{ words: 'Samråd i tid' }] },
      },
      proposal: null,
      past: [],
    });
  });

  it('gives the next samråd its due date', async () => {
    await approve((await propose()).agreementId);
    const built = await buildCase(world, registered(world), assessed, withPlanInForce);
    const { consultationId } = await saveReferral(contextOf(world.office.officer), {
      caseId: built.caseId,
      referralId: null,
      revision: 0,
      asksNow: true,
      providerId: world.stigen.id,
      coachId: null,
      typeCode: 'ROM',
      startsOn: '2026-11-23',
      endsOn: '2027-05-22',
      flexibleWeeklyMinutes: 90,
      slots: [],
      endsLineageIds: [],
      purpose: 'Matchning mot lager',
      differenceFromEarlier: '',
    });
    const client = await ownerClient();
    const { rows } = await client.query('select due_on::text from consultations where id = $1', [consultationId]);
    expect(rows).toEqual([{ due_on: '2026-11-23' }]);
  });

  it('follows the one before without a gap, also from a day to come', async () => {
    const first = await propose();
    await approve(first.agreementId);
    const second = await propose(afManager, {
      replacesId: first.agreementId,
      startsOn: '2026-12-01',
      answerWorkingDays: 4,
    });
    await approve(second.agreementId, manager);
    const { inForce, coming, past } = await page(manager);
    expect(inForce).toMatchObject({ agreementId: first.agreementId, inForceTo: '2026-11-30' });
    expect(coming).toMatchObject({ agreementId: second.agreementId, inForceFrom: '2026-12-01' });
    expect(past).toEqual([]);
  });

  it('approved after its day holds from the day of the approval, never back in time', async () => {
    const { agreementId } = await propose();
    expect(
      await approve(agreementId, afManager, { today: '2026-11-25', now: new Date('2026-11-25T09:00:00Z') }),
    ).toEqual({ inForceFrom: '2026-11-25' });
  });

  it('waits for the other party in Att göra, beside what it changes', async () => {
    const { agreementId } = await propose();
    const tasksOf = async (actor: Actor) =>
      (await getTaskPage(contextOf(actor), { only: 'AGREEMENT', page: 1 })).sections;
    expect(await tasksOf(afManager)).toMatchObject([
      { key: 'AGREEMENT', count: 1, rows: [{ municipalityName: 'Almby kommun', proposedByName: 'Helge Ås' }] },
    ]);
    expect(await tasksOf(manager)).toEqual([]);
    expect(await tasksOf(world.bergvikOffice.manager)).toEqual([]);
    const waits = async (actor: Actor) => {
      const { sections, waitingByParty } = await getTaskPage(contextOf(actor), { only: 'WAITING', page: 1 });
      return [waitingByParty, sections.flatMap((section) => (section.key === 'WAITING' ? section.rows : []))];
    };
    expect(await waits(manager)).toMatchObject([
      [{ party: 'EMPLOYMENT_SERVICE', count: 1 }],
      [{ what: 'AGREEMENT', since: TODAY, task: { municipalityName: 'Almby kommun', proposedByName: 'Helge Ås' } }],
    ]);
    for (const actor of [afManager, world.almby.socialWorker]) expect((await waits(actor))[1]).toEqual([]);
    expect(await page(afManager)).toMatchObject({
      proposal: {
        awaits: 'EMPLOYMENT_SERVICE',
        mayApprove: true,
        mayReject: true,
        mayWithdraw: false,
        changes: [
          { kind: 'DAYS', rule: 'answerWorkingDays', from: 5, to: 3 },
          { kind: 'CONTACT_ADDED' },
          { kind: 'CONTACT_ADDED' },
          { kind: 'GOAL_ADDED' },
        ],
      },
    });
    expect(await page(manager)).toMatchObject({ proposal: { mayApprove: false, mayWithdraw: true } });
    expect(await page(world.almby.administrator)).toMatchObject({
      mayPropose: false,
      proposal: { mayApprove: false, mayReject: false, mayWithdraw: false },
    });
    await approve(agreementId);
    expect(await tasksOf(afManager)).toEqual([]);
    expect(await waits(manager)).toEqual([[], []]);
  });

  it('is told of to the managers of the other party, and when it is answered to those who wait for the answer, until they open it', async () => {
    const told = async () => {
      const { rows } = await (await ownerClient()).query(
        `select n.kind, u.name from notifications n join user_accounts u on u.id = n.to_user_id
         where n.path = $1 and n.read_at is null order by n.kind, u.name`,
        [`/overenskommelser/${world.almby.id}`],
      );
      await (await ownerClient()).query('delete from notifications');
      return rows.map(({ kind, name }) => `${kind} ${name}`);
    };
    const first = await propose();
    expect(await told()).toEqual(['AGREEMENT_PROPOSED Agnes Hult']);
    await close(first.agreementId, 'REJECTED', afManager);
    expect(await told()).toEqual(['Elin Sund', 'Eva Nord', 'Helge Ås'].map((name) => `AGREEMENT_ANSWERED ${name}`));
    const second = await propose();
    await page(afManager);
    expect(await told()).toEqual([]);
    await close(second.agreementId, 'WITHDRAWN', manager);
    await approve((await propose(afManager)).agreementId, manager);
    expect(await told()).toEqual([
      'AGREEMENT_ANSWERED Agnes Hult',
      'AGREEMENT_ANSWERED Elin Sund',
      'AGREEMENT_ANSWERED Eva Nord',
      ...['Elin Sund', 'Eva Nord', 'Helge Ås'].map((name) => `AGREEMENT_PROPOSED ${name}`),
    ]);
  });

  it('is withdrawn by the party that made it or refused by the other, and stays in the history with the reason', async () => {
    const first = await propose();
    await expect(close(first.agreementId, 'WITHDRAWN', afManager)).rejects.toMatchObject({ reason: 'wrongParty' });
    await expect(close(first.agreementId, 'REJECTED', manager)).rejects.toMatchObject({ reason: 'wrongParty' });
    await close(first.agreementId, 'REJECTED', afManager);
    const second = await propose();
    await close(second.agreementId, 'WITHDRAWN', world.almby.unitManager);
    expect((await page(manager)).past).toMatchObject([
      { closed: { as: 'WITHDRAWN', reason: 'Vi hinner inte', name: 'Eva Nord' } },
      { closed: { as: 'REJECTED', name: 'Agnes Hult' } },
    ]);
    await expect(approve(second.agreementId)).rejects.toMatchObject({ reason: 'agreementSettled' });
  });

  it('refuses the own approval twice, a second proposal, an unchanged one, and a form from before another was approved', async () => {
    const { agreementId } = await propose();
    await expect(approve(agreementId, world.almby.unitManager)).rejects.toMatchObject({
      reason: 'agreementAlreadyApproved',
    });
    await expect(propose(afManager)).rejects.toMatchObject({ reason: 'agreementProposalOpen' });
    await approve(agreementId);
    await expect(propose()).rejects.toMatchObject({ reason: 'changedMeanwhile' });
    await expect(propose(manager, { replacesId: agreementId, startsOn: '2026-12-01' })).rejects.toMatchObject({
      reason: 'agreementUnchanged',
    });
    await expect(propose(manager, { replacesId: agreementId, answerWorkingDays: 8 })).rejects.toMatchObject({
      fields: { startsOn: 'agreementStartsTooEarly' },
    });
  });

  it('refuses a day that has been, and people of neither party or of the wrong one', async () => {
    await expect(propose(manager, { startsOn: '2026-11-17' })).rejects.toMatchObject({
      fields: { startsOn: 'startsInThePast' },
    });
    await expect(
      propose(manager, {
        municipalityContactIds: [afManager.userId],
        employmentServiceContactIds: [world.bergvikOffice.manager.userId],
        goals: [{ lineageId: goalId, words: 'Samråd i tid', ownerUserId: world.stigen.coach.userId }],
      }),
    ).rejects.toMatchObject({
      fields: {
        municipalityContactIds: 'choose',
        employmentServiceContactIds: 'choose',
        'goals.0.ownerUserId': 'choose',
      },
    });
  });

  it('is not found by another municipality, another office or a provider', async () => {
    const { agreementId } = await propose();
    for (const actor of [world.bergvik.headManager, world.bergvikOffice.manager, world.stigen.coach]) {
      await expect(page(actor)).rejects.toMatchObject({ reason: 'notFound' });
      await expect(approve(agreementId, actor)).rejects.toMatchObject({ reason: 'notFound' });
      await expect(propose(actor)).rejects.toMatchObject({ reason: 'notFound' });
    }
    expect(await listAgreements(contextOf(afManager))).toMatchObject([
      { municipalityName: 'Almby kommun', awaits: 'EMPLOYMENT_SERVICE' },
      { municipalityName: 'Bergviks kommun', awaits: null },
    ]);
    expect(await listAgreements(contextOf(world.bergvik.headManager))).toHaveLength(1);
  });

  it('leaves audit rows', async () => {
    const { agreementId } = await propose();
    await page(afManager);
    await approve(agreementId);
    const client = await ownerClient();
    const { rows } = await client.query(
      `select action, user_id, detail from audit_events where municipality_id = $1 and action like 'agreement.%' order by at, id`,
      [world.almby.id],
    );
    expect(rows).toMatchObject([
      { action: 'agreement.propose', user_id: manager.userId, detail: { startsOn: TODAY } },
      { action: 'agreement.approve', user_id: afManager.userId, detail: { inForceFrom: TODAY } },
      { action: 'agreement.read', user_id: afManager.userId },
    ]);
  });
});

describe('a service that the parties have exempted from samråd', () => {
  const draft = async (typeCode: string) => {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce);
    const { referralId } = await saveReferral(contextOf(world.office.officer), {
      caseId: built.caseId,
      referralId: null,
      revision: 0,
      asksNow: false,
      providerId: world.stigen.id,
      coachId: null,
      typeCode,
      startsOn: '2026-11-23',
      endsOn: '2027-05-22',
      flexibleWeeklyMinutes: 90,
      slots: [],
      endsLineageIds: [],
      purpose: '',
      differenceFromEarlier: '',
    });
    return { caseId: built.caseId, referralId, revision: 0 };
  };
  const exemptSius = async () =>
    approve((await propose(manager, { consultedTypeCodes: CONSULTED.filter((code) => code !== 'SIUS') })).agreementId);

  it('is decided without one, by the agreement that the referral names, and the plan is left alone', async () => {
    await exemptSius();
    const asked = await draft('SIUS');
    await decideReferral(contextOf(world.office.officer), asked);
    const client = await ownerClient();
    const { rows } = await client.query(
      `select r.state, a.exempt_type_codes, (select count(*)::int from plan_versions p where p.case_id = r.case_id) as versions
       from referrals r join agreements a on a.id = r.agreement_id where r.id = $1`,
      [asked.referralId],
    );
    expect(rows).toEqual([{ state: 'DECIDED', exempt_type_codes: ['SIUS'], versions: 1 }]);
    // Until both have seen the plan over it says so, and their officers have it as a task.
    expect(await getReferralPage(contextOf(world.almby.socialWorker), asked)).toMatchObject({ isOutsidePlan: true });
    const { sections } = await getTaskPage(contextOf(world.almby.socialWorker), { only: 'UNHEARD', page: 1 });
    expect(sections.flatMap((each) => (each.key === 'UNHEARD' ? each.rows : []))).toMatchObject([
      { unheardId: asked.referralId, kind: 'OUTSIDE_PLAN' },
    ]);
  });

  it('leaves every other service behind the gate, in rule, command and PostgreSQL', async () => {
    await exemptSius();
    const asked = await draft('ROM');
    await expect(decideReferral(contextOf(world.office.officer), asked)).rejects.toMatchObject({
      reason: 'referralWithoutConsultation',
    });
    const { agreementId } = await termsToday();
    const decide = (referralId: string, agreement: string | null, decidedAt: Date) =>
      withActor(world.office.officer, (db) =>
        db.referral.updateMany({
          where: { id: referralId },
          data: { state: 'DECIDED', agreementId: agreement, decidedBy: world.office.officer.userId, decidedAt },
        }),
      ).then(
        () => 'decided',
        (error: unknown) => describeDatabaseRefusal(error)?.reason,
      );
    expect(await decide(asked.referralId, agreementId, NOW)).toBe('referralWithoutConsultation');
    expect(await decide(asked.referralId, null, NOW)).toBe('referralWrongOrder');
    const exempt = await draft('SIUS');
    expect(await decide(exempt.referralId, agreementId, new Date('2026-11-17T09:00:00Z'))).toBe(
      'referralWithoutConsultation',
    );
    expect(await decide(exempt.referralId, null, NOW)).toBe('referralWrongOrder');
    expect(await decide(exempt.referralId, agreementId, NOW)).toBe('decided');
  });

  it('does not exist without an agreement', async () => {
    await expect(decideReferral(contextOf(world.office.officer), await draft('SIUS'))).rejects.toMatchObject({
      reason: 'referralWithoutConsultation',
    });
  });
});

describe('the yearly follow-up of goals', () => {
  const answer = (actor: Actor, change: Record<string, unknown> = {}) =>
    answerGoal(contextOf(actor), {
      municipalityId: world.almby.id,
      lineageId: goalId,
      year: 2026,
      revision: null,
      attainment: 'MOST',
      causes: ['NO_TIME'],
      words: '',
      ...change,
    });
  const agreed = (inForceFrom = '2026-01-01') =>
    buildAgreement(world, { inForceFrom, goals: [{ lineageId: goalId, words: 'Samråd i tid' }] });
  const waiting = async (actor: Actor) =>
    (await getTaskPage(contextOf(actor), { only: 'GOALS', page: 1 })).sections.map(({ count }) => count);

  it('shows both answers side by side, and reminds each party until it has answered', async () => {
    await agreed();
    expect([await waiting(manager), await waiting(afManager)]).toEqual([[1], [1]]);
    await answer(manager);
    expect([await waiting(manager), await waiting(afManager)]).toEqual([[], [1]]);
    await answer(afManager, { attainment: 'ALL', causes: [] });
    await answer(manager, { revision: 0, attainment: 'FEW', words: 'Vi räknade fel' });
    expect((await page(afManager)).goalYears).toMatchObject({
      openYear: 2026,
      goals: [
        {
          years: [
            {
              year: 2026,
              MUNICIPALITY: { attainment: 'FEW', causes: ['NO_TIME'], byName: 'Helge Ås', revision: 1 },
              EMPLOYMENT_SERVICE: { attainment: 'ALL', causes: [] },
            },
            { year: 2025, MUNICIPALITY: null },
          ],
        },
      ],
    });
  });

  it('refuses another year, a goal of another municipality, one agreed lately, and what was changed meanwhile', async () => {
    await agreed();
    await expect(answer(manager, { year: 2025 })).rejects.toMatchObject({ reason: 'goalYearClosed' });
    await expect(answer(manager, { lineageId: randomUUID() })).rejects.toMatchObject({ reason: 'notFound' });
    await expect(answer(world.bergvik.headManager)).rejects.toMatchObject({ reason: 'notFound' });
    await expect(answer(world.stigen.coach)).rejects.toMatchObject({ reason: 'notFound' });
    await answer(manager);
    await expect(answer(manager)).rejects.toMatchObject({ reason: 'changedMeanwhile' });
    await expect(answer(manager, { revision: 4 })).rejects.toMatchObject({ reason: 'changedMeanwhile' });
  });

  it('waits a year with a goal that was agreed in its second half', async () => {
    await agreed('2026-09-01');
    expect(await waiting(manager)).toEqual([]);
    await expect(answer(manager)).rejects.toMatchObject({ reason: 'goalYearClosed' });
  });
});

describe('two at once', () => {
  const settle = async (attempts: Promise<unknown>[]) =>
    (await Promise.allSettled(attempts)).map((each) =>
      each.status === 'fulfilled' ? 'done' : (each.reason.reason as string),
    );

  it('propose: one stands', async () => {
    expect((await settle([propose(), propose(afManager), propose()])).toSorted()).toEqual([
      'agreementProposalOpen',
      'agreementProposalOpen',
      'done',
    ]);
  });

  it('approve and withdraw: one of them', async () => {
    const { agreementId } = await propose();
    const outcome = await settle([
      approve(agreementId),
      close(agreementId, 'WITHDRAWN', manager),
      approve(agreementId),
    ]);
    expect(outcome.filter((each) => each === 'done')).toHaveLength(1);
    expect(outcome.filter((each) => each === 'agreementSettled')).toHaveLength(2);
  });
});

describe('PostgreSQL refuses', () => {
  const refusedWith = async (sql: string, values: unknown[]) => {
    const client = await ownerClient();
    const error = await client.query(sql, values).then(
      () => null,
      (thrown) => thrown,
    );
    expect(error).not.toBeNull();
    return describeDatabaseRefusal({ ...error, code: error.code })?.reason ?? error.constraint;
  };

  it('a version in force that only one party has approved, or that began before it was approved', async () => {
    const { agreementId } = await propose();
    const at = [agreementId, afManager.userId, NOW];
    expect(await refusedWith('update agreements set in_force_from = $2 where id = $1', [agreementId, TODAY])).toBe(
      'agreements_in_force',
    );
    expect(
      await refusedWith(
        `update agreements set employment_service_approved_by = $2, employment_service_approved_at = $3, in_force_from = '2026-11-17' where id = $1`,
        at,
      ),
    ).toBe('agreements_in_force');
  });

  it('two versions on one day', async () => {
    const first = await propose();
    await approve(first.agreementId);
    const second = await propose(manager, {
      replacesId: first.agreementId,
      startsOn: '2026-12-01',
      answerWorkingDays: 9,
    });
    expect(
      await refusedWith(
        `update agreements set employment_service_approved_by = $2, employment_service_approved_at = $3, in_force_from = '2026-12-01' where id = $1`,
        [second.agreementId, afManager.userId, NOW],
      ),
    ).toBe('agreementOverlaps');
  });

  it('one party signing for the other, or the same person for both', async () => {
    const { agreementId } = await propose();
    for (const userId of [manager.userId, world.bergvikOffice.manager.userId, world.stigen.coach.userId]) {
      expect(
        await refusedWith(
          'update agreements set employment_service_approved_by = $2, employment_service_approved_at = $3, in_force_from = $4 where id = $1',
          [agreementId, userId, NOW, TODAY],
        ),
      ).toBe('wrongParty');
    }
  });

  it('a rewritten rule, a rewritten goal, an approval taken back and a deletion', async () => {
    const { agreementId } = await propose();
    expect(await refusedWith('update agreements set answer_working_days = 9 where id = $1', [agreementId])).toBe(
      'agreementFrozen',
    );
    expect(await refusedWith(`update agreement_goals set words = 'x' where agreement_id = $1`, [agreementId])).toBe(
      undefined,
    );
    await approve(agreementId);
    expect(
      await refusedWith(
        'update agreements set municipality_approved_by = null, municipality_approved_at = null, in_force_from = null where id = $1',
        [agreementId],
      ),
    ).toBe('agreementFrozen');
    expect(await refusedWith('delete from agreements where id = $1', [agreementId])).toBe(undefined);
  });

  it('exempting what is no programme, and more than thirty fresh days', async () => {
    const { agreementId } = await propose();
    await close(agreementId, 'WITHDRAWN', manager);
    const insert = `insert into agreements (municipality_id, starts_on, answer_working_days, fresh_days, escalate_after_working_days,
        conclude_working_days, plan_approval_working_days, message_working_days, employment_decision_working_days, return_working_days, exempt_type_codes,
        municipality_contact_ids, employment_service_contact_ids, reason, proposed_by, proposed_by_party, proposed_at)
      select municipality_id, starts_on, answer_working_days, coalesce($3, fresh_days), escalate_after_working_days,
        conclude_working_days, plan_approval_working_days, message_working_days, employment_decision_working_days, return_working_days, $2,
        municipality_contact_ids, employment_service_contact_ids, reason, proposed_by, proposed_by_party, proposed_at from agreements where id = $1`;
    expect(await refusedWith(insert, [agreementId, ['WORK_PLACEMENT'], null])).toBe('agreementServiceUnknown');
    expect(await refusedWith(insert, [agreementId, [], 31])).toBe('agreements_days');
  });
});
