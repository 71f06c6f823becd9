import { z } from 'zod';
import { isIsoDay } from '../time';
import { LONGEST_FRESH_DAYS } from './rules/agreement-terms';
import { GOAL_ATTAINMENTS, GOAL_CAUSES } from './rules/goal-years';

const day = z.string('chooseDay').refine(isIsoDay, 'dayInvalid');

/** A number of days as it is typed. */
const days = (least: number, most: number) =>
  z
    .union([
      z.number(),
      z
        .string()
        .trim()
        .min(1, 'required')
        .regex(/^\d{1,3}$/, 'numberInvalid'),
    ])
    .transform(Number)
    .pipe(z.int('numberInvalid').min(least, `numberSmallerThan|${least}`).max(most, `numberLargerThan|${most}`));

const contacts = z.array(z.uuid('invalidId')).min(1, 'fewerThan|1').max(5, 'moreThan|5');
const reasons = z.string().trim().min(1, 'reasonsRequired').max(2000, 'textTooLong');

/** The longest that a goal may be. */
export const LONGEST_GOAL = 300;

const goal = z.object({
  /** Made by the form for a new goal; the same from version to version. */
  lineageId: z.uuid('invalidId'),
  words: z.string().trim().min(1, 'agreementGoalMissing').max(LONGEST_GOAL, 'textTooLong'),
  ownerUserId: z.uuid('choose'),
});

/** A version of the överenskommelse as one party proposes it. */
export const proposeAgreementSchema = z.object({
  municipalityId: z.uuid(),
  /** The version that it would replace, as the form saw it; null when there is none. */
  replacesId: z.uuid().nullable(),
  startsOn: day,
  answerWorkingDays: days(1, 30),
  concludeWorkingDays: days(1, 30),
  escalateAfterWorkingDays: days(0, 30),
  freshDays: days(1, LONGEST_FRESH_DAYS),
  planApprovalWorkingDays: days(1, 30),
  messageWorkingDays: days(1, 30),
  employmentDecisionWorkingDays: days(1, 60),
  returnWorkingDays: days(1, 30),
  /** Programmes before which samråd is held; the others may be decided without. */
  consultedTypeCodes: z.array(z.string().min(1)).max(40),
  municipalityContactIds: contacts,
  employmentServiceContactIds: contacts,
  goals: z.array(goal).max(12, 'moreThan|12'),
  reason: reasons,
});

/** A party's yes to a proposed version. */
export const approveAgreementSchema = z.object({ municipalityId: z.uuid(), agreementId: z.uuid() });

/** A proposed version is withdrawn by the party that made it, or refused by the other, with the reason. */
export const closeAgreementSchema = approveAgreementSchema.extend({
  closing: z.enum(['REJECTED', 'WITHDRAWN']),
  closedReason: reasons,
});

/** A party's answer about a goal and a year; less than all says why. */
export const answerGoalSchema = z
  .object({
    municipalityId: z.uuid(),
    lineageId: z.uuid(),
    year: z.int(),
    /** Of the answer that is changed; null for the first. */
    revision: z.int().nullable(),
    attainment: z.enum(GOAL_ATTAINMENTS, 'choose'),
    causes: z.array(z.enum(GOAL_CAUSES)).max(GOAL_CAUSES.length),
    words: z.string().trim().max(2000, 'textTooLong'),
  })
  .refine(({ attainment, causes }) => attainment === 'ALL' || causes.length > 0, {
    path: ['causes'],
    message: 'fewerThan|1',
  })
  .refine(({ attainment, causes, words }) => attainment === 'ALL' || !causes.includes('OTHER') || words !== '', {
    path: ['words'],
    message: 'sayWhy',
  });

export type AnswerGoalInput = z.output<typeof answerGoalSchema>;
export type ProposeAgreementInput = z.output<typeof proposeAgreementSchema>;
export type ProposeAgreementForm = z.input<typeof proposeAgreementSchema>;
export type ApproveAgreementInput = z.output<typeof approveAgreementSchema>;
export type CloseAgreementInput = z.output<typeof closeAgreementSchema>;
