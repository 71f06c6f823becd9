import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { Refusal } from '@/lib/platform/refusal';
import type { AbsenceStanding } from '../absence-review-dto';
import { findListedReviews, findWaitingWeeks } from './listed-reviews';

/** What waits to be looked into in a case, and the review under way. @throws Refusal 'notFound', 'notPermitted' outside the municipality */
export async function getAbsenceStanding(
  { actor, now }: CommandContext,
  { caseId }: { caseId: string },
): Promise<AbsenceStanding> {
  if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('notPermitted');
  return withActor(actor, async (db) => {
    const { municipalityId } = await getVisibleCase(db, actor, caseId);
    const waiting = await findWaitingWeeks(db, { municipalityId, caseId });
    const [openReview = null] = await findListedReviews(db, { municipalityId, caseId, decidedAt: null });
    const detail = { waitingWeeks: waiting.length };
    await recordAudit(db, actor, { action: 'absence-review.standing', municipalityId, caseId, detail }, now);
    return { caseId, waiting, openReview };
  });
}
