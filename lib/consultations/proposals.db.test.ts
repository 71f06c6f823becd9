import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { getMonthPage } from '@/lib/monthly-assessments/server';
import { getPlan } from '@/lib/plans/server';
import { withActor } from '@/lib/platform/database';
import { saveReferral } from '@/lib/referrals/server';
import { assessed, protectedFor, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { placementRequest } from '@/tests/builders/consultations';
import { buildWorld, contextOf, NOW, TODAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import {
  answerConsultation,
  carryOutConsultation,
  concludeConsultation,
  getConsultationForm,
  getConsultationPage,
  previewProposal,
  requestConsultation,
  takeOverCounterProposal,
} from './server';

let world: World;
const HOUR_MS = 3_600_000;
const later = (hours: number) => ({ now: new Date(NOW.getTime() + hours * HOUR_MS) });

beforeAll(async () => {
  world = await buildWorld();
});

const newCase = (...traits: Parameters<typeof buildCase>[1][]) =>
  buildCase(world, registered(world), assessed, withPlanInForce, ...traits);

const firstLineage = (built: BuiltCase) => built.activities[0]?.lineageId ?? '';

function programmeRequest(built: BuiltCase) {
  return {
    ...placementRequest(built, [firstLineage(built)]),
    kind: 'PROGRAMME' as const,
    typeCode: 'STEG_TILL_ARBETE',
    title: '',
    flexibleWeeklyMinutes: 600,
  };
}

function breakOffRequest(built: BuiltCase) {
  return {
    ...placementRequest(built, [firstLineage(built)]),
    kind: 'BREAK_OFF' as const,
    typeCode: null,
    endsOn: null,
    flexibleWeeklyMinutes: null,
  };
}

async function askedByMunicipality(built: BuiltCase) {
  const { consultationId } = await requestConsultation(contextOf(world.almby.socialWorker), placementRequest(built));
  return { caseId: built.caseId, consultationId };
}

async function askedByAf(built: BuiltCase, input: Parameters<typeof requestConsultation>[1] = programmeRequest(built)) {
  const { consultationId } = await requestConsultation(contextOf(world.office.officer), input);
  return { caseId: built.caseId, consultationId };
}

type Asked = Awaited<ReturnType<typeof askedByAf>>;

async function agree(asked: Asked, answerer: Actor) {
  await answerConsultation(contextOf(answerer, later(1)), { ...asked, answer: 'AGREE', answerReasons: '' });
  await concludeConsultation(contextOf(world.office.officer, later(2)), {
    ...asked,
    conclusion: 'AGREED',
    conclusionNote: '',
  });
}

const counterWith = (asked: Asked, counter: Record<string, unknown>, actor = world.almby.socialWorker) =>
  answerConsultation(contextOf(actor, later(1)), {
    ...asked,
    answer: 'COUNTER',
    answerReasons: 'Praktiken leder till jobb',
    ...counter,
  });

const takeOver = (asked: Asked, actor: Actor = world.office.officer, requestId: string = randomUUID()) =>
  takeOverCounterProposal(contextOf(actor, later(2)), { ...asked, requestId });

async function auditedActions(caseId: string): Promise<string[]> {
  const { rows } = await (await ownerClient()).query('select action from audit_events where case_id = $1', [caseId]);
  return rows.map(({ action }) => action);
}

describe('a samråd of its own', () => {
  it('about praktik is asked by the municipality, by law, with the effect of every week computed', async () => {
    const built = await newCase();
    const asked = await askedByMunicipality(built);
    const page = await getConsultationPage(contextOf(world.office.officer), asked);
    expect(page).toMatchObject({
      kind: 'WORK_PLACEMENT',
      isDemandedByLaw: true,
      mayAnswer: true,
      waitingFor: 'EMPLOYMENT_SERVICE',
      proposal: { title: 'Praktik i köket', startsOn: '2026-11-30', flexibleWeeklyMinutes: 1200 },
    });
    expect(page.effect.weeks).toHaveLength(10);
    expect(page.effect.weeks[0]).toMatchObject({
      week: '2026-W49',
      before: { assignedMinutes: 1920 },
      after: { assignedMinutes: 3120, level: 'FULL_TIME' },
    });
    expect(await previewProposal(contextOf(world.almby.socialWorker), placementRequest(built))).toMatchObject({
      week: page.effect.week,
      after: page.effect.after,
    });
    expect(await auditedActions(built.caseId)).toEqual(
      expect.arrayContaining(['consultation.request', 'consultation.read', 'consultation.preview']),
    );
  });

  it('about a programme of AF tells what it breaks off', async () => {
    const built = await newCase();
    const asked = await askedByAf(built);
    const page = await getConsultationPage(contextOf(world.almby.socialWorker), asked);
    expect(page.effect.brokenOff).toMatchObject([{ title: 'Praktik på lagret' }]);
    expect(page.effect.after).toMatchObject({ assignedMinutes: 0, occupationMinutes: 600, level: 'NO_ACTIVITY' });
    expect(page.otherServices.map(({ code }) => code)).not.toContain('STEG_TILL_ARBETE');
  });

  it('tells each party whom to call at the other: the officer of the case, and whoever else has spoken, each once', async () => {
    const asked = await askedByAf(await newCase());
    const namesFor = async (actor: Actor) =>
      (await getConsultationPage(contextOf(actor), asked)).otherContacts.map(({ name }) => name);
    expect(await namesFor(world.almby.socialWorker)).toEqual([world.office.officer.name]);
    expect(await namesFor(world.office.officer)).toEqual([world.almby.socialWorker.name]);
    await counterWith(asked, { counterKind: 'PART_TIME', counterWeeklyMinutes: 240 }, world.almby.otherSocialWorker);
    expect(await namesFor(world.office.officer)).toEqual([
      world.almby.socialWorker.name,
      world.almby.otherSocialWorker.name,
    ]);
  });

  it('sent three times by one form is one', async () => {
    const built = await newCase();
    const input = placementRequest(built);
    const send = () => requestConsultation(contextOf(world.almby.socialWorker), input);
    expect(await Promise.all([send(), send(), send()])).toEqual(
      Array.from({ length: 3 }, () => ({ consultationId: input.requestId })),
    );
  });

  it.each([
    ['the municipality about a programme of AF', () => world.almby.socialWorker, programmeRequest, 'wrongParty'],
    ['AF about the municipality’s praktik', () => world.office.officer, placementRequest, 'wrongParty'],
    ['another municipality', () => world.bergvik.socialWorker, placementRequest, 'notFound'],
    ['another unit', () => world.almby.southSocialWorker, placementRequest, 'notFound'],
  ] as const)('is refused %s', async (_, actor, request, reason) => {
    const built = await newCase();
    await expect(requestConsultation(contextOf(actor()), request(built))).rejects.toMatchObject({ reason });
  });

  it.each([
    ['from a day that has passed', { startsOn: '2026-11-17' }, { startsOn: 'startsInThePast' }],
    ['with a service of another kind', { typeCode: 'ROM' }, { typeCode: 'chooseService' }],
    ['ending what the plan does not hold', { endsLineageIds: [randomUUID()] }, { endsLineageIds: 'chooseActivity' }],
  ])('is refused %s', async (_, change, fields) => {
    const built = await newCase();
    await expect(
      requestConsultation(contextOf(world.almby.socialWorker), { ...placementRequest(built), ...change }),
    ).rejects.toMatchObject({ reason: 'invalidInput', fields });
  });

  it('needs someone to ask', async () => {
    const built = await buildCase(world, assessed);
    await expect(
      requestConsultation(contextOf(world.almby.socialWorker), placementRequest(built)),
    ).rejects.toMatchObject({ reason: 'consultationOtherPartyMissing' });
    expect(
      await getConsultationForm(contextOf(world.almby.socialWorker), {
        caseId: built.caseId,
        kind: null,
        lineageId: null,
      }),
    ).toMatchObject({ hasOtherParty: false });
  });

  it('of a protected person is found only by those who are named', async () => {
    const built = await newCase(protectedFor(world.almby.socialWorker, world.office.officer));
    const asked = await askedByMunicipality(built);
    await expect(getConsultationPage(contextOf(world.office.officer), asked)).resolves.toMatchObject({
      mayAnswer: true,
    });
    await expect(getConsultationPage(contextOf(world.office.otherOfficer), asked)).rejects.toMatchObject({
      reason: 'notFound',
    });
  });

  it('shows every earlier time at a provider with its result', async () => {
    const built = await newCase({ referral: { state: 'ENDED', startsOn: '2025-02-03', endsOn: '2025-08-01' } });
    const page = await getConsultationPage(contextOf(world.office.officer), await askedByMunicipality(built));
    expect(page.earlierReferrals).toMatchObject([
      { providerName: 'Stigen AB', startedOn: '2025-02-03', endReason: 'NO_SUITABLE_SUPPORT' },
    ]);
  });
});

describe('what is proposed instead', () => {
  it('is no consent: it can only be concluded without agreement', async () => {
    const asked = await askedByAf(await newCase());
    await counterWith(asked, { counterKind: 'PART_TIME', counterWeeklyMinutes: 240 });
    const month = { caseId: asked.caseId, month: TODAY.slice(0, 7) };
    const { basis } = await getMonthPage(contextOf(world.almby.socialWorker, later(2)), month);
    expect(basis.facts.find(({ kind }) => kind === 'CONSULTATION_ANSWERED')?.values.answer).toBe('COUNTER');
    const page = await getConsultationPage(contextOf(world.office.officer), asked);
    expect(page).toMatchObject({
      answer: 'OBJECT',
      counter: { kind: 'PART_TIME', weeklyMinutes: 240 },
      mayTakeOver: true,
      waitingFor: 'EMPLOYMENT_SERVICE',
      possibleConclusions: ['NOT_AGREED'],
    });
  });

  it('is taken over in one action: a new samråd with the change made and the effect computed anew', async () => {
    const built = await newCase();
    const asked = await askedByAf(built);
    await counterWith(asked, { counterKind: 'PART_TIME', counterWeeklyMinutes: 240 });
    const { consultationId } = await takeOver(asked);
    const next = await getConsultationPage(contextOf(world.almby.socialWorker), { ...asked, consultationId });
    expect(next).toMatchObject({
      state: 'REQUESTED',
      mayAnswer: true,
      replacesId: asked.consultationId,
      proposal: { flexibleWeeklyMinutes: 240 },
      effect: { brokenOff: [], after: { assignedMinutes: 1920, occupationMinutes: 240 } },
    });
    expect(await getConsultationPage(contextOf(world.office.officer), asked)).toMatchObject({
      state: 'WITHDRAWN',
      replacedById: consultationId,
    });
    expect(await auditedActions(built.caseId)).toContain('consultation.take-over');
  });

  it('by AF, to the municipality that asked, waits for the municipality', async () => {
    const asked = await askedByMunicipality(await newCase());
    await counterWith(asked, { counterKind: 'OTHER_START', counterStartsOn: '2026-12-14' }, world.office.officer);
    expect(await getConsultationPage(contextOf(world.almby.socialWorker), asked)).toMatchObject({
      waitingFor: 'MUNICIPALITY',
      mayTakeOver: true,
    });
    const { consultationId } = await takeOver(asked, world.almby.socialWorker);
    expect(await getConsultationPage(contextOf(world.office.officer), { ...asked, consultationId })).toMatchObject({
      proposal: { startsOn: '2026-12-14', endsOn: '2027-03-12' },
    });
  });

  it('about a referral changes the referral and asks again', async () => {
    const built = await newCase();
    const { referralId, consultationId } = await saveReferral(contextOf(world.office.officer), {
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
      endsLineageIds: [firstLineage(built)],
      purpose: 'Matchning',
      differenceFromEarlier: '',
    });
    const asked = { caseId: built.caseId, consultationId: consultationId ?? '' };
    await counterWith(asked, { counterKind: 'OTHER_SERVICE', counterTypeCode: 'STEG_TILL_ARBETE' });
    const next = await takeOver(asked);
    const { rows } = await (await ownerClient()).query(
      'select state, type_code, ends_on::text from referrals where id = $1',
      [referralId],
    );
    expect(rows).toEqual([{ state: 'AWAITING_CONSULTATION', type_code: 'STEG_TILL_ARBETE', ends_on: '2027-05-22' }]);
    expect(await getConsultationPage(contextOf(world.almby.socialWorker), { ...asked, ...next })).toMatchObject({
      referral: { serviceName: 'Steg till arbete' },
    });
  });

  it.each([
    ['by the one who proposed it', () => world.almby.socialWorker, 'wrongParty'],
    ['by another municipality', () => world.bergvik.socialWorker, 'notFound'],
  ] as const)('is not taken over %s', async (_, actor, reason) => {
    const asked = await askedByAf(await newCase());
    await counterWith(asked, { counterKind: 'OTHER_START', counterStartsOn: '2026-12-07' });
    await expect(takeOver(asked, actor())).rejects.toMatchObject({ reason });
  });

  it('is not taken over where nothing else was proposed, nor twice', async () => {
    const asked = await askedByAf(await newCase());
    await expect(takeOver(asked)).rejects.toMatchObject({ reason: 'consultationNoCounterProposal' });
    await counterWith(asked, { counterKind: 'OTHER_START', counterStartsOn: '2026-12-07' });
    const results = await Promise.allSettled([takeOver(asked), takeOver(asked)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { reason: 'consultationWithdrawn' },
    });
  });

  it('is refused by PostgreSQL together with a yes', async () => {
    const asked = await askedByAf(await newCase());
    await expect(
      withActor(
        world.almby.socialWorker,
        (db) =>
          db.$executeRaw`update consultations set answer = 'AGREE', answered_by = ${world.almby.socialWorker.userId}::uuid,
            answered_at = ${later(1).now}, counter_proposal = '{"kind":"PART_TIME"}' where id = ${asked.consultationId}::uuid`,
      ),
    ).rejects.toThrow(/consultations_counter_is_no_consent/);
  });
});

describe('what was agreed', () => {
  it('enters the plan as a version that both have approved through the samråd', async () => {
    const built = await newCase();
    const asked = await askedByMunicipality(built);
    await agree(asked, world.office.officer);
    await carryOutConsultation(contextOf(world.almby.socialWorker, later(3)), asked);
    const { agreed } = await getPlan(contextOf(world.almby.socialWorker), { caseId: built.caseId });
    expect(agreed).toMatchObject({
      approvals: [
        { basis: 'CONSULTATION', name: 'Sara Holm' },
        { basis: 'CONSULTATION', name: 'Anna Ros' },
      ],
      activities: [{ title: 'Praktik på lagret' }, { title: 'Praktik i köket', endsOn: '2027-02-26' }],
    });
    expect(await auditedActions(built.caseId)).toEqual(
      expect.arrayContaining(['consultation.carry-out', 'plan.consultation']),
    );
  });

  it('about breaking off lets the activity be ended', async () => {
    const built = await newCase();
    const asked = await askedByAf(built, breakOffRequest(built));
    await agree(asked, world.almby.socialWorker);
    await carryOutConsultation(contextOf(world.office.officer, later(3)), asked);
    const { agreed } = await getPlan(contextOf(world.almby.socialWorker), { caseId: built.caseId });
    expect(agreed?.activities).toEqual([]);
  });

  it.each([
    ['before the conclusion', async () => undefined, 3, 'consultationUnanswered'],
    ['after thirty days', (asked: Asked) => agree(asked, world.office.officer), 2 + 30 * 24, 'consultationTooOld'],
  ] as const)('is not carried out %s', async (_, before, hours, reason) => {
    const asked = await askedByMunicipality(await newCase());
    await before(asked);
    await expect(carryOutConsultation(contextOf(world.almby.socialWorker, later(hours)), asked)).rejects.toMatchObject({
      reason,
    });
  });

  it('is carried out once, by the party that asked', async () => {
    const asked = await askedByMunicipality(await newCase());
    await agree(asked, world.office.officer);
    await expect(carryOutConsultation(contextOf(world.office.officer, later(3)), asked)).rejects.toMatchObject({
      reason: 'wrongParty',
    });
    const carry = () => carryOutConsultation(contextOf(world.almby.socialWorker, later(3)), asked);
    const results = await Promise.allSettled([carry(), carry(), carry()]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it.each([
    ['before it is agreed', async () => undefined],
    [
      'after the plan has changed',
      async (asked: Asked, built: BuiltCase) => {
        await agree(asked, world.office.officer);
        await (await ownerClient()).query('update plan_versions set ended_at = now() where id = $1', [
          built.planVersionId,
        ]);
      },
    ],
  ])('is marked as carried out by nobody %s: PostgreSQL refuses', async (_, prepare) => {
    const built = await newCase();
    const asked = await askedByMunicipality(built);
    await prepare(asked, built);
    const { userId } = world.almby.socialWorker;
    await expect(
      withActor(
        world.almby.socialWorker,
        (db) =>
          db.$executeRaw`update consultations set carried_out_by = ${userId}::uuid, carried_out_at = ${later(3).now} where id = ${asked.consultationId}::uuid`,
      ),
    ).rejects.toThrow(/SC004|without a fresh consultation/);
  });
});

describe('a programme that a provider holds here', () => {
  const holdAt = async (codes: string[]) => {
    await (await ownerClient()).query('update provider_sites set service_codes = $2 where provider_id = $1', [
      world.broar.id,
      codes,
    ]);
  };
  afterEach(() => holdAt([]));

  it('is asked about as a referral: not as a programme, nor proposed instead of one, nor logged', async () => {
    const built = await newCase();
    const asked = await askedByAf(built, { ...programmeRequest(built), typeCode: 'AF_WORK_TRAINING' });
    await holdAt(['ROM', 'STEG_TILL_ARBETE']);
    await expect(askedByAf(built)).rejects.toMatchObject({ fields: { typeCode: 'programmeHeldByProvider' } });
    await expect(
      counterWith(asked, { counterKind: 'OTHER_SERVICE', counterTypeCode: 'STEG_TILL_ARBETE' }),
    ).rejects.toMatchObject({ fields: { counterTypeCode: 'programmeHeldByProvider' } });
    const page = await getConsultationPage(contextOf(world.almby.socialWorker), asked);
    expect(page.otherServices.map(({ code }) => code)).not.toContain('STEG_TILL_ARBETE');
    const form = await getConsultationForm(contextOf(world.office.officer), {
      caseId: built.caseId,
      kind: null,
      lineageId: null,
    });
    expect(form.services.map(({ code }) => code)).not.toContain('STEG_TILL_ARBETE');
    expect(form.heldByProviders).toEqual(['Rusta och matcha (ROM)', 'Steg till arbete']);
  });

  it('is not carried into the plan by a samråd that was agreed before a provider held it', async () => {
    const built = await newCase();
    const asked = await askedByAf(built);
    await agree(asked, world.almby.socialWorker);
    await holdAt(['STEG_TILL_ARBETE']);
    const carry = () => carryOutConsultation(contextOf(world.office.officer, later(3)), asked);
    expect(await getConsultationPage(contextOf(world.office.officer, later(3)), asked)).toMatchObject({
      carryingOut: { allowed: false, reason: 'programmeHeldByProvider' },
    });
    await expect(carry()).rejects.toMatchObject({ reason: 'programmeHeldByProvider' });
    await holdAt([]);
    await carry();
  });
});

describe('each speaks for itself: PostgreSQL refuses', () => {
  const force = (asked: Asked, actor: Actor, answeredBy: Actor) =>
    withActor(
      actor,
      (db) =>
        db.$executeRaw`update consultations set answer = 'AGREE', answered_by = ${answeredBy.userId}::uuid, answered_at = ${later(1).now}
          where id = ${asked.consultationId}::uuid`,
    );

  it('an answer that somebody else writes in a colleague’s or the other party’s name', async () => {
    const asked = await askedByAf(await newCase());
    await expect(force(asked, world.office.officer, world.almby.socialWorker)).rejects.toThrow(/SC002/);
    await expect(force(asked, world.almby.otherSocialWorker, world.almby.socialWorker)).rejects.toThrow(/SC002/);
    await expect(force(asked, world.almby.socialWorker, world.almby.socialWorker)).resolves.toBe(1);
  });

  it('an answer that concludes in the same breath, when nothing was logged', async () => {
    const asked = await askedByAf(await newCase());
    const { userId } = world.almby.socialWorker;
    await expect(
      withActor(
        world.almby.socialWorker,
        (
          db,
        ) => db.$executeRaw`update consultations set answer = 'AGREE', answered_by = ${userId}::uuid, answered_at = ${later(1).now},
          conclusion = 'AGREED', concluded_by = ${world.office.officer.userId}::uuid, concluded_at = ${later(1).now},
          confirmed_by = ${userId}::uuid, confirmed_at = ${later(1).now} where id = ${asked.consultationId}::uuid`,
      ),
    ).rejects.toThrow(/SC003|as it was logged/);
  });
});
