import { beforeAll, describe, expect, it } from 'vitest';
import { getConsultationPage } from '@/lib/consultations/server';
import { withActor } from '@/lib/platform/database';
import { describeDatabaseRefusal } from '@/lib/platform/database-refusals';
import { findReturns } from '@/lib/returns/queries/find-returns';
import { assessed, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildWorld, contextOf, TODAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { findUnsuccessfulReferral } from './queries/find-unsuccessful-referral';
import {
  cancelReferral,
  changeProvider,
  getReferralForm,
  getReferralPage,
  saveReferral,
  startReferral,
} from './server';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

const running = (period = { startsOn: '2026-08-17', endsOn: '2027-02-16' }) =>
  buildCase(world, registered(world), assessed, withPlanInForce, { referral: { state: 'STARTED', ...period } });
const rowOf = async (id: string) =>
  (
    await (
      await ownerClient()
    ).query(
      `select state, revision, end_reason, ended_on::text, provider_id, type_code, starts_on::text, ends_on::text, slots, purpose,
        flexible_weekly_minutes, coach_id, continues_referral_id, counted_from::text from referrals where id = $1`,
      [id],
    )
  ).rows[0];
const stepOf = async ({ caseId, referralId }: BuiltCase) => ({
  caseId,
  referralId: referralId ?? '',
  revision: Number((await rowOf(referralId ?? '')).revision),
});
const change = async (built: BuiltCase, { actor = world.office.officer, providerId = world.broar.id } = {}) =>
  changeProvider(contextOf(actor), { ...(await stepOf(built)), endedOn: TODAY, providerId, note: 'Stigen lägger ner' });
const draftOf = async (built: BuiltCase, referralId: string) => {
  const { values } = await getReferralForm(contextOf(world.office.officer), { caseId: built.caseId, referralId });
  return { ...values, asksNow: true, purpose: 'Fortsätta mot lagret' };
};
const save = async (built: BuiltCase, referralId: string, changed: object = {}) =>
  saveReferral(contextOf(world.office.officer), { ...(await draftOf(built, referralId)), ...changed });
const returnsOf = async ({ caseId }: BuiltCase) =>
  withActor(world.almby.socialWorker, (db) =>
    findReturns(db, { municipalityId: world.almby.id, caseId, today: TODAY }),
  );

describe('a change of provider', () => {
  it('ends the referral and makes a draft of the same content at the other provider, counted from the first day', async () => {
    const built = await running();
    const before = await rowOf(built.referralId ?? '');
    const { referralId } = await change(built);
    expect(await rowOf(built.referralId ?? '')).toMatchObject({
      state: 'ENDED',
      end_reason: 'PROVIDER_CHANGED',
      ended_on: TODAY,
    });
    const { type_code, slots, flexible_weekly_minutes, purpose } = before;
    expect(await rowOf(referralId)).toMatchObject({
      ...{ type_code, slots, flexible_weekly_minutes, purpose },
      state: 'DRAFT',
      provider_id: world.broar.id,
      coach_id: null,
      ends_on: '2027-02-16',
      counted_from: '2026-08-17',
      continues_referral_id: built.referralId,
    });
    const seen = { caseId: built.caseId, referralId };
    expect(await getReferralPage(contextOf(world.almby.socialWorker), seen)).toMatchObject({
      continues: { referralId: built.referralId, providerName: 'Stigen AB' },
      countedFrom: '2026-08-17',
      otherProviders: [],
    });
    const { rows } = await (await ownerClient()).query(
      `select action from audit_events where case_id = $1 and action in ('referral.end', 'referral.change-provider') order by action`,
      [built.caseId],
    );
    expect(rows.map(({ action }) => action)).toEqual(['referral.change-provider', 'referral.end']);
  });

  it('of one that began before its decided day goes on the day after, counted from the day it began', async () => {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce, {
      referral: { state: 'DECIDED', startsOn: '2026-11-23', endsOn: '2027-05-22' },
    });
    const start = { startedOn: '2026-11-16', plannedWeeklyMinutes: null, note: 'Plats redan nu' };
    await startReferral(contextOf(world.office.officer), { ...(await stepOf(built)), ...start });
    const { referralId } = await change(built);
    expect(await rowOf(referralId)).toMatchObject({
      starts_on: '2026-11-19',
      ends_on: '2027-05-18',
      counted_from: '2026-11-16',
    });
  });

  it('gives no return, and is not an earlier referral without result', async () => {
    const built = await running();
    const { referralId } = await change(built);
    expect(await returnsOf(built)).toEqual([]);
    const key = { municipalityId: world.almby.id, caseId: built.caseId };
    expect(await withActor(world.office.officer, (db) => findUnsuccessfulReferral(db, key))).toBeNull();
    const { consultationId } = await save(built, referralId);
    const { rows } = await (await ownerClient()).query(
      'select had_unsuccessful_referral as had from consultations where id = $1',
      [consultationId],
    );
    expect(rows).toEqual([{ had: false }]);
    const asked = { caseId: built.caseId, consultationId: consultationId ?? '' };
    expect(await getConsultationPage(contextOf(world.almby.socialWorker), asked)).toMatchObject({ mayAnswer: true });
  });

  it('gives the person back where the draft at the other provider is dropped', async () => {
    const built = await running();
    const { referralId } = await change(built);
    await cancelReferral(contextOf(world.office.officer), await stepOf({ ...built, referralId }));
    expect(await returnsOf(built)).toMatchObject([{ referralId: built.referralId }]);
  });

  it('is Arbetsförmedlingens, to another provider here, from a running referral, and made once', async () => {
    const built = await running();
    await expect(change(built, { actor: world.almby.socialWorker })).rejects.toMatchObject({ reason: 'wrongParty' });
    await expect(change(built, { actor: world.stigen.coach })).rejects.toMatchObject({ reason: 'wrongParty' });
    await expect(change(built, { actor: world.bergvikOffice.officer })).rejects.toMatchObject({ reason: 'notFound' });
    await expect(change(built, { providerId: world.stigen.id })).rejects.toMatchObject({
      reason: 'providerNotChanged',
    });
    await expect(change(built, { providerId: world.almby.id })).rejects.toMatchObject({
      fields: { providerId: 'chooseProvider' },
    });
    const waiting = await buildCase(world, registered(world), assessed, withPlanInForce, {
      referral: { state: 'CLEARED' },
    });
    await expect(change(waiting)).rejects.toMatchObject({ reason: 'referralWrongOrder' });
    const over = await running({ startsOn: '2026-05-19', endsOn: TODAY });
    await expect(change(over)).rejects.toMatchObject({ reason: 'providerChangePeriodOver' });
    expect(await rowOf(over.referralId ?? '')).toMatchObject({ state: 'STARTED' });
    const results = await Promise.allSettled([change(built), change(built), change(built)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('keeps the draft at another provider and within the months of the first, in command and PostgreSQL', async () => {
    const built = await running();
    const { referralId } = await change(built);
    await expect(save(built, referralId, { providerId: world.stigen.id })).rejects.toMatchObject({
      fields: { providerId: 'otherProvider' },
    });
    await expect(save(built, referralId, { endsOn: '2027-02-17' })).rejects.toMatchObject({
      fields: { endsOn: 'periodCountedTogether' },
    });
    const force = (set: string) =>
      withActor(world.office.officer, (db) =>
        db.$executeRawUnsafe(`update referrals set ${set} where id = '${referralId}'`),
      ).then(
        () => 'done',
        (error) => describeDatabaseRefusal(error)?.reason ?? String(error),
      );
    expect(await force(`provider_id = '${world.stigen.id}'`)).toBe('providerNotChanged');
    expect(await force(`ends_on = '2027-02-17'`)).toBe('continuedTooLong');
    expect(await force(`counted_from = '2026-09-01'`)).toBe('referralWrittenOnce');
    expect(await force(`continues_referral_id = null, counted_from = null`)).toBe('referralWrittenOnce');
    expect(await force(`ends_on = '2027-02-16'`)).toBe('done');
  });

  it('is refused by PostgreSQL as a continuation of what runs on', async () => {
    const built = await running();
    const { officer } = world.office;
    const data = {
      ...{ municipalityId: world.almby.id, caseId: built.caseId, providerId: world.broar.id, typeCode: 'ROM' },
      ...{ startsOn: new Date('2026-12-01'), endsOn: new Date('2027-01-01'), flexibleWeeklyMinutes: 300 },
      ...{ draftedBy: officer.userId, draftedAt: new Date(), continuesReferralId: built.referralId },
    };
    const refused = withActor(officer, (db) =>
      db.referral.create({ data: { ...data, countedFrom: new Date('2026-08-17') } }),
    ).catch((error) => describeDatabaseRefusal(error)?.reason);
    expect(await refused).toBe('referralWrongOrder');
  });
});
