import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { getCaseWeekAttendance, reportAttendance } from '@/lib/attendance/server';
import {
  answerConsultation,
  concludeConsultation,
  getConsultationPage,
  listCaseConsultations,
} from '@/lib/consultations/server';
import { getParticipant, listParticipants, reportDeviation } from '@/lib/participants/server';
import { getPlanTimeline } from '@/lib/plan-ideas/server';
import { getPlanProposals } from '@/lib/plan-proposals/server';
import { withActor } from '@/lib/platform/database';
import { describeDatabaseRefusal } from '@/lib/platform/database-refusals';
import { findReturns } from '@/lib/returns/queries/find-returns';
import { getTaskPage } from '@/lib/tasks/server';
import { decideWithoutConsultation } from '@/lib/unheard-referrals/server';
import { assessed, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildWorld, contextOf, TODAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import {
  cancelReferral,
  changeProvider,
  decideReferral,
  endReferral,
  endSight,
  extendReferral,
  getParticipantReferral,
  getReferralForm,
  getReferralPage,
  proposeReferralEnd,
  requestExtension,
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
      `select state, revision, end_reason, ended_on::text, provider_id, type_code, starts_on::text, ends_on::text, slots, purpose, difference_from_earlier,
        flexible_weekly_minutes, coach_id, continues_referral_id, counted_from::text, taken_over_on::text from referrals where id = $1`,
      [id],
    )
  ).rows[0];
const stepOn = async ({ caseId }: BuiltCase, referralId: string) => ({
  caseId,
  referralId,
  revision: Number((await rowOf(referralId)).revision),
});
const change = async (
  built: BuiltCase,
  { actor = world.office.officer, providerId = world.broar.id, referralId = built.referralId ?? '' } = {},
) =>
  changeProvider(contextOf(actor), {
    ...(await stepOn(built, referralId)),
    providerId,
    why: 'Stigen lägger ner',
  });
const formOf = (caseId: string, referralId: string | null) =>
  getReferralForm(contextOf(world.office.officer), { caseId, referralId });
const save = async (built: BuiltCase, referralId: string, changed: object = {}) =>
  saveReferral(contextOf(world.office.officer), {
    ...(await formOf(built.caseId, referralId)).values,
    asksNow: true,
    ...changed,
  });
const returnsOf = async ({ caseId }: BuiltCase) =>
  (
    await withActor(world.almby.socialWorker, (db) =>
      findReturns(db, { municipalityId: world.almby.id, caseId, today: TODAY }),
    )
  ).map(({ referralId }) => referralId);
const end = async (built: BuiltCase, referralId: string, over: object = {}) =>
  endReferral(contextOf(world.office.officer), {
    ...(await stepOn(built, referralId)),
    ...{
      endedOn: TODAY,
      reason: 'NO_SUITABLE_SUPPORT',
      note: '',
      resultOn: null,
      resultPlace: '',
      resultWeeklyMinutes: null,
    },
    ...over,
  });

/** The samråd about the draft is asked for, answered with yes and concluded, and the referral decided. */
async function decide(built: BuiltCase, draftId: string, changed: object = {}) {
  const { officer } = world.office;
  const { consultationId } = await save(built, draftId, changed);
  const asked = { caseId: built.caseId, consultationId: consultationId ?? '' };
  const answer = { answer: 'AGREE' as const, answerReasons: '' };
  await answerConsultation(contextOf(world.almby.socialWorker), { ...asked, ...answer });
  await concludeConsultation(contextOf(officer), { ...asked, conclusion: 'AGREED', conclusionNote: '' });
  await decideReferral(contextOf(officer), await stepOn(built, draftId));
}
/** One more referral, from today and in the plan as both agreed on it, begun by its coach. */
async function begin(built: BuiltCase, { id, coach }: World['stigen']): Promise<string> {
  const { values } = await formOf(built.caseId, null);
  const { referralId } = await saveReferral(contextOf(world.office.officer), {
    ...{ ...values, providerId: id, startsOn: TODAY, endsOn: '2027-05-17', flexibleWeeklyMinutes: 90 },
    ...{ purpose: 'Lager', asksNow: false },
  });
  await decide(built, referralId);
  await start(built, referralId, coach, TODAY);
  return referralId;
}
async function runningInPlan() {
  const built = await buildCase(world, registered(world), assessed, withPlanInForce);
  return { ...built, referralId: await begin(built, world.stigen) };
}
const start = async (built: BuiltCase, referralId: string, actor: Actor, today: string) =>
  startReferral(contextOf(actor, { today, now: new Date(`${today}T09:00:00Z`) }), {
    ...(await stepOn(built, referralId)),
    startedOn: today,
    plannedWeeklyMinutes: null,
    note: 'Plats nu',
  });
