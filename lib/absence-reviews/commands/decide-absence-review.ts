import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { toDay } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import { type AbsenceDecision, listMissingBeforeDecision } from '../rules/absence-review';
import type { DecideAbsenceReviewInput } from '../schemas';
import { lockOpenReview } from './open-review';
import { toColumns } from './write-content';

/**
 * The officer's decision on unexcused days, 12 kap. 5 § SoL: it stands from then on. Nothing follows by itself, least of all about an
 * amount. @throws Refusal 'absenceIncomplete' with what is missing beside the fields, 'absenceNoDayLeft' when every day has been corrected,
 * 'absenceReviewChangedMeanwhile', 'absenceReviewDecided', 'absenceCaseClosed', 'notFound', 'wrongParty'
 */
export async function decideAbsenceReview(
  context: CommandContext,
  { caseId, reviewId, revision, decision, ...content }: DecideAbsenceReviewInput,
): Promise<{ decision: AbsenceDecision }> {
  const { actor, now, today } = context;
  return withActor(actor, async (db) => {
    const { municipalityId, days } = await lockOpenReview(db, context, { caseId, reviewId, revision });
    const left = days.filter(({ attendance }) => attendance.status === 'UNEXCUSED_ABSENCE');
    const missing = listMissingBeforeDecision(content, decision, {
      days: left.map(({ attendedOn }) => toDay(attendedOn)),
      today,
    });
    const noDay = missing.find(({ field }) => field === 'days');
    if (noDay) throw new Refusal(noDay.reason);
    if (missing.length > 0) {
      const fields = missing.toReversed().map(({ field, reason }) => [field, reason] as const);
      throw new Refusal('absenceIncomplete', Object.fromEntries(fields));
    }
    await db.absenceReview.update({
      where: { municipalityId_id: { municipalityId, id: reviewId } },
      data: {
        ...toColumns(content),
        changedBy: actor.userId,
        changedAt: now,
        revision: { increment: 1 },
        decision,
        decidedBy: actor.userId,
        decidedAt: now,
      },
    });
    await recordAudit(
      db,
      actor,
      {
        action: 'absence-review.decide',
        municipalityId,
        caseId,
        subjectId: reviewId,
        detail: { decision, days: left.length },
      },
      now,
    );
    return { decision };
  });
}
