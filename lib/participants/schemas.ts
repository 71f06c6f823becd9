import { z } from 'zod';
import { isIsoDay } from '../time';
import { DEVIATION_KINDS } from './rules/deviation';

const id = z.uuid('invalidId');

/** What did not go as planned. The id is made by the form, so that the same one is told once. */
export const reportDeviationSchema = z.object({
  caseId: id,
  deviationId: id,
  happenedOn: z.string('chooseDay').refine(isIsoDay, 'dayInvalid'),
  kind: z.enum(DEVIATION_KINDS, 'choose'),
  words: z.string().trim().min(1, 'required').max(500, 'textLongerThan|500'),
});

export type ReportDeviationInput = z.output<typeof reportDeviationSchema>;

/** One deviation that stands. */
export const deviationSchema = z.object({ caseId: id, deviationId: id });

export type DeviationInput = z.output<typeof deviationSchema>;