/** The days of a referral in the newest agreed plan. */
const plannedDaysOf = async (referralId: string) =>
  (
    await (
      await ownerClient()
    ).query(
      `select a.starts_on::text || ' – ' || a.ends_on::text as days from activities a join plan_versions v on v.id = a.plan_version_id
       where v.state = 'APPROVED' and a.referral_id = $1`,
      [referralId],
    )
  ).rows.map(({ days }) => days);
const providersOf = async ({ caseId }: BuiltCase) =>
  (await (await ownerClient()).query('select provider_ids as ids from cases where id = $1', [caseId])).rows[0].ids;
const auditOf = async (referralId: string) =>
  (
    await (
      await ownerClient()
    ).query(
      `select action from audit_events where subject_id = $1 and action ~ '^referral.(end|hand-over|keep|change)' order by at, id`,
      [referralId],
    )
  ).rows.map(({ action }) => action);
/** Whom the agreed samråd about the change waits for, in the case's list and in the municipality's own. */
async function awaitedOf({ caseId, referralId }: BuiltCase) {
  const context = contextOf(world.almby.socialWorker);
  const { consultations } = await listCaseConsultations(context, { caseId });
  const { sections } = await getTaskPage(context, { only: 'CONFIRM', page: 1 });
  const own = consultations.filter((each) => each.referralId !== referralId);
  const isOwn = (id: string) => own.some(({ consultationId }) => consultationId === id);
  return {
    inList: own.flatMap(({ waitingFor }) => waitingFor ?? []),
    tasks: sections.flatMap(({ rows }) => rows.filter((row) => 'consultationId' in row && isOwn(row.consultationId)))
      .length,
  };
}
const coachOn = (today: string) => contextOf(world.stigen.coach, { today, now: new Date(`${today}T09:00:00Z`) });
/** What the coach of an ended referral is still asked to report, in the list of participants and in Att göra. */
async function leftToReport({ caseId }: BuiltCase, today: string) {
  const row = (await listParticipants(coachOn(today))).rows.find((each) => each.caseId === caseId);
  const { sections } = await getTaskPage(coachOn(today), { only: 'REPORT', page: 1 });
  const asked = sections.flatMap(({ rows }) =>
    rows.flatMap((each) =>
      'unreportedDays' in each && each.person?.caseId === caseId ? { week: each.week, days: each.unreportedDays } : [],
    ),
  );
  return { until: row?.turn.on, inList: row?.unreportedWeeks, asked };
}
/** What PostgreSQL says of it, past rule and command. */
const force = (referralId: string, set: string) =>
  withActor(world.office.officer, (db) =>
    db.$executeRawUnsafe(`update referrals set ${set} where id = '${referralId}'`),
  ).then(
    () => 'done',
    (error) => describeDatabaseRefusal(error)?.reason ?? String(error),
  );

