import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import type { Db } from '@/lib/platform/database';
import { Refusal } from '@/lib/platform/refusal';

/**
 * The review that is to be written in, at the revision it was read, with its case held still. @throws Refusal 'notFound', 'wrongParty',
 * 'absenceCaseClosed', 'absenceReviewDecided', 'absenceReviewChangedMeanwhile'
 */
export async function lockOpenReview(
  db: Db,
  { actor }: CommandContext,
  { caseId, reviewId, revision }: { caseId: string; reviewId: string; revision: number },
) {
  const { municipalityId, closedOn } = await lockVisibleCase(db, actor, caseId);
  if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('wrongParty');
  if (closedOn !== null) throw new Refusal('absenceCaseClosed');
  const review = await db.absenceReview.findFirst({
    where: { municipalityId, caseId, id: reviewId },
    include: { days: { include: { attendance: { select: { status: true } } } } },
  });
  if (!review) throw new Refusal('notFound');
  if (review.decidedAt !== null) throw new Refusal('absenceReviewDecided');
  if (review.revision !== revision) throw new Refusal('absenceReviewChangedMeanwhile');
  return review;
}
