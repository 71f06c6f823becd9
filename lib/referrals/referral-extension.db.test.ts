import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  answerConsultation,
  concludeConsultation,
  getConsultationPage,
  listCaseConsultations,
  takeOverCounterProposal,
  withdrawConsultation,
} from '@/lib/consultations/server';
import { withActor } from '@/lib/platform/database';
import { describeDatabaseRefusal } from '@/lib/platform/database-refusals';
import { assessed, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildWorld, contextOf, NOW, TODAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { endReferral, extendReferral, getParticipantReferral, getReferralPage, requestExtension } from './server';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

const HOUR_MS = 3_600_000;
const later = (hours: number) => ({ now: new Date(NOW.getTime() + hours * HOUR_MS) });
const TO = '2027-11-15';

const running = () =>
  buildCase(world, registered(world), assessed, withPlanInForce, {
    referral: { state: 'STARTED', startsOn: '2026-11-16', endsOn: '2027-05-15' },
  });

async function referralOf({ referralId }: BuiltCase) {
  const { rows } = await (await ownerClient()).query(
    'select state, revision, extended_to::text from referrals where id = $1',
    [referralId],
  );
  return rows[0];
}
const stepOf = async (built: BuiltCase) => ({
  caseId: built.caseId,
  referralId: built.referralId ?? '',
  revision: (await referralOf(built)).revision,
});
const ask = async (built: BuiltCase, toOn = TO, actor = world.office.officer) =>
  requestExtension(contextOf(actor), { ...(await stepOf(built)), toOn, purpose: 'Praktiken blir klar i höst' });
const extend = async (built: BuiltCase, hours = 3, actor = world.office.officer) =>
  extendReferral(contextOf(actor, later(hours)), await stepOf(built));

async function agree(built: BuiltCase, consultationId: string, conclusion: 'AGREED' | 'NOT_AGREED' = 'AGREED') {
  const asked = { caseId: built.caseId, consultationId };
  await answerConsultation(contextOf(world.almby.socialWorker, later(1)), {
    ...asked,
    answer: conclusion === 'AGREED' ? 'AGREE' : 'OBJECT',
    answerReasons: conclusion === 'AGREED' ? '' : 'Praktiken är slut',
  });
  await concludeConsultation(contextOf(world.office.officer, later(2)), { ...asked, conclusion, conclusionNote: '' });
}

describe('an extension', () => {
  it('is asked about, agreed to and decided, and the referral runs on all the time', async () => {
    const built = await running();
    const { consultationId } = await ask(built);
    expect(await referralOf(built)).toMatchObject({ state: 'STARTED', extended_to: null });
    const { consultations } = await listCaseConsultations(contextOf(world.almby.socialWorker), built);
    expect(consultations.map((each) => [each.consultationId, each.isExtension, each.providerName])).toEqual([
      [consultationId, true, world.stigen.coach.organisationName],
      [built.consultationId, false, world.stigen.coach.organisationName],
    ]);
    await agree(built, consultationId);
    await extend(built);
    expect(await referralOf(built)).toMatchObject({ state: 'STARTED', extended_to: TO });
    const asked = { caseId: built.caseId, referralId: built.referralId ?? '' };
    const page = await getReferralPage(contextOf(world.almby.socialWorker, later(4)), asked);
    expect(page).toMatchObject({ runsUntil: TO, extension: null });
    expect(await getParticipantReferral(contextOf(world.stigen.coach, later(4)), asked)).toMatchObject({ endsOn: TO });
    expect(page.events.at(-1)).toMatchObject({ kind: 'EXTENDED', day: TO });
    const { rows } = await (await ownerClient()).query(
      `select 1 from audit_events where case_id = $1 and action in ('referral.ask-extension', 'referral.extend')`,
      [built.caseId],
    );
    expect(rows).toHaveLength(2);
  });

  it('withdrawn or objected to leaves the referral as it is', async () => {
    const withdrawn = await running();
    const { consultationId } = await ask(withdrawn);
    await withdrawConsultation(contextOf(world.office.officer, later(1)), {
      caseId: withdrawn.caseId,
      consultationId,
      withdrawnReason: 'Nytt förslag',
    });
    await expect(extend(withdrawn)).rejects.toMatchObject({ reason: 'extensionWithoutConsultation' });
    const refused = await running();
    await agree(refused, (await ask(refused)).consultationId, 'NOT_AGREED');
    await expect(extend(refused)).rejects.toMatchObject({ reason: 'consultationNotAgreed' });
    expect(await referralOf(refused)).toMatchObject({ state: 'STARTED', extended_to: null });
  });

  it('that is still asked about falls with the referral, and nobody waits for an answer', async () => {
    const built = await running();
    const { consultationId } = await ask(built);
    const result = { resultOn: null, resultPlace: '', resultWeeklyMinutes: null };
    const end = { endedOn: TODAY, reason: 'NO_SUITABLE_SUPPORT' as const, note: '', ...result };
    await endReferral(contextOf(world.office.officer, later(1)), { ...(await stepOf(built)), ...end });
    const { rows } = await (await ownerClient()).query(
      `select c.state, (select w.gap_cause from case_weeks w where w.case_id = c.case_id and w.week = '2026-11-23') as cause
       from consultations c where c.id = $1`,
      [consultationId],
    );
    expect(rows).toMatchObject([{ state: 'WITHDRAWN' }]);
    expect(rows[0].cause).not.toBe('CONSULTATION_UNANSWERED');
  });

  it('is refused beyond twelve months, without a samråd, on one too old, to others, and when sent again', async () => {
    const built = await running();
    await expect(ask(built, '2027-11-16')).rejects.toMatchObject({ reason: 'extensionTooLong' });
    await expect(ask(built, '2027-05-15')).rejects.toMatchObject({ reason: 'extensionNotLater' });
    await expect(ask(built, TO, world.almby.socialWorker)).rejects.toMatchObject({ reason: 'wrongParty' });
    await expect(ask(built, TO, world.bergvikOffice.officer)).rejects.toMatchObject({ reason: 'notFound' });
    await expect(extend(built)).rejects.toMatchObject({ reason: 'extensionWithoutConsultation' });
    const { consultationId } = await ask(built);
    await expect(extend(built)).rejects.toMatchObject({ reason: 'consultationUnanswered' });
    await agree(built, consultationId);
    await expect(extend(built, 2 + 31 * 24)).rejects.toMatchObject({ reason: 'consultationTooOld' });
    const results = await Promise.allSettled([extend(built), extend(built), extend(built)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is refused by PostgreSQL without a fresh samråd about exactly that day', async () => {
    const built = await running();
    const officer = world.office.officer;
    const force = (toOn: string, hours = 3) =>
      withActor(
        officer,
        (db) => db.$executeRaw`update referrals set extended_to = ${toOn}::date, extended_by = ${officer.userId}::uuid,
          extended_at = ${later(hours).now} where id = ${built.referralId}::uuid`,
      ).then(
        () => 'done',
        (error) => describeDatabaseRefusal(error)?.reason ?? String(error),
      );
    expect(await force(TO)).toBe('extensionWithoutConsultation');
    const { consultationId } = await ask(built);
    expect(await force(TO)).toBe('extensionWithoutConsultation');
    await agree(built, consultationId);
    expect(await force('2027-10-15')).toBe('extensionWithoutConsultation');
    expect(await force(TO, 2 + 31 * 24)).toBe('extensionWithoutConsultation');
    expect(await force(TO)).toBe('done');
  });

  const counterWith = (built: BuiltCase, consultationId: string, counter: Record<string, unknown>) =>
    answerConsultation(contextOf(world.almby.socialWorker, later(1)), {
      ...{ caseId: built.caseId, consultationId },
      ...{ answer: 'COUNTER', answerReasons: 'Praktiken börjar i augusti' },
      ...(counter as { counterKind: 'OTHER_END' }),
    });
  const takeOver = (built: BuiltCase, consultationId: string, requestId = randomUUID()) =>
    takeOverCounterProposal(contextOf(world.office.officer, later(1)), {
      caseId: built.caseId,
      consultationId,
      requestId,
    });

  it('is asked about anew to another last day that was proposed, and the referral runs on all the time', async () => {
    const built = await running();
    const { consultationId } = await ask(built);
    await counterWith(built, consultationId, { counterKind: 'OTHER_END', counterEndsOn: '2027-07-31' });
    const requestId = randomUUID();
    await takeOver(built, consultationId, requestId);
    await takeOver(built, consultationId, requestId);
    expect(await referralOf(built)).toMatchObject({ state: 'STARTED', extended_to: null });
    const asked = { caseId: built.caseId, referralId: built.referralId ?? '' };
    const { events } = await getReferralPage(contextOf(world.office.officer), asked);
    expect(events.filter(({ kind }) => kind === 'CONSULTATION_ANSWERED').at(-1)).toMatchObject({ reason: 'COUNTER' });
    const page = await getConsultationPage(contextOf(world.almby.socialWorker), {
      caseId: built.caseId,
      consultationId: requestId,
    });
    expect(page).toMatchObject({ isExtension: true, counterKinds: ['OTHER_END'], replacesId: consultationId });
    expect(page.referral).toMatchObject({ startsOn: '2027-05-16', endsOn: '2027-07-31' });
    await agree(built, requestId);
    await extend(built);
    expect(await referralOf(built)).toMatchObject({ state: 'STARTED', extended_to: '2027-07-31' });
  });

  it('takes no other proposal than another last day, within the months it may have', async () => {
    const built = await running();
    const { consultationId } = await ask(built);
    await expect(
      counterWith(built, consultationId, { counterKind: 'OTHER_START', counterStartsOn: '2027-06-01' }),
    ).rejects.toMatchObject({ fields: { counterKind: 'extensionOnlyAnotherEnd' } });
    await expect(
      counterWith(built, consultationId, { counterKind: 'OTHER_END', counterEndsOn: '2027-11-16' }),
    ).rejects.toMatchObject({ reason: 'extensionTooLong' });
    await expect(
      counterWith(built, consultationId, { counterKind: 'OTHER_END', counterEndsOn: '2027-05-15' }),
    ).rejects.toMatchObject({ reason: 'extensionNotLater' });
  });

  it('leaves the referral as it is where another proposal was written before this was refused', async () => {
    const built = await running();
    const { consultationId } = await ask(built);
    await counterWith(built, consultationId, { counterKind: 'OTHER_END', counterEndsOn: '2027-07-31' });
    await (await ownerClient()).query('alter table consultations disable trigger all');
    await (await ownerClient()).query('update consultations set counter_proposal = $2 where id = $1', [
      consultationId,
      { kind: 'OTHER_START', startsOn: '2027-06-01', words: 'Senare' },
    ]);
    await (await ownerClient()).query('alter table consultations enable trigger all');
    await expect(takeOver(built, consultationId)).rejects.toMatchObject({ reason: 'extensionOnlyAnotherEnd' });
    expect(await referralOf(built)).toMatchObject({ state: 'STARTED', extended_to: null });
  });
});
