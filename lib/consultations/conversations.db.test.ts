import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { withActor } from '@/lib/platform/database';
import { decideReferral, saveReferral } from '@/lib/referrals/server';
import { assessed, protectedFor, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { placementRequest } from '@/tests/builders/consultations';
import { buildWorld, contextOf, NOW, TODAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import type { LogConversationInput } from './schemas';
import {
  answerConsultation,
  confirmLog,
  getConsultationForm,
  getConsultationPage,
  getConversationForm,
  logConversation,
  requestConsultation,
} from './server';

let world: World;
const HOUR_MS = 3_600_000;
const later = (hours: number) => ({ now: new Date(NOW.getTime() + hours * HOUR_MS) });

beforeAll(async () => {
  world = await buildWorld();
});

const newCase = (...traits: Parameters<typeof buildCase>[1][]) =>
  buildCase(world, registered(world), assessed, withPlanInForce, ...traits);

/** The municipality spoke with AF yesterday at nine about praktik. */
function spoken(built: BuiltCase, change: Partial<LogConversationInput> = {}): LogConversationInput {
  return {
    ...placementRequest(built),
    subjectId: null,
    heldOn: '2026-11-17',
    heldAtMinute: 9 * 60,
    heldThrough: 'PHONE',
    heldWithId: world.office.officer.userId,
    loggedAnswer: 'AGREE',
    loggedWords: 'Bra att börja direkt',
    ...change,
  };
}

const log = (built: BuiltCase, change: Partial<LogConversationInput> = {}, actor: Actor = world.almby.socialWorker) =>
  logConversation(contextOf(actor), spoken(built, change)).then((logged) => ({ caseId: built.caseId, ...logged }));

const confirm = (asked: { caseId: string; consultationId: string }, actor: Actor = world.office.officer) =>
  confirmLog(contextOf(actor, later(1)), asked);

async function draftReferral(built: BuiltCase): Promise<string> {
  const { referralId } = await saveReferral(contextOf(world.office.officer), {
    caseId: built.caseId,
    referralId: null,
    revision: 0,
    asksNow: false,
    providerId: world.stigen.id,
    coachId: null,
    typeCode: 'ROM',
    startsOn: '2026-11-23',
    endsOn: '2027-05-22',
    flexibleWeeklyMinutes: 90,
    slots: [],
    endsLineageIds: [],
    purpose: 'Matchning',
    differenceFromEarlier: '',
  });
  return referralId;
}

const aboutReferral = (built: BuiltCase, referralId: string, change: Partial<LogConversationInput> = {}) =>
  log(built, { subjectId: referralId, heldWithId: world.almby.socialWorker.userId, ...change }, world.office.officer);

async function revisionOf(referralId: string): Promise<number> {
  const { rows } = await (await ownerClient()).query('select revision from referrals where id = $1', [referralId]);
  return rows[0].revision;
}

describe('a conversation that was logged afterwards', () => {
  it('waits for the other party, which confirms it in one step', async () => {
    const built = await newCase();
    const asked = await log(built);
    expect(await getConsultationPage(contextOf(world.office.officer), asked)).toMatchObject({
      state: 'REQUESTED',
      waitingFor: 'EMPLOYMENT_SERVICE',
      mayConfirmLog: true,
      mayAnswer: true,
      conversation: {
        heldAt: '2026-11-17T08:00:00.000Z',
        heldThrough: 'PHONE',
        heldWith: 'Anna Ros',
        loggedBy: 'Sara Holm',
        answer: 'AGREE',
      },
    });
    await confirm(asked);
    expect(await getConsultationPage(contextOf(world.almby.socialWorker), asked)).toMatchObject({
      state: 'CONCLUDED',
      conclusion: 'AGREED',
      waitingFor: null,
      answered: { by: 'Anna Ros' },
      concluded: { by: 'Anna Ros' },
      confirmed: { by: 'Sara Holm' },
      mayConfirmLog: false,
    });
    const { rows } = await (await ownerClient()).query('select action from audit_events where case_id = $1', [
      built.caseId,
    ]);
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['consultation.log', 'consultation.confirm-log']),
    );
  });

  it('about a drafted referral opens the gate only when the municipality has confirmed it', async () => {
    const built = await newCase();
    const referralId = await draftReferral(built);
    const asked = await aboutReferral(built, referralId);
    const decide = async () =>
      decideReferral(contextOf(world.office.officer, later(2)), {
        caseId: built.caseId,
        referralId,
        revision: await revisionOf(referralId),
      });
    await expect(decide()).rejects.toMatchObject({ reason: 'consultationUnanswered' });
    await confirm(asked, world.almby.socialWorker);
    await expect(decide()).resolves.toMatchObject({ referralId });
  });

  it('is added to a samråd that waits, and may be answered otherwise by whoever remembers it otherwise', async () => {
    const built = await newCase();
    const request = placementRequest(built);
    await requestConsultation(contextOf(world.almby.socialWorker), request);
    const asked = await log(built, { subjectId: request.requestId });
    expect(asked.consultationId).toBe(request.requestId);
    await answerConsultation(contextOf(world.office.officer, later(1)), {
      ...asked,
      answer: 'OBJECT',
      answerReasons: 'Jag sade inte ja',
    });
    await expect(confirm(asked)).rejects.toMatchObject({ reason: 'consultationAlreadyAnswered' });
  });

  it('with conditions is concluded with conditions, and an objection without agreement', async () => {
    const conditions = await log(await newCase(), { loggedAnswer: 'AGREE_WITH_CONDITIONS' });
    await confirm(conditions);
    const objection = await log(await newCase(), { loggedAnswer: 'OBJECT' });
    await confirm(objection);
    expect(await getConsultationPage(contextOf(world.office.officer), conditions)).toMatchObject({
      conclusion: 'AGREED_WITH_CONDITIONS',
    });
    expect(await getConsultationPage(contextOf(world.office.officer), objection)).toMatchObject({ state: 'ESCALATED' });
  });

  it.each([
    ['of tomorrow', { heldOn: '2026-11-19' }, { heldOn: 'dayInFuture' }],
    ['later today', { heldOn: TODAY, heldAtMinute: 23 * 60 }, { heldAtMinute: 'timeInFuture' }],
    ['more than fourteen days back', { heldOn: '2026-11-03' }, { heldOn: 'loggedTooLate' }],
    ['with nobody at the other party', { heldWithId: randomUUID() }, { heldWithId: 'chooseOfficer' }],
  ])('is refused %s', async (_, change, fields) => {
    await expect(log(await newCase(), change)).rejects.toMatchObject({ reason: 'invalidInput', fields });
  });

  it('is taken fourteen days back', async () => {
    await expect(log(await newCase(), { heldOn: '2026-11-04', heldAtMinute: 0 })).resolves.toBeDefined();
  });

  it.each([
    ['its own writer', () => world.almby.socialWorker, 'wrongParty'],
    ['another municipality', () => world.bergvik.socialWorker, 'notFound'],
    ['a provider', () => world.stigen.coach, 'notFound'],
  ] as const)('is not confirmed by %s', async (_, actor, reason) => {
    await expect(confirm(await log(await newCase()), actor())).rejects.toMatchObject({ reason });
  });

  it('begins, as it is proposed, next Monday; what is asked about begins when the answer has had its time', async () => {
    const { caseId } = await newCase();
    const context = contextOf(world.almby.socialWorker);
    const held = await getConversationForm(context, { caseId, subjectId: null });
    const asked = await getConsultationForm(context, { caseId, kind: null, lineageId: null });
    expect([held, asked].map(({ values }) => values.startsOn)).toEqual(['2026-11-23', '2026-11-30']);
  });

  it('of a protected person was held with someone who is named', async () => {
    const built = await newCase(protectedFor(world.almby.socialWorker, world.office.officer));
    const form = await getConversationForm(contextOf(world.almby.socialWorker), {
      caseId: built.caseId,
      subjectId: null,
    });
    expect(form.officers.map(({ name }) => name)).toEqual(['Anna Ros']);
    const { rows } = await (await ownerClient()).query(
      "select 1 from audit_events where case_id = $1 and action = 'consultation.log-form'",
      [built.caseId],
    );
    expect(rows).toHaveLength(1);
    await expect(log(built, { heldWithId: world.office.otherOfficer.userId })).rejects.toMatchObject({
      fields: { heldWithId: 'chooseOfficer' },
    });
  });

  it('sent three times by one form is one, and confirmed by two at once it is confirmed once', async () => {
    const built = await newCase();
    const input = spoken(built);
    const send = () => logConversation(contextOf(world.almby.socialWorker), input);
    const [first, ...others] = await Promise.all([send(), send(), send()]);
    expect(others).toEqual([first, first]);
    const asked = { caseId: built.caseId, consultationId: input.requestId };
    const results = await Promise.allSettled([confirm(asked), confirm(asked, world.office.otherOfficer)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('PostgreSQL lets a log be confirmed as it stands and nothing more', () => {
  type Asked = { consultationId: string };
  /** What a program that goes past every command would write in the confirmation. */
  const force = (
    asked: Asked,
    said: { answer?: string; conclusion?: string; by?: Actor; confirmedBy?: Actor; actor?: Actor },
  ) => {
    const {
      answer = 'AGREE',
      conclusion = 'AGREED',
      by = world.office.officer,
      confirmedBy = world.almby.socialWorker,
    } = said;
    const { now } = later(1);
    return withActor(
      said.actor ?? by,
      (db) => db.$executeRaw`update consultations set answer = ${answer}::consultation_answer, answer_reasons = 'x',
        answered_by = ${by.userId}::uuid, answered_at = ${now}, conclusion = ${conclusion}::consultation_conclusion,
        concluded_by = ${by.userId}::uuid, concluded_at = ${now}, confirmed_by = ${confirmedBy.userId}::uuid, confirmed_at = ${now}
        where id = ${asked.consultationId}::uuid`,
    );
  };

  it('exactly as it was logged', async () => {
    await expect(force(await log(await newCase()), {})).resolves.toBe(1);
  });

  it.each([
    [
      'another answer than was logged',
      { answer: 'AGREE_WITH_CONDITIONS', conclusion: 'AGREED_WITH_CONDITIONS' },
      /SC003/,
    ],
    ['another conclusion than was logged', { conclusion: 'NOT_AGREED' }, /SC003/],
  ])('not with %s', async (_, said, refusal) => {
    await expect(force(await log(await newCase()), said)).rejects.toThrow(refusal);
  });

  it('not in a colleague’s name, nor confirmed by somebody who did not log it', async () => {
    const asked = await log(await newCase());
    await expect(force(asked, { actor: world.office.otherOfficer })).rejects.toThrow(/SC002/);
    await expect(force(asked, { confirmedBy: world.almby.otherSocialWorker })).rejects.toThrow(/SC003/);
  });

  it('not rewritten once it is logged', async () => {
    const asked = await log(await newCase());
    await expect(
      withActor(
        world.almby.socialWorker,
        (db) =>
          db.$executeRaw`update consultations set logged_answer = 'OBJECT' where id = ${asked.consultationId}::uuid`,
      ),
    ).rejects.toThrow(/SC001|stands/);
  });

  it('not opened with the answer already in it', async () => {
    const built = await newCase();
    const { userId } = world.almby.socialWorker;
    await expect(
      withActor(
        world.almby.socialWorker,
        (
          db,
        ) => db.$executeRaw`insert into consultations (municipality_id, case_id, kind, requested_by_party, requested_by, requested_at,
            purpose, effect, had_unsuccessful_referral, due_on, answered_by, answered_at, answer)
          values (${built.municipalityId}::uuid, ${built.caseId}::uuid, 'WORK_PLACEMENT', 'MUNICIPALITY', ${userId}::uuid, ${NOW}, 'x', '{}',
            false, '2026-11-25', ${world.office.officer.userId}::uuid, ${NOW}, 'AGREE')`,
      ),
    ).rejects.toThrow(/SC003|begins with the question/);
  });
});
