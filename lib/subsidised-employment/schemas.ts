import { z } from 'zod';
import { isIsoDay } from '../time';
import { EMPLOYMENT_LOSSES, EMPLOYMENT_SUPPORTS } from './rules/employment-state';

const day = z.string('chooseDay').refine(isIsoDay, 'dayInvalid');
const words = z.string().trim().max(2000, 'textTooLong');
const reason = words.min(1, 'sayWhy');
const line = z.string().trim().min(1, 'required').max(200, 'textTooLong');

/** A place as the municipality begins to hold it; AF's decision is requested with it unless told otherwise. */
export const holdPlaceSchema = z.object({
  caseId: z.uuid(),
  work: line,
  workplace: line,
  weeklyMinutes: z.int('hoursRequired').min(5, 'hoursRequired').max(2400, 'tooManyHours').multipleOf(5, 'fiveMinutes'),
  startsOn: day,
  heldUntil: day,
  words,
  requestsNow: z.boolean(),
});

const step = z.object({ caseId: z.uuid(), employmentId: z.uuid(), revision: z.int() });

/** AF's decision is requested for a place that is held. */
export const requestEmploymentDecisionSchema = step;

/** AF's decision: granted with the form of support, or refused with the reason. */
export const decideEmploymentSchema = step
  .extend({
    isGranted: z.boolean('choose'),
    support: z.enum(EMPLOYMENT_SUPPORTS, 'choose').nullable(),
    supportUntil: day.nullable(),
    words,
  })
  .refine(({ isGranted, support }) => !isGranted || support !== null, { path: ['support'], message: 'choose' })
  .refine(({ isGranted, words: said }) => isGranted || said !== '', { path: ['words'], message: 'sayWhy' });

/** The place is held until a later day, with the reason. */
export const prolongHoldSchema = step.extend({ heldUntil: day, words: reason });

/** The place is lost, with the reason. */
export const losePlaceSchema = step.extend({ loss: z.enum(EMPLOYMENT_LOSSES, 'choose'), words: reason });

/** The employment has started. */
export const startEmploymentSchema = step.extend({ startedOn: day });

/** A place that became work is put in the plan that is being written. */
export const planEmploymentSchema = step.pick({ caseId: true, employmentId: true });

export type PlanEmploymentInput = z.output<typeof planEmploymentSchema>;
export type HoldPlaceInput = z.output<typeof holdPlaceSchema>;
export type RequestEmploymentDecisionInput = z.output<typeof requestEmploymentDecisionSchema>;
export type DecideEmploymentInput = z.output<typeof decideEmploymentSchema>;
export type ProlongHoldInput = z.output<typeof prolongHoldSchema>;
export type LosePlaceInput = z.output<typeof losePlaceSchema>;
export type StartEmploymentInput = z.output<typeof startEmploymentSchema>;
