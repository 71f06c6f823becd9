import type { z } from 'zod';
import type { AbsenceReviewPage, decideAbsenceReviewSchema } from '@/lib/absence-reviews';

export type ReviewFormValues = z.input<typeof decideAbsenceReviewSchema>;

/** What the form begins with; the decision is chosen last and never suggested. */
export function toReviewFormValues({ caseId, reviewId, revision, content }: AbsenceReviewPage): ReviewFormValues {
  return {
    caseId,
    reviewId,
    revision,
    ...content,
    contactAttempts: content.contactAttempts === null ? null : String(content.contactAttempts),
    decision: null as unknown as ReviewFormValues['decision'],
  };
}
