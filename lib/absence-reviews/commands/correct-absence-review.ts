import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { Refusal } from '@/lib/platform/refusal';
import type { CorrectAbsenceReviewInput } from '../schemas';

/**
 * Opens a new review of the days of a decided one, which stays as it is: a decision that was wrong is replaced, never rewritten. What was
 * written comes along, the decision and its reasons do not. @throws Refusal 'absenceReviewNotDecided', 'absenceReviewAlreadyCorrected',
 * 'absenceReviewAlreadyOpen', 'absenceNoDayLeft', 'absenceCaseClosed', 'notFound', 'wrongParty'
 */
export async function correctAbsenceReview(
  context: CommandContext,
  { caseId, reviewId }: CorrectAbsenceReviewInput,
): Promise<{ reviewId: string }> {
  const { actor, now } = context;
  return withActor(actor, async (db) => {
    const { municipalityId, closedOn } = await lockVisibleCase(db, actor, caseId);
    if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('wrongParty');
    if (closedOn !== null) throw new Refusal('absenceCaseClosed');
    const old = await db.absenceReview.findFirst({
      where: { municipalityId, caseId, id: reviewId },
      include: {
        days: { where: { attendance: { status: 'UNEXCUSED_ABSENCE' } } },
        correctedBy: { select: { id: true } },
      },
    });
    if (!old) throw new Refusal('notFound');
    if (old.decidedAt === null) throw new Refusal('absenceReviewNotDecided');
    if (old.correctedBy.length > 0) throw new Refusal('absenceReviewAlreadyCorrected');
    if (old.days.length === 0) throw new Refusal('absenceNoDayLeft');
    const open = await db.absenceReview.count({ where: { municipalityId, caseId, decidedAt: null } });
    if (open > 0) throw new Refusal('absenceReviewAlreadyOpen');
    const { hasAnswered, ownWords, contactAttempts, toldHow, toldOn, answerByOn } = old;
    const created = await db.absenceReview.create({
      data: {
        municipalityId,
        caseId,
        correctsId: old.id,
        hasAnswered,
        ownWords,
        contactAttempts,
        toldHow,
        toldOn,
        answerByOn,
        openedBy: actor.userId,
        openedAt: now,
        changedBy: actor.userId,
        changedAt: now,
      },
      select: { id: true },
    });
    await db.absenceReviewDay.createMany({
      data: old.days.map((day) => ({ ...day, reviewId: created.id })),
    });
    await recordAudit(
      db,
      actor,
      {
        action: 'absence-review.correct',
        municipalityId,
        caseId,
        subjectId: created.id,
        detail: { corrects: old.id, days: old.days.length },
      },
      now,
    );
    return { reviewId: created.id };
  });
}