describe('a change of provider', () => {
  it('makes a draft of the same content at the other provider, counted from the first day, while the first one runs', async () => {
    const built = await running();
    const before = await rowOf(built.referralId ?? '');
    const { referralId } = await change(built);
    expect(await rowOf(built.referralId ?? '')).toEqual(before);
    const { type_code, slots, flexible_weekly_minutes } = before;
    expect(await rowOf(referralId)).toMatchObject({
      ...{ type_code, slots, flexible_weekly_minutes },
      state: 'DRAFT',
      provider_id: world.broar.id,
      purpose: before.purpose,
      difference_from_earlier: 'Stigen lägger ner',
      coach_id: null,
      starts_on: '2026-11-30',
      ends_on: '2027-02-16',
      counted_from: '2026-08-17',
      continues_referral_id: built.referralId,
    });
    const page = (of: string) =>
      getReferralPage(contextOf(world.office.officer), { caseId: built.caseId, referralId: of });
    expect(await page(referralId)).toMatchObject({
      continues: { providerName: 'Stigen AB' },
      countedFrom: '2026-08-17',
    });
    expect(await page(built.referralId ?? '')).toMatchObject({
      ...{ continuedBy: { referralId }, takenOverOn: null, mayEnd: true, otherProviders: [] },
    });
    expect(await auditOf(referralId)).toEqual(['referral.change-provider']);
  });

  it('of one that began before its decided day is counted from the day it began', async () => {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce, {
      referral: { state: 'DECIDED', startsOn: '2026-11-23', endsOn: '2027-05-22' },
    });
    const early = { startedOn: '2026-11-16', plannedWeeklyMinutes: null, note: 'Plats redan nu' };
    await startReferral(contextOf(world.office.officer), {
      ...(await stepOn(built, built.referralId ?? '')),
      ...early,
    });
    const { referralId } = await change(built);
    expect(await rowOf(referralId)).toMatchObject({ ends_on: '2027-05-22', counted_from: '2026-11-16' });
  });

  it('is asked about with what it ends: the municipality reads that the first one is broken off', async () => {
    const built = await runningInPlan();
    const { referralId } = await change(built);
    const { currentActivities, continues } = await formOf(built.caseId, referralId);
    expect(continues).toEqual({ providerName: 'Stigen AB', isRunning: true });
    expect(currentActivities.map(({ party }) => party)).not.toContain('PROVIDER');
    const { consultationId } = await save(built, referralId);
    const asked = { caseId: built.caseId, consultationId: consultationId ?? '' };
    const page = await getConsultationPage(contextOf(world.almby.socialWorker), asked);
    expect(page.mayAnswer).toBe(true);
    expect(page.effect?.brokenOff.map(({ party }) => party)).toEqual(['PROVIDER']);
  });

  it('lets the first one run until the day before the next begins, in the plan and for its coach', async () => {
    const built = await runningInPlan();
    const longer = { ...(await stepOn(built, built.referralId)), toOn: '2027-08-01', purpose: 'Längre' };
    const { consultationId } = await requestExtension(contextOf(world.office.officer), longer);
    const { referralId } = await change(built);
    await decide(built, referralId);
    expect(await rowOf(built.referralId)).toMatchObject({ state: 'STARTED', taken_over_on: '2026-11-30' });
    const { rows } = await (await ownerClient()).query('select state from consultations where id = $1', [
      consultationId,
    ]);
    expect(rows).toEqual([{ state: 'WITHDRAWN' }]);
    expect(await plannedDaysOf(built.referralId)).toEqual([]);
    expect(await plannedDaysOf(referralId)).toEqual(['2026-11-30 – 2027-05-17']);
    expect(await providersOf(built)).toEqual([world.stigen.id, world.broar.id].sort());
    const seen = { caseId: built.caseId, referralId: built.referralId };
    expect(await getParticipantReferral(contextOf(world.stigen.coach), seen)).toMatchObject({
      ...{ takenOverOn: '2026-11-30', endsOn: '2026-11-29' },
    });

    await expect(start(built, referralId, world.broar.coach, '2026-11-29')).rejects.toMatchObject({
      reason: 'startsBeforeFormerEnds',
    });
    await start(built, referralId, world.broar.coach, '2026-12-01');
    expect(await rowOf(built.referralId)).toMatchObject({
      ...{ state: 'ENDED', end_reason: 'PROVIDER_CHANGED', ended_on: '2026-11-29' },
    });
    expect(await auditOf(built.referralId)).toEqual(['referral.hand-over', 'referral.end']);
    expect(await returnsOf(built)).toEqual([]);
    const { rows: rowsOfCase, events } = await getPlanTimeline(contextOf(world.almby.socialWorker), {
      ...{ caseId: built.caseId, askedMonth: null },
    });
    const atProviders = rowsOfCase.filter(({ party }) => party === 'PROVIDER');
    expect(atProviders.map(({ isBrokenOff }) => isBrokenOff)).toEqual([false, false]);
    expect(
      events
        .filter(({ on }) => on === TODAY)
        .map(({ kind }) => kind)
        .filter((kind, at, all) => kind !== all[at - 1]),
    ).toEqual(['CONSULTATION_REQUESTED', 'CONSULTATION_CONCLUDED', 'REFERRAL_DECIDED', 'REFERRAL_STARTED']);
    await expect(getParticipantReferral(contextOf(world.stigen.coach), seen)).rejects.toMatchObject({
      reason: 'notFound',
    });
  });

  it('leaves the first one its last days to report, and then nothing of the person', async () => {
    const built = await runningInPlan();
    const { referralId } = await change(built);
    await decide(built, referralId);
    await start(built, referralId, world.broar.coach, '2026-12-01');
    const [W48, W47] = [
      { week: '2026-W48', days: 5 },
      { week: '2026-W47', days: 3 },
    ];
    expect(await leftToReport(built, '2026-12-02')).toEqual({
      until: '2026-12-20',
      inList: [W48, W47],
      asked: [W48, W47],
    });
    const { rows } = await (await ownerClient()).query(
      `select lineage_id as "activityId", day::text, planned_minutes as "presentMinutes" from provider_days
       where case_id = $1 and provider_id = $2 and day between '2026-11-23' and '2026-11-29'`,
      [built.caseId, world.stigen.id],
    );
    const present = { caseId: built.caseId, status: 'PRESENT' as const, seenRevision: null };
    const cells = rows.map((row) => ({ ...row, ...present }));
    const report = (today: string) =>
      reportAttendance(coachOn(today), { week: '2026-W48', cells, correctionReason: '' });
    expect(await report('2026-12-02')).toEqual({ reported: 5, corrected: 0, unchanged: 0 });
    expect(await leftToReport(built, '2026-12-02')).toEqual({ until: '2026-12-20', inList: [W47], asked: [W47] });
    const nothing = { until: undefined, inList: undefined, asked: [] };
    expect(await leftToReport(built, '2026-12-21')).toEqual(nothing);
    await expect(report('2026-12-21')).rejects.toMatchObject({ reason: 'notFound' });
    const end = (today: string) => endSight(world.almby.id, { today, now: new Date(`${today}T00:30:00Z`) });
    expect(await end('2026-12-20')).toEqual({ ended: 0 });
    expect(await providersOf(built)).toEqual([world.stigen.id, world.broar.id].sort());
    expect((await end('2026-12-21')).ended).toBeGreaterThan(0);
    expect(await providersOf(built)).toEqual([world.broar.id]);
    // The day is past for the rule and for PostgreSQL, each on its own.
    expect(await leftToReport(built, '2026-12-20')).toEqual(nothing);
    const { rows: unread } = await (await ownerClient()).query(
      `select 1 from notifications where path = '/deltagare/' || $1 and to_user_id = $2 and read_at is null`,
      [built.caseId, world.stigen.coach.userId],
    );
    expect(unread).toEqual([]);
    expect(await force(built.referralId, `seen_until = '2027-01-10'`)).toBe('referralWrittenOnce');
  });

  it('asks and lets nobody report the days between the end and the day it was written down', async () => {
    const built = await runningInPlan();
    const { caseId } = built;
    const written = contextOf(world.office.officer, { today: '2026-11-25', now: new Date('2026-11-25T09:00:00Z') });
    await endReferral(written, {
      ...(await stepOn(built, built.referralId)),
      ...{ endedOn: '2026-11-19', reason: 'NOT_TAKING_PART', note: '' },
      ...{ resultOn: null, resultPlace: '', resultWeeklyMinutes: null },
    });
    const W47 = { week: '2026-W47', days: 2 };
    expect(await leftToReport(built, '2026-12-02')).toEqual({ until: '2026-12-13', inList: [W47], asked: [W47] });
    expect(await getReferralPage(written, built)).toMatchObject({ ended: { reportsUntil: '2026-12-13' } });

    const coach = coachOn('2026-12-02');
    const { rows: planned } = await (await ownerClient()).query(
      `select lineage_id as "activityId", day::text, planned_minutes as "presentMinutes" from provider_days
       where case_id = $1 and provider_id = $2 and day = '2026-11-20'`,
      [caseId, world.stigen.id],
    );
    const [late] = planned.map((row) => ({ ...row, caseId, status: 'PRESENT' as const, seenRevision: null }));
    expect(late).toBeDefined();
    const report = (actor: Actor, change: object = {}) =>
      reportAttendance(contextOf(actor, { today: '2026-12-02', now: coach.now }), {
        ...{ week: '2026-W47', cells: [{ ...late, ...change }], correctionReason: 'Fel dag' },
      });
    await expect(report(world.stigen.coach)).rejects.toMatchObject({ reason: 'notFound' });
    // What another has reported of it is not the coach's to read or correct either.
    await report(world.almby.socialWorker);
    const corrected = { presentMinutes: 0, seenRevision: 0 };
    await expect(report(world.stigen.coach, corrected)).rejects.toMatchObject({ reason: 'notFound' });
    const { rows: seen } = await getCaseWeekAttendance(coach, { caseId, week: '2026-W47' });
    const friday = seen.flatMap(({ cells }) => cells.filter(({ day }) => day === '2026-11-20'));
    expect(friday).toMatchObject([{ plannedMinutes: 0, report: null }]);
    const tell = (happenedOn: string) =>
      reportDeviation(coach, { caseId, deviationId: randomUUID(), happenedOn, kind: 'OTHER', words: 'Vi ställde in' });
    await expect(tell('2026-11-23')).rejects.toMatchObject({ reason: 'deviationAfterEnd' });
    await expect(tell('2026-11-19')).resolves.toBeDefined();
    await expect(getPlanProposals(coach, { caseId })).rejects.toMatchObject({ reason: 'notFound' });
  });

  it('that is called off before the day gives the first one its time in the plan back', async () => {
    const built = await runningInPlan();
    const [days] = await plannedDaysOf(built.referralId);
    const { referralId } = await change(built);
    await decide(built, referralId);
    expect(await awaitedOf(built)).toEqual({ inList: ['MUNICIPALITY'], tasks: 1 });
    await end(built, referralId);
    expect(await rowOf(built.referralId)).toMatchObject({ state: 'STARTED', taken_over_on: null });
    expect(await plannedDaysOf(built.referralId)).toEqual([days]);
    expect(await plannedDaysOf(referralId)).toEqual([]);
    expect(await returnsOf(built)).toEqual([]);
    expect(await auditOf(built.referralId)).toEqual(['referral.hand-over', 'referral.keep']);
    expect(await awaitedOf(built)).toEqual({ inList: [], tasks: 0 });
    const { rows } = await (await ownerClient()).query(
      `select to_user_id, kind from notifications where path = '/arenden/' || $1 || '/anvisningar/' || $2`,
      [built.caseId, referralId],
    );
    expect(rows).toEqual([{ to_user_id: world.almby.socialWorker.userId, kind: 'REFERRAL_CALLED_OFF' }]);
    const again = await change(built);
    expect(await rowOf(again.referralId)).toMatchObject({ state: 'DRAFT' });
    await cancelReferral(contextOf(world.office.officer), await stepOn(built, again.referralId));
    await end(built, built.referralId);
    expect(await returnsOf(built)).toEqual([built.referralId]);
  });

  it('is told to the coaches at both, when it is decided and when it is called off, and read where it is seen', async () => {
    const built = await runningInPlan();
    const { rows: named } = await (await ownerClient()).query('select id, name from user_accounts');
    const nameOf = new Map(named.map(({ id, name }) => [id, name]));
    const [former, next] = [nameOf.get(world.stigen.coach.userId), nameOf.get(world.broar.coach.userId)];
    const told = async () =>
      (
        await (
          await ownerClient()
        ).query(
          `select n.kind || ' ' || u.name || case when n.read_at is null then '' else ', read' end as line
           from notifications n join user_accounts u on u.id = n.to_user_id
           where n.path = '/deltagare/' || $1 order by line`,
          [built.caseId],
        )
      ).rows.map(({ line }) => line);
    const begun = `PARTICIPANT_NEW ${former}`;
    expect(await told()).toEqual([begun]);
    await getParticipant(contextOf(world.stigen.coach), { caseId: built.caseId });
    const { referralId } = await change(built);
    await decide(built, referralId);
    const decided = [`${begun}, read`, `PARTICIPANT_NEW ${next}`, `PARTICIPANT_PERIOD ${former}`];
    expect(await told()).toEqual(decided.toSorted());
    await end(built, referralId);
    const goesOn = [...decided, `PARTICIPANT_PERIOD ${former}`];
    expect(await told()).toEqual([...goesOn, `PARTICIPANT_NEVER_CAME ${next}`].toSorted());
    const page = await getParticipant(contextOf(world.broar.coach), { caseId: built.caseId });
    expect(page.referrals).toMatchObject([{ state: 'CANCELLED', startsOn: '2026-11-30', endsOn: '2027-05-17' }]);
    const read = goesOn.map((line) => (line.endsWith(`NEW ${next}`) ? `${line}, read` : line));
    expect(await told()).toEqual([...read, `PARTICIPANT_NEVER_CAME ${next}, read`].toSorted());
  });

  it('that never began though its day came ends the first one too, and gives one return', async () => {
    const built = await runningInPlan();
    const { referralId } = await change(built);
    await decide(built, referralId);
    const later = contextOf(world.office.officer, { today: '2026-12-02', now: new Date('2026-12-02T09:00:00Z') });
    await endReferral(later, {
      ...(await stepOn(built, referralId)),
      ...{ endedOn: '2026-12-02', reason: 'NOT_TAKING_PART', note: '' },
      ...{ resultOn: null, resultPlace: '', resultWeeklyMinutes: null },
    });
    expect(await rowOf(built.referralId)).toMatchObject({ state: 'ENDED', ended_on: '2026-11-29' });
    expect(await providersOf(built)).toEqual([world.stigen.id, world.broar.id].sort());
    expect(await returnsOf(built)).toEqual([referralId]);
  });

  it('decided without samråd still ends the first one in the plan, and nothing else', async () => {
    const built = await runningInPlan();
    const { referralId } = await change(built);
    const unheard = { reason: 'OTHER' as const, words: 'Stigen stänger på fredag' };
    const step = await stepOn(built, referralId);
    await decideWithoutConsultation(contextOf(world.office.manager), { ...step, ...unheard });
    expect(await rowOf(built.referralId)).toMatchObject({ state: 'STARTED', taken_over_on: '2026-11-30' });
    expect([await plannedDaysOf(built.referralId), await plannedDaysOf(referralId)]).toEqual([[], []]);
    await end(built, referralId);
    expect(await plannedDaysOf(built.referralId)).toEqual(['2026-11-18 – 2027-05-17']);
  });

  it('keeps what is handed over from being ended or extended by itself, in rule and PostgreSQL', async () => {
    const built = await runningInPlan();
    const { referralId } = await change(built);
    expect(await force(built.referralId, `taken_over_on = '2026-12-01'`)).toBe('referralNotHandedOver');
    await decide(built, referralId);
    await expect(end(built, built.referralId)).rejects.toMatchObject({ reason: 'referralTakenOver' });
    const proposed = { onDay: TODAY, reason: 'OTHER' as const, words: 'Vi vill avsluta' };
    await expect(
      proposeReferralEnd(contextOf(world.stigen.coach), { ...(await stepOn(built, built.referralId)), ...proposed }),
    ).rejects.toMatchObject({ reason: 'referralTakenOver' });
    const longer = { ...(await stepOn(built, built.referralId)), toOn: '2027-08-01', purpose: 'Längre' };
    await expect(requestExtension(contextOf(world.office.officer), longer)).rejects.toMatchObject({
      reason: 'referralTakenOver',
    });
    const over = `state = 'ENDED', ended_on = '${TODAY}', ended_at = '2026-11-18T12:00:00Z', ended_by = '${world.office.officer.userId}'`;
    expect(await force(built.referralId, `${over}, end_reason = 'OTHER'`)).toBe('referralTakenOver');
    expect(await force(built.referralId, `${over}, end_reason = 'PROVIDER_CHANGED'`)).toBe('referralNotHandedOver');
    const begun = `state = 'STARTED', started_on = '2026-11-29', started_by = '${world.office.officer.userId}', started_at = '2026-11-29T12:00:00Z', start_note = 'Nu'`;
    expect(await force(referralId, begun)).toBe('startsBeforeFormerEnds');
  });

  it('falls with work or studies before it is decided; after another end it goes on, and gives the person back if it is dropped', async () => {
    const working = await running();
    const { referralId: dropped } = await change(working);
    const result = { reason: 'WORK', resultOn: TODAY, resultPlace: 'Lagret', resultWeeklyMinutes: 2400 };
    await end(working, working.referralId ?? '', result);
    expect(await rowOf(dropped)).toMatchObject({ state: 'CANCELLED' });

    const built = await running();
    const { referralId } = await change(built);
    await end(built, built.referralId ?? '', { reason: 'PROVIDER_ENDED' });
    expect(await returnsOf(built)).toEqual([]);
    await expect(save(built, referralId, { startsOn: TODAY, differenceFromEarlier: 'En annan' })).rejects.toMatchObject(
      {
        fields: { startsOn: 'beginsBeforeFormer' },
      },
    );
    await cancelReferral(contextOf(world.office.officer), await stepOn(built, referralId));
    expect(await returnsOf(built)).toEqual([built.referralId]);
  });

  it('is Arbetsförmedlingens, to another provider here with the service, from a running referral, and made once', async () => {
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
    const results = await Promise.allSettled([change(built), change(built), change(built)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);

    const client = await ownerClient();
    await client.query(`update provider_sites set service_codes = '{STOM}' where provider_id = $1`, [world.broar.id]);
    await expect(change(await running())).rejects.toMatchObject({ fields: { providerId: 'providerLacksService' } });
    await client.query(`update provider_sites set service_codes = '{}' where provider_id = $1`, [world.broar.id]);
  });

  it('keeps the draft at another provider, after the first and within its months, in command and PostgreSQL', async () => {
    const built = await running();
    const { referralId } = await change(built);
    await expect(save(built, referralId, { providerId: world.stigen.id })).rejects.toMatchObject({
      fields: { providerId: 'otherProvider' },
    });
    await expect(save(built, referralId, { endsOn: '2027-02-17' })).rejects.toMatchObject({
      fields: { endsOn: 'periodCountedTogether' },
    });
    expect(await force(referralId, `provider_id = '${world.stigen.id}'`)).toBe('providerNotChanged');
    expect(await force(referralId, `starts_on = '2026-08-17'`)).toBe('beginsBeforeFormer');
    expect(await force(referralId, `ends_on = '2027-02-17'`)).toBe('continuedTooLong');
    expect(await force(referralId, `counted_from = '2026-09-01'`)).toBe('referralWrittenOnce');
    expect(await force(referralId, `continues_referral_id = null, counted_from = null`)).toBe('referralWrittenOnce');
    expect(await force(referralId, `ends_on = '2027-02-16'`)).toBe('done');
  });

  it('is refused by PostgreSQL as a continuation of what does not run', async () => {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce, {
      referral: { state: 'DECIDED', startsOn: '2026-08-17', endsOn: '2027-02-16' },
    });
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

it('a coach that begins takes the case from no other provider', async () => {
  const built = await runningInPlan();
  await begin(built, world.broar);
  expect(await providersOf(built)).toEqual([world.stigen.id, world.broar.id].sort());
});

it('an extension that is decided after the last day goes on in the plan too', async () => {
  const built = await runningInPlan();
  const late = { today: '2027-05-20', now: new Date('2027-05-20T09:00:00Z') };
  const officer = contextOf(world.office.officer, late);
  const longer = { ...(await stepOn(built, built.referralId)), toOn: '2027-08-01', purpose: 'Längre' };
  const asked = { caseId: built.caseId, consultationId: (await requestExtension(officer, longer)).consultationId };
  const answer = { answer: 'AGREE' as const, answerReasons: '' };
  await answerConsultation(contextOf(world.almby.socialWorker, late), { ...asked, ...answer });
  await concludeConsultation(officer, { ...asked, conclusion: 'AGREED', conclusionNote: '' });
  await extendReferral(officer, await stepOn(built, built.referralId));
  expect(await plannedDaysOf(built.referralId)).toEqual(['2026-11-18 – 2027-08-01']);
});
