import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { Refusal } from '@/lib/platform/refusal';
import type { SavedAbsenceReview } from '../absence-review-dto';
import { listAbsenceReviewFaults } from '../rules/absence-review';
import type { SaveAbsenceReviewInput } from '../schemas';
import { lockOpenReview } from './open-review';
import { toColumns } from './write-content';

/**
 * Saves what is written so far in a review that nobody has decided. @throws Refusal 'absenceReviewChangedMeanwhile' when someone else has
 * saved since it was read, 'absenceReviewDecided', 'invalidInput' with the fields at fault, 'absenceCaseClosed', 'notFound', 'wrongParty'
 */
export async function saveAbsenceReview(
  context: CommandContext,
  { caseId, reviewId, revision, ...content }: SaveAbsenceReviewInput,
): Promise<SavedAbsenceReview> {
  const { actor, now, today } = context;
  return withActor(actor, async (db) => {
    const { municipalityId } = await lockOpenReview(db, context, { caseId, reviewId, revision });
    const faults = listAbsenceReviewFaults(content, today);
    if (faults.length > 0) {
      throw new Refusal('invalidInput', Object.fromEntries(faults.map(({ field, reason }) => [field, reason])));
    }
    const saved = await db.absenceReview.update({
      where: { municipalityId_id: { municipalityId, id: reviewId } },
      data: { ...toColumns(content), changedBy: actor.userId, changedAt: now, revision: { increment: 1 } },
      select: { revision: true },
    });
    await recordAudit(
      db,
      actor,
      {
        action: 'absence-review.save',
        municipalityId,
        caseId,
        subjectId: reviewId,
        detail: { revision: saved.revision },
      },
      now,
    );
    return { revision: saved.revision, savedAt: now.toISOString() };
  });
}
