import { beforeAll, describe, expect, it } from 'vitest';
import { decideAbsenceReviewSchema, type SaveAbsenceReviewInput } from '@/lib/absence-reviews';
import {
  correctAbsenceReview,
  decideAbsenceReview,
  getAbsenceReview,
  getAbsenceStanding,
  listAbsenceReviews,
  openAbsenceReview,
  saveAbsenceReview,
} from '@/lib/absence-reviews/server';
import type { Actor } from '@/lib/access';
import { withActor } from '@/lib/platform/database';
import { describeDatabaseRefusal } from '@/lib/platform/database-refusals';
import { assessed, protectedFor, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { insertRow } from '@/tests/builders/insert-row';
import { buildWorld, contextOf, NOW, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';

const WEEK = '2026-W46';
let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

const written = {
  hasAnswered: true,
  ownWords: 'Bussen gick inte, och ingen svarade i telefonen.',
  contactAttempts: null,
  toldHow: 'PHONE',
  toldOn: '2026-11-13',
  answerByOn: '2026-11-17',
  acceptableReason: 'NONE',
  acceptableReasonNote: '',
  hasSpecialReasons: false,
  specialReasons: '',
  decisionReasons: 'Bussarna gick enligt trafikbolaget.',
} as const satisfies Omit<SaveAbsenceReviewInput, 'caseId' | 'reviewId' | 'revision'>;

/** A case whose praktik was missed without excuse on some days of week 46. */
async function buildAbsent(
  days: string[] = ['2026-11-09', '2026-11-10'],
  ...traits: Parameters<typeof buildCase>[1][]
) {
  const built = await buildCase(world, registered(world), assessed, withPlanInForce, ...traits);
  for (const day of days) await report(built, day);
  return built;
}

async function report({ municipalityId, caseId, activities }: BuiltCase, day: string, status = 'UNEXCUSED_ABSENCE') {
  return insertRow(await ownerClient(), 'attendances', {
    municipality_id: municipalityId,
    case_id: caseId,
    lineage_id: activities[0]?.lineageId ?? '',
    attended_on: day,
    planned_minutes: 480,
    present_minutes: 0,
    status,
    reported_by: world.almby.jobCoach.userId,
    reported_at: NOW,
  });
}

const open = ({ caseId }: BuiltCase, actor: Actor = world.almby.socialWorker, week = WEEK) =>
  openAbsenceReview(contextOf(actor), { caseId, week });

async function readOf({ caseId }: BuiltCase, reviewId: string, actor: Actor = world.almby.socialWorker) {
  return getAbsenceReview(contextOf(actor), { caseId, reviewId });
}

async function auditOf({ caseId }: BuiltCase, action: string) {
  const { rows } = await (await ownerClient()).query(
    'select user_id, subject_id, detail from audit_events where case_id = $1 and action = $2',
    [caseId, action],
  );
  return rows;
}

describe('opening a review', () => {
  it('covers the unexcused days of the week, read and not typed, with a row in the audit', async () => {
    const built = await buildAbsent();
    await report(built, '2026-11-11', 'SICK');
    expect((await getAbsenceStanding(contextOf(world.almby.jobCoach), built)).waiting).toEqual([
      { week: WEEK, days: ['2026-11-09', '2026-11-10'], absentMinutes: 960 },
    ]);
    const { reviewId } = await open(built);
    const page = await readOf(built, reviewId);
    expect(page.reviewedDays).toMatchObject([
      { day: '2026-11-09', absentMinutes: 480, status: 'UNEXCUSED_ABSENCE', activityTitle: 'Praktik på lagret' },
      { day: '2026-11-10', absentMinutes: 480 },
    ]);
    expect(page.nearby).toMatchObject({ otherDays: [{ day: '2026-11-11', status: 'SICK' }], wasDemanded: true });
    expect((await getAbsenceStanding(contextOf(world.almby.jobCoach), built)).waiting).toEqual([]);
    expect(await auditOf(built, 'absence-review.open')).toEqual([
      { user_id: world.almby.socialWorker.userId, subject_id: reviewId, detail: { week: WEEK, days: 2 } },
    ]);
    expect(await auditOf(built, 'absence-review.read')).toHaveLength(1);
  });

  it('gives two who open at once the same review', async () => {
    const built = await buildAbsent();
    const [first, second] = await Promise.all([open(built), open(built, world.almby.unitManager)]);
    expect(first).toEqual(second);
    expect((await listAbsenceReviews(contextOf(world.almby.socialWorker), built)).reviews).toHaveLength(1);
  });

  it('adds another week to the review under way, which whoever has it open is told of', async () => {
    const built = await buildAbsent();
    const { reviewId } = await open(built);
    await report(built, '2026-11-02');
    expect(await open(built, world.almby.socialWorker, '2026-W45')).toEqual({ reviewId });
    expect((await readOf(built, reviewId)).reviewedDays.map(({ day }) => day)).toEqual([
      '2026-11-02',
      '2026-11-09',
      '2026-11-10',
    ]);
    const stale = saveAbsenceReview(contextOf(world.almby.socialWorker), {
      caseId: built.caseId,
      reviewId,
      revision: 0,
      ...written,
    });
    await expect(stale).rejects.toMatchObject({ reason: 'absenceReviewChangedMeanwhile' });
  });

  it('refuses a week without such days, a closed case, a foreign and a protected one, AF and providers', async () => {
    const built = await buildAbsent([], { referral: { state: 'STARTED' } });
    await expect(open(built)).rejects.toMatchObject({ reason: 'absenceNothingToReview' });
    await expect(open(built, world.bergvik.socialWorker)).rejects.toMatchObject({ reason: 'notFound' });
    await expect(open(built, world.almby.southSocialWorker)).rejects.toMatchObject({ reason: 'notFound' });
    await expect(open(built, world.office.officer)).rejects.toMatchObject({ reason: 'wrongParty' });
    await expect(open(built, world.stigen.coach)).rejects.toMatchObject({ reason: 'wrongParty' });
    const closed = await buildAbsent(['2026-11-09'], { closedOn: '2026-11-16' });
    await expect(open(closed)).rejects.toMatchObject({ reason: 'absenceCaseClosed' });
    const secret = await buildAbsent(['2026-11-09'], protectedFor(world.almby.unitManager));
    await expect(open(secret)).rejects.toMatchObject({ reason: 'notFound' });
  });

  it('leaves days before the law’s present wording alone', async () => {
    const built = await buildAbsent(['2026-06-30']);
    expect((await getAbsenceStanding(contextOf(world.almby.socialWorker), built)).waiting).toEqual([]);
  });
});

describe('what AF and providers see of a review', () => {
  it('is nothing: not by the queries, and not past them', async () => {
    const built = await buildAbsent(['2026-11-09'], { referral: { state: 'STARTED' } });
    const { reviewId } = await open(built);
    for (const actor of [world.office.officer, world.office.manager, world.stigen.coach]) {
      await expect(readOf(built, reviewId, actor)).rejects.toMatchObject({ reason: 'notPermitted' });
      await expect(listAbsenceReviews(contextOf(actor), built)).rejects.toMatchObject({ reason: 'notPermitted' });
      expect(await withActor(actor, (db) => db.absenceReview.count())).toBe(0);
      expect(await withActor(actor, (db) => db.absenceReviewDay.count())).toBe(0);
    }
    expect(await withActor(world.bergvik.headManager, (db) => db.absenceReview.count())).toBe(0);
    expect(await withActor(world.almby.southSocialWorker, (db) => db.absenceReview.count())).toBe(0);
    expect(await withActor(world.almby.socialWorker, (db) => db.absenceReview.count())).toBeGreaterThan(0);
  });
});

describe('saving as one writes', () => {
  it('keeps what is written, once, with a row in the audit that holds no words of it', async () => {
    const built = await buildAbsent();
    const { reviewId } = await open(built);
    const key = { caseId: built.caseId, reviewId, revision: 0 };
    const saved = await saveAbsenceReview(contextOf(world.almby.socialWorker), { ...key, ...written });
    expect(saved).toEqual({ revision: 1, savedAt: NOW.toISOString() });
    expect((await readOf(built, reviewId)).content).toEqual(written);
    const late = saveAbsenceReview(contextOf(world.almby.unitManager), { ...key, ...written, ownWords: 'Annat' });
    await expect(late).rejects.toMatchObject({ reason: 'absenceReviewChangedMeanwhile' });
    expect((await readOf(built, reviewId)).content.ownWords).toBe(written.ownWords);
    expect(await auditOf(built, 'absence-review.save')).toEqual([
      { user_id: world.almby.socialWorker.userId, subject_id: reviewId, detail: { revision: 1 } },
    ]);
  });

  it('refuses a day that has not come, beside its field', async () => {
    const built = await buildAbsent();
    const { reviewId } = await open(built);
    const save = saveAbsenceReview(contextOf(world.almby.socialWorker), {
      caseId: built.caseId,
      reviewId,
      revision: 0,
      ...written,
      toldOn: '2026-11-19',
      answerByOn: null,
    });
    await expect(save).rejects.toMatchObject({ fields: { toldOn: 'absenceToldInFuture' } });
  });
});

describe('deciding', () => {
  const decide = (
    built: BuiltCase,
    reviewId: string,
    change: Record<string, unknown> = {},
    actor = world.almby.socialWorker,
  ) =>
    decideAbsenceReview(contextOf(actor), {
      caseId: built.caseId,
      reviewId,
      revision: 0,
      ...written,
      decision: 'NO_ACCEPTABLE_REASON',
      ...change,
    } as Parameters<typeof decideAbsenceReview>[1]);

  it('stands from then on, with a row in the audit', async () => {
    const built = await buildAbsent();
    const { reviewId } = await open(built);
    await decide(built, reviewId);
    expect(await readOf(built, reviewId)).toMatchObject({
      decision: 'NO_ACCEPTABLE_REASON',
      decidedByName: 'Sara Holm',
      decidedOn: '2026-11-18',
    });
    expect(await auditOf(built, 'absence-review.decide')).toEqual([
      {
        user_id: world.almby.socialWorker.userId,
        subject_id: reviewId,
        detail: { decision: 'NO_ACCEPTABLE_REASON', days: 2 },
      },
    ]);
    await expect(decide(built, reviewId, { decision: 'NOT_ABSENT' })).rejects.toMatchObject({
      reason: 'absenceReviewDecided',
    });
    const client = await ownerClient();
    const rewrite = client.query(`update absence_reviews set decision_reasons = 'Annat' where id = $1`, [reviewId]);
    await expect(rewrite).rejects.toMatchObject({ code: 'SB001' });
    const moreDays = client.query(
      `insert into absence_review_days select municipality_id, $1, gen_random_uuid(), case_id, attended_on, 0 from absence_review_days where review_id = $1 limit 1`,
      [reviewId],
    );
    await expect(moreDays).rejects.toMatchObject({ code: 'SB001' });
  });

  it('is refused unheard: in the form, in the command and in PostgreSQL', async () => {
    const built = await buildAbsent();
    const { reviewId } = await open(built);
    const unheard = [
      { ownWords: '' },
      { hasAnswered: null },
      { hasAnswered: false, contactAttempts: null },
      { toldHow: null },
      { toldOn: null, answerByOn: null },
      { answerByOn: null },
    ];
    for (const change of unheard) {
      const input = {
        caseId: built.caseId,
        reviewId,
        revision: 0,
        ...written,
        decision: 'NO_ACCEPTABLE_REASON',
        ...change,
      };
      expect(decideAbsenceReviewSchema.safeParse(input).success, JSON.stringify(change)).toBe(false);
      await expect(decide(built, reviewId, change)).rejects.toMatchObject({ reason: 'absenceIncomplete' });
      await expect(decideInDatabase(reviewId, change), JSON.stringify(change)).rejects.toSatisfy(
        (error) => describeDatabaseRefusal(error)?.reason === 'absenceIncomplete',
      );
    }
    for (const change of [
      { toldOn: '2026-11-09' },
      { hasAnswered: false, ownWords: '', contactAttempts: 2, answerByOn: '2026-11-18' },
    ]) {
      await expect(decide(built, reviewId, change)).rejects.toMatchObject({ reason: 'absenceIncomplete' });
      await expect(decideInDatabase(reviewId, change)).rejects.toThrow();
    }
    expect(await readOf(built, reviewId)).toMatchObject({ decision: null });
    await decideInDatabase(reviewId, {});
    expect(await readOf(built, reviewId)).toMatchObject({ decision: 'NO_ACCEPTABLE_REASON' });
  });

  it('never finds against a day that has been corrected since', async () => {
    const built = await buildAbsent(['2026-11-09']);
    const { reviewId } = await open(built);
    await (await ownerClient()).query(
      `update attendances set status = 'SICK', correction_reason = 'Var sjuk' where case_id = $1`,
      [built.caseId],
    );
    await expect(decide(built, reviewId)).rejects.toMatchObject({ reason: 'absenceNoDayLeft' });
    await expect(decideInDatabase(reviewId, {})).rejects.toMatchObject({ code: 'SB002' });
    await decide(built, reviewId, { decision: 'NOT_ABSENT' });
    expect(await readOf(built, reviewId)).toMatchObject({ decision: 'NOT_ABSENT' });
  });

  it('lets one of two who decide at once through', async () => {
    const built = await buildAbsent();
    const { reviewId } = await open(built);
    const results = await Promise.allSettled([
      decide(built, reviewId, { decision: 'ACCEPTABLE_REASON', acceptableReason: 'TRAVEL' }),
      decide(built, reviewId, {}, world.almby.unitManager),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('may be corrected by a new review once; the old one stays', async () => {
    const built = await buildAbsent();
    const { reviewId } = await open(built);
    const context = contextOf(world.almby.unitManager);
    const correct = () => correctAbsenceReview(context, { caseId: built.caseId, reviewId });
    await expect(correct()).rejects.toMatchObject({ reason: 'absenceReviewNotDecided' });
    await decide(built, reviewId);
    const corrected = await correct();
    await expect(correct()).rejects.toMatchObject({ reason: 'absenceReviewAlreadyCorrected' });
    expect(await readOf(built, corrected.reviewId)).toMatchObject({
      correctsId: reviewId,
      content: { ownWords: written.ownWords, decisionReasons: '', acceptableReason: null },
    });
    await decide(built, corrected.reviewId, { decision: 'ACCEPTABLE_REASON', acceptableReason: 'TRAVEL' });
    const { reviews } = await listAbsenceReviews(context, built);
    expect(reviews.map(({ decision, isCorrected }) => [decision, isCorrected])).toEqual([
      ['ACCEPTABLE_REASON', false],
      ['NO_ACCEPTABLE_REASON', true],
    ]);
    await expect(
      correctAbsenceReview(contextOf(world.bergvik.socialWorker), { caseId: built.caseId, reviewId }),
    ).rejects.toMatchObject({ reason: 'notFound' });
  });

  /** Past the application, as a superuser: what is left are the constraints and the guard. */
  async function decideInDatabase(reviewId: string, change: Record<string, unknown>) {
    const values: Record<string, unknown> = { ...written, ...change };
    const client = await ownerClient();
    return client.query(
      `update absence_reviews set has_answered = $2, own_words = $3, contact_attempts = $4, told_how = $5, told_on = $6, answer_by_on = $7,
         has_acceptable_reason = false, has_special_reasons = false, decision_reasons = 'Därför', decision = 'NO_ACCEPTABLE_REASON',
         decided_by = opened_by, decided_at = $8 where id = $1`,
      [
        reviewId,
        values.hasAnswered,
        values.ownWords,
        values.contactAttempts,
        values.toldHow,
        values.toldOn,
        values.answerByOn,
        NOW,
      ],
    );
  }
});
