import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { toDay, toDayOrNull } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import { toIsoWeek } from '@/lib/time';
import type { AbsenceReviewPage } from '../absence-review-dto';
import { findListedReviews } from './listed-reviews';
import { findNearbyFacts, findTitles } from './nearby-facts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One review with its days and what lies near them. @throws Refusal 'notFound', 'notPermitted' outside the municipality */
export async function getAbsenceReview(
  { actor, now, today }: CommandContext,
  { caseId, reviewId }: { caseId: string; reviewId: string },
): Promise<AbsenceReviewPage> {
  if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('notPermitted');
  if (!UUID.test(reviewId)) throw new Refusal('notFound');
  return withActor(actor, async (db) => {
    const { municipalityId, closedOn } = await getVisibleCase(db, actor, caseId);
    const [listed] = await findListedReviews(db, { municipalityId, caseId, id: reviewId });
    const review = await db.absenceReview.findFirst({
      where: { municipalityId, caseId, id: reviewId },
      include: {
        days: { include: { attendance: true }, orderBy: { attendedOn: 'asc' } },
        correctedBy: { select: { id: true } },
      },
    });
    if (!listed || !review) throw new Refusal('notFound');
    const titles = await findTitles(
      db,
      municipalityId,
      review.days.map(({ attendance }) => attendance.lineageId),
    );
    const days = review.days.map(({ attendedOn }) => toDay(attendedOn));
    const nearby = await findNearbyFacts(db, { municipalityId, caseId, days });
    await recordAudit(db, actor, { action: 'absence-review.read', municipalityId, caseId, subjectId: reviewId }, now);
    return {
      ...listed,
      caseId,
      revision: review.revision,
      today,
      isClosed: closedOn !== null,
      content: {
        hasAnswered: review.hasAnswered,
        ownWords: review.ownWords,
        contactAttempts: review.contactAttempts,
        toldHow: review.toldHow,
        toldOn: toDayOrNull(review.toldOn),
        answerByOn: toDayOrNull(review.answerByOn),
        acceptableReason: review.hasAcceptableReason === false ? 'NONE' : review.acceptableReason,
        acceptableReasonNote: review.acceptableReasonNote,
        hasSpecialReasons: review.hasSpecialReasons,
        specialReasons: review.specialReasons,
        decisionReasons: review.decisionReasons,
      },
      reviewedDays: review.days.map(({ attendanceId, attendedOn, absentMinutes, attendance }) => ({
        attendanceId,
        day: toDay(attendedOn),
        week: toIsoWeek(toDay(attendedOn)),
        activityTitle: titles.get(attendance.lineageId) ?? '',
        plannedMinutes: attendance.plannedMinutes,
        absentMinutes,
        status: attendance.status,
      })),
      nearby,
      savedAt: review.changedAt.toISOString(),
      correctsId: review.correctsId,
      correctedById: review.correctedBy[0]?.id ?? null,
    };
  });
}
