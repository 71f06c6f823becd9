import { z } from 'zod';
import { isIsoMonth } from './rules/month';

export const MONTHLY_OUTCOMES = [
  'CONTINUES',
  'PLAN_TO_BE_CHANGED',
  'ASSESSMENT_TO_BE_CHANGED',
  'CASE_TO_BE_CLOSED',
] as const;

const caseId = z.uuid('invalidId');
const month = z.string().refine(isIsoMonth, 'invalid');
const outcome = z.enum(MONTHLY_OUTCOMES, 'choose');
const text = z.string().trim().min(1, 'required').max(4000, 'textLongerThan|4000');

/** The month's assessment, and what the reader had seen when it was written. */
export const saveMonthSchema = z.object({
  caseId,
  month,
  outcome,
  text,
  /** The keys of the basis on the page. */
  seen: z.array(z.string().max(300)).max(500, 'moreThan|500'),
});

export type SaveMonthInput = z.output<typeof saveMonthSchema>;

/** A correction, and why; what it replaces is kept. */
export const correctMonthSchema = z.object({
  caseId,
  month,
  /** The one that holds, so that two who correct at once do not pass each other by. */
  replacesId: z.uuid('invalidId'),
  outcome,
  text,
  reason: z.string().trim().min(1, 'required').max(1000, 'textLongerThan|1000'),
});

export type CorrectMonthInput = z.output<typeof correctMonthSchema>;

/** What Arbetsförmedlingen confirms or adds. */
export const writeMonthNoteSchema = z
  .object({ caseId, month, isConfirmed: z.boolean(), text: z.string().trim().max(1000, 'textLongerThan|1000') })
  .refine(({ isConfirmed, text: said }) => isConfirmed || said !== '', { path: ['text'], message: 'required' });

export type WriteMonthNoteInput = z.output<typeof writeMonthNoteSchema>;
