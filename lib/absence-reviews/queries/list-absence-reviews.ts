import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { Refusal } from '@/lib/platform/refusal';
import type { AbsenceReviewList } from '../absence-review-dto';
import { findListedReviews, findWaitingWeeks } from './listed-reviews';

/** Every review of a case, and what waits for one. @throws Refusal 'notFound', 'notPermitted' outside the municipality */
export async function listAbsenceReviews(
  { actor, now }: CommandContext,
  { caseId }: { caseId: string },
): Promise<AbsenceReviewList> {
  if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('notPermitted');
  return withActor(actor, async (db) => {
    const { municipalityId, closedOn } = await getVisibleCase(db, actor, caseId);
    const waiting = await findWaitingWeeks(db, { municipalityId, caseId });
    const reviews = await findListedReviews(db, { municipalityId, caseId });
    const detail = { reviews: reviews.length, waitingWeeks: waiting.length };
    await recordAudit(db, actor, { action: 'absence-review.list', municipalityId, caseId, detail }, now);
    const openReview = reviews.find(({ decision }) => decision === null) ?? null;
    return { caseId, isClosed: closedOn !== null, waiting, openReview, reviews };
  });
}
