import { z } from 'zod';
import { isIsoDay, isIsoWeek } from '../time';
import {
  ABSENCE_CHANNELS,
  ABSENCE_DECISIONS,
  ACCEPTABLE_REASONS,
  listAbsenceReviewFaults,
  listMissingBeforeDecision,
} from './rules/absence-review';

const id = z.uuid('invalidId');
const day = z.string('chooseDay').refine(isIsoDay, 'dayInvalid').nullable();
const text = z.string().trim().max(4000, 'textLongerThan|4000');

/** Unexcused days of one week of one case, to look into. */
export const openAbsenceReviewSchema = z.object({ caseId: id, week: z.string().refine(isIsoWeek, 'invalid') });
export type OpenAbsenceReviewInput = z.output<typeof openAbsenceReviewSchema>;

export const correctAbsenceReviewSchema = z.object({ caseId: id, reviewId: id });
export type CorrectAbsenceReviewInput = z.output<typeof correctAbsenceReviewSchema>;

const content = {
  hasAnswered: z.boolean().nullable(),
  ownWords: text,
  contactAttempts: z.coerce
    .number('numberInvalid')
    .int('numberInvalid')
    .min(1, 'numberSmallerThan|1')
    .max(50, 'numberLargerThan|50')
    .nullable(),
  toldHow: z.enum(ABSENCE_CHANNELS, 'choose').nullable(),
  toldOn: day,
  answerByOn: day,
  acceptableReason: z.enum([...ACCEPTABLE_REASONS, 'NONE'], 'choose').nullable(),
  acceptableReasonNote: z.string().trim().max(500, 'textLongerThan|500'),
  hasSpecialReasons: z.boolean().nullable(),
  specialReasons: text,
  decisionReasons: text,
};

const key = { caseId: id, reviewId: id, revision: z.int() };

/** What is written so far; saved as one writes. */
export const saveAbsenceReviewSchema = z.object({ ...key, ...content }).superRefine((fields, context) => {
  for (const { field, reason: message } of listAbsenceReviewFaults(fields, null)) {
    context.addIssue({ code: 'custom', path: [field], message });
  }
});
export type SaveAbsenceReviewInput = z.output<typeof saveAbsenceReviewSchema>;

/** A decision with what it rests on. What depends on the day or on the reported days is asked by the command, which knows them. */
export const decideAbsenceReviewSchema = z
  .object({ ...key, ...content, decision: z.enum(ABSENCE_DECISIONS, 'choose') })
  .superRefine((fields, context) => {
    const faults = listMissingBeforeDecision(fields, fields.decision, { days: [LATER], today: LATER });
    for (const { field, reason: message } of faults) {
      if (!ASKED_WITH_THE_DAYS.includes(message)) context.addIssue({ code: 'custom', path: [field], message });
    }
  });
export type DecideAbsenceReviewInput = z.output<typeof decideAbsenceReviewSchema>;

const LATER = '9999-12-31';
const ASKED_WITH_THE_DAYS = ['absenceToldBeforeDay', 'absenceAnswerTimeNotOver'];
