import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import {
  answerConsultation,
  concludeConsultation,
  confirmConsultation,
  getConsultationPage,
  withdrawConsultation,
} from '@/lib/consultations/server';
import { withActor } from '@/lib/platform/database';
import { assessed, protectedFor, registered, withPlanInForce } from '@/tests/builders/case-traits';
import type { BuiltCase } from '@/tests/builders/cases';
import { buildCase } from '@/tests/builders/cases';
import { buildWorld, contextOf, NOW, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import {
  cancelReferral,
  decideReferral,
  getReferralForm,
  getReferralPage,
  previewReferral,
  saveReferral,
} from './server';

let world: World;
const HOUR_MS = 3_600_000;
const later = (hours: number) => ({ now: new Date(NOW.getTime() + hours * HOUR_MS) });

beforeAll(async () => {
  world = await buildWorld();
});

const newCase = (...traits: Parameters<typeof buildCase>[1][]) =>
  buildCase(world, registered(world), assessed, withPlanInForce, ...traits);

function proposal(built: BuiltCase) {
  return {
    caseId: built.caseId,
    referralId: null,
    revision: 0,
    asksNow: true,
    providerId: world.stigen.id,
    coachId: world.stigen.coach.userId,
    typeCode: 'ROM',
    startsOn: '2026-11-23',
    endsOn: '2027-05-22',
    flexibleWeeklyMinutes: 90,
    slots: [],
    endsLineageIds: built.activities.map(({ lineageId }) => lineageId),
    purpose: 'Matchning mot lager',
    differenceFromEarlier: '',
  };
}

async function ask(built: BuiltCase) {
  const { referralId, consultationId } = await saveReferral(contextOf(world.office.officer), proposal(built));
  if (!consultationId) throw new Error('no samråd was opened');
  return { caseId: built.caseId, referralId, consultationId };
}

const answer = (
  asked: { caseId: string; consultationId: string },
  given: 'AGREE' | 'OBJECT' = 'AGREE',
  actor = world.almby.socialWorker,
) =>
  answerConsultation(contextOf(actor, later(1)), {
    ...asked,
    answer: given,
    answerReasons: given === 'AGREE' ? '' : 'Praktiken leder till jobb',
  });

const conclude = (asked: { caseId: string; consultationId: string }, conclusion: 'AGREED' | 'NOT_AGREED' = 'AGREED') =>
  concludeConsultation(contextOf(world.office.officer, later(2)), { ...asked, conclusion, conclusionNote: '' });

async function revisionOf(referralId: string): Promise<number> {
  const { rows } = await (await ownerClient()).query('select revision from referrals where id = $1', [referralId]);
  return rows[0].revision;
}

const decide = async (asked: { caseId: string; referralId: string }, actor: Actor = world.office.officer, hours = 3) =>
  decideReferral(contextOf(actor, later(hours)), { ...asked, revision: await revisionOf(asked.referralId) });

async function auditedActions(caseId: string): Promise<string[]> {
  const { rows } = await (await ownerClient()).query(
    'select action from audit_events where case_id = $1 order by at, id',
    [caseId],
  );
  return rows.map(({ action }) => action);
}

describe('the way from a draft to a decision', () => {
  it('goes through samråd, and the decided referral stands in the week of the plan', async () => {
    const built = await newCase();
    const asked = await ask(built);
    await answer(asked);
    await conclude(asked);
    await confirmConsultation(contextOf(world.almby.socialWorker, later(3)), asked);
    await decide(asked);

    const client = await ownerClient();
    const { rows: versions } = await client.query(
      `select p.number, p.state, p.municipality_approval_basis, p.in_force_from::text, p.in_force_to::text from plan_versions p where p.case_id = $1 order by number`,
      [built.caseId],
    );
    expect(versions).toMatchObject([
      { number: 1, state: 'SUPERSEDED', in_force_to: '2026-11-22' },
      { number: 2, state: 'APPROVED', municipality_approval_basis: 'CONSULTATION', in_force_from: '2026-11-23' },
    ]);
    const { rows: weeks } = await client.query(
      `select level, assigned_minutes, programme_minutes from case_weeks where case_id = $1 and week = '2026-11-23'`,
      [built.caseId],
    );
    expect(weeks).toEqual([{ level: 'NO_ACTIVITY', assigned_minutes: 0, programme_minutes: 90 }]);
    const { rows: cases } = await client.query('select provider_ids from cases where id = $1', [built.caseId]);
    expect(cases[0].provider_ids).toEqual([world.stigen.id]);
    expect(await auditedActions(built.caseId)).toEqual(
      expect.arrayContaining([
        'referral.save',
        'consultation.request',
        'consultation.answer',
        'consultation.conclude',
        'consultation.confirm',
        'referral.decide',
      ]),
    );
  });

  it('shows both parties the same computed effect', async () => {
    const built = await newCase();
    const asked = await ask(built);
    const page = await getConsultationPage(contextOf(world.almby.socialWorker), asked);
    expect(page.effect.before).toMatchObject({
      level: 'BELOW_FULL_TIME',
      assignedMinutes: 1920,
      requiredMinutes: 2100,
    });
    expect(page.effect.after).toMatchObject({
      level: 'NO_ACTIVITY',
      assignedMinutes: 0,
      occupationMinutes: 90,
      gapMinutes: 2100,
    });
    expect(page.effect.brokenOff).toHaveLength(1);
    expect(page.dueOn).toBe('2026-11-25');
    expect(page).toMatchObject({ mayAnswer: true, mayConclude: false, waitingFor: 'MUNICIPALITY' });
    expect(await previewReferral(contextOf(world.office.officer), proposal(built))).toMatchObject(page.effect);
  });
});

describe('the gate refuses', () => {
  const steps: [string, (asked: Awaited<ReturnType<typeof ask>>) => Promise<unknown>, string][] = [
    ['before the answer', async () => undefined, 'consultationUnanswered'],
    ['before the conclusion', (asked) => answer(asked), 'consultationNotConcluded'],
    [
      'after a samråd without agreement',
      async (asked) => {
        await answer(asked, 'OBJECT');
        await conclude(asked, 'NOT_AGREED');
      },
      'consultationNotAgreed',
    ],
    [
      'after the samråd was withdrawn',
      (asked) =>
        withdrawConsultation(contextOf(world.office.officer, later(1)), { ...asked, withdrawnReason: 'Nytt förslag' }),
      'referralWithoutConsultation',
    ],
  ];
  it.each(steps)('%s', async (_, before, reason) => {
    const asked = await ask(await newCase());
    await before(asked);
    await expect(decide(asked)).rejects.toMatchObject({ reason });
    expect(await getReferralPage(contextOf(world.office.officer, later(3)), asked)).toMatchObject({
      decision: { allowed: false, reason },
    });
  });

  it('a draft that nobody was asked about', async () => {
    const built = await newCase();
    const { referralId } = await saveReferral(contextOf(world.office.officer), { ...proposal(built), asksNow: false });
    await expect(decide({ caseId: built.caseId, referralId })).rejects.toMatchObject({
      reason: 'referralWithoutConsultation',
    });
  });

  it('when the samråd is older than thirty days', async () => {
    const asked = await ask(await newCase());
    await answer(asked);
    await conclude(asked);
    await expect(decide(asked, world.office.officer, 2 + 30 * 24)).rejects.toMatchObject({
      reason: 'consultationTooOld',
    });
  });

  it('when the plan has got a new version since', async () => {
    const built = await newCase();
    const asked = await ask(built);
    await answer(asked);
    await conclude(asked);
    await (await ownerClient()).query(`update plan_versions set ended_at = now() where id = $1`, [built.planVersionId]);
    await expect(decide(asked)).rejects.toMatchObject({ reason: 'consultationPlanChanged' });
  });

  it('the municipality, which does not decide referrals', async () => {
    const asked = await ask(await newCase());
    await answer(asked);
    await conclude(asked);
    await expect(decide(asked, world.almby.socialWorker)).rejects.toMatchObject({ reason: 'wrongParty' });
  });
});

describe('PostgreSQL refuses on its own', () => {
  /** What someone past every rule and command would try. */
  const force = (asked: { referralId: string }, hours = 3) =>
    withActor(
      world.office.officer,
      (db) =>
        db.$executeRaw`update referrals set state = 'DECIDED', decided_by = ${world.office.officer.userId}::uuid, decided_at = ${later(hours).now} where id = ${asked.referralId}::uuid`,
    );
  const clear = (asked: { referralId: string }) =>
    withActor(
      world.office.officer,
      (db) => db.$executeRaw`update referrals set state = 'CLEARED' where id = ${asked.referralId}::uuid`,
    );

  it.each([
    ['without an answer', async () => undefined],
    [
      'after an objection',
      async (asked: Awaited<ReturnType<typeof ask>>) => {
        await answer(asked, 'OBJECT');
        await conclude(asked, 'NOT_AGREED');
      },
    ],
  ])('a decision %s, even on a referral marked as cleared', async (_, before) => {
    const asked = await ask(await newCase());
    await before(asked);
    await clear(asked);
    await expect(force(asked)).rejects.toThrow(/SR003|fresh consultation/);
  });

  it('a decision on a samråd that is too old', async () => {
    const asked = await ask(await newCase());
    await answer(asked);
    await conclude(asked);
    await expect(force(asked, 2 + 30 * 24)).rejects.toThrow(/SR003|fresh consultation/);
    await expect(force(asked, 3)).resolves.toBe(1);
  });

  it('a decision straight from the draft', async () => {
    const built = await newCase();
    const { referralId } = await saveReferral(contextOf(world.office.officer), { ...proposal(built), asksNow: false });
    await expect(force({ referralId })).rejects.toThrow(/SR001|cannot go from/);
  });

  it('a samråd concluded as agreed without an answer', async () => {
    const asked = await ask(await newCase());
    await expect(
      withActor(
        world.office.officer,
        (db) =>
          db.$executeRaw`update consultations set conclusion = 'AGREED', concluded_by = ${world.office.officer.userId}::uuid, concluded_at = ${later(2).now} where id = ${asked.consultationId}::uuid`,
      ),
    ).rejects.toThrow(/consultations_conclusion_follows_answer|consultations_order/);
  });

  it('an answer by the party that asked', async () => {
    const asked = await ask(await newCase());
    await expect(
      withActor(
        world.office.officer,
        (db) =>
          db.$executeRaw`update consultations set answer = 'AGREE', answered_by = ${world.office.officer.userId}::uuid, answered_at = ${later(1).now} where id = ${asked.consultationId}::uuid`,
      ),
    ).rejects.toThrow(/SC002|speaks for itself/);
  });

  it('rewriting a referral while it is consulted about', async () => {
    const asked = await ask(await newCase());
    await expect(
      withActor(
        world.office.officer,
        (db) => db.$executeRaw`update referrals set flexible_weekly_minutes = 600 where id = ${asked.referralId}::uuid`,
      ),
    ).rejects.toThrow(/SR002|not rewritten/);
  });
});

describe('who is found and who is not', () => {
  it.each([
    ['another municipality', () => world.bergvik.socialWorker],
    ['another unit', () => world.almby.southSocialWorker],
    ['an office that does not serve the municipality', () => world.bergvikOffice.officer],
    ['a provider without a decided referral', () => world.stigen.coach],
  ])('%s finds neither the samråd nor the referral', async (_, actor) => {
    const asked = await ask(await newCase());
    await expect(getConsultationPage(contextOf(actor()), asked)).rejects.toMatchObject({ reason: 'notFound' });
    await expect(getReferralPage(contextOf(actor()), asked)).rejects.toMatchObject({ reason: 'notFound' });
    await expect(answer(asked, 'AGREE', actor())).rejects.toMatchObject({ reason: 'notFound' });
  });

  it('a protected person is found only by those who are named', async () => {
    const built = await newCase(protectedFor(world.almby.socialWorker, world.office.officer));
    const asked = await ask(built);
    await expect(getConsultationPage(contextOf(world.almby.socialWorker), asked)).resolves.toMatchObject({
      mayAnswer: true,
    });
    await expect(getConsultationPage(contextOf(world.almby.otherSocialWorker), asked)).rejects.toMatchObject({
      reason: 'notFound',
    });
    await expect(getConsultationPage(contextOf(world.office.otherOfficer), asked)).rejects.toMatchObject({
      reason: 'notFound',
    });
  });
});

describe('two at once', () => {
  it('two answers: one stands, the other is told', async () => {
    const asked = await ask(await newCase());
    const results = await Promise.allSettled([answer(asked), answer(asked, 'OBJECT', world.almby.otherSocialWorker)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { reason: 'consultationAlreadyAnswered' },
    });
  });

  it('three decisions: one new version of the plan', async () => {
    const built = await newCase();
    const asked = await ask(built);
    await answer(asked);
    await conclude(asked);
    const results = await Promise.allSettled([decide(asked), decide(asked), decide(asked)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { rows } = await (await ownerClient()).query(
      'select count(*)::int as versions from plan_versions where case_id = $1',
      [built.caseId],
    );
    expect(rows).toEqual([{ versions: 2 }]);
  });

  it('a withdrawal and a conclusion: one of them', async () => {
    const asked = await ask(await newCase());
    await answer(asked);
    const results = await Promise.allSettled([
      conclude(asked),
      withdrawConsultation(contextOf(world.office.officer, later(2)), { ...asked, withdrawnReason: 'Nytt förslag' }),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('a referral', () => {
  it('begins, as it is proposed, the Monday after the municipality’s answer is due', async () => {
    const { caseId } = await newCase();
    const { values } = await getReferralForm(contextOf(world.office.officer), { caseId, referralId: null });
    expect(values).toMatchObject({ startsOn: '2026-11-30', endsOn: '2027-05-29' });
  });

  it('is asked about once at a time', async () => {
    const built = await newCase();
    await ask(built);
    await expect(ask(built)).rejects.toThrow(/referrals_one_open/);
  });

  it('after one without result says what is different', async () => {
    const built = await newCase({ referral: { state: 'ENDED', startsOn: '2025-02-03', endsOn: '2025-08-01' } });
    await expect(ask(built)).rejects.toMatchObject({ reason: 'differenceRequired' });
    const form = await getReferralForm(contextOf(world.office.officer), { caseId: built.caseId, referralId: null });
    expect(form.evidence).toMatchObject([
      { startedOn: '2025-02-03', endReason: 'NO_SUITABLE_SUPPORT', plannedMinutes: 0, presentMinutes: 0 },
    ]);
  });

  it('dropped by AF takes its samråd with it', async () => {
    const built = await newCase();
    const asked = await ask(built);
    await cancelReferral(contextOf(world.office.officer, later(1)), {
      ...asked,
      revision: await revisionOf(asked.referralId),
    });
    await expect(answer(asked)).rejects.toMatchObject({ reason: 'consultationWithdrawn' });
  });

  it('dropped by AF is no longer why the week falls short', async () => {
    const built = await newCase();
    const causes = async () => {
      const { rows } = await (await ownerClient()).query(
        'select gap_cause from case_weeks where case_id = $1 and week >= $2 order by week',
        [built.caseId, '2026-11-16'],
      );
      return rows.map(({ gap_cause: cause }) => cause);
    };
    const asked = await ask(built);
    expect(await causes()).toEqual(['CONSULTATION_UNANSWERED', 'CONSULTATION_UNANSWERED']);
    await cancelReferral(contextOf(world.office.officer, later(1)), {
      ...asked,
      revision: await revisionOf(asked.referralId),
    });
    expect(await causes()).toEqual(['UNKNOWN', 'UNKNOWN']);
  });
});

describe('what was agreed on with a condition', () => {
  it('is read where it is decided, and the samråd leads there for the one who decides', async () => {
    const asked = await ask(await newCase());
    const given = { answer: 'AGREE_WITH_CONDITIONS' as const, answerReasons: 'Yrkessvenskan ska rymmas' };
    await answerConsultation(contextOf(world.almby.socialWorker, later(1)), { ...asked, ...given });
    await concludeConsultation(contextOf(world.office.officer, later(2)), {
      ...asked,
      conclusion: 'AGREED_WITH_CONDITIONS',
      conclusionNote: '',
    });
    const reader = contextOf(world.office.officer, later(3));
    expect(await getReferralPage(reader, asked)).toMatchObject({ conditions: 'Yrkessvenskan ska rymmas' });
    expect(await getConsultationPage(reader, asked)).toMatchObject({ toDecideId: asked.referralId });
    const municipality = contextOf(world.almby.socialWorker, later(3));
    expect(await getConsultationPage(municipality, asked)).toMatchObject({ toDecideId: null });
    await decide(asked);
    expect(await getConsultationPage(reader, asked)).toMatchObject({ toDecideId: null });
  });

  it('is nothing where it was agreed on as it stood, or not at all', async () => {
    const asked = await ask(await newCase());
    await answer(asked);
    await conclude(asked);
    expect(await getReferralPage(contextOf(world.office.officer, later(3)), asked)).toMatchObject({ conditions: null });
    const refused = await ask(await newCase());
    await answer(refused, 'OBJECT');
    await conclude(refused, 'NOT_AGREED');
    const page = await getConsultationPage(contextOf(world.office.officer, later(3)), refused);
    expect(page).toMatchObject({ toDecideId: null });
  });
});
