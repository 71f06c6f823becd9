import { z } from 'zod';

/** A decision about an assessment. The officer may have changed the reasons that were prefilled from its sum. */
export const makeDecisionSchema = z.object({
  caseId: z.uuid('invalidId'),
  assessmentId: z.uuid('invalidId'),
  /** What was there when the page was read; see findPendingDecisions. */
  basis: z.string().max(100),
  reasons: z.string().trim().min(1, 'decisionReasonsMissing').max(6000, 'textTooLong'),
});

export type MakeDecisionInput = z.output<typeof makeDecisionSchema>;
