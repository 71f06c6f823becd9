import { z } from 'zod';
import { isIsoDay } from '../time';
import {
  ACTIVITY_GAINS,
  ACTIVITY_OUTCOME_KINDS,
  BREAK_OFF_REASONS,
  BROKEN_OFF_BY,
  EMPLOYER_KINDS,
  FOUR_MONTH_ANSWERS,
  PLAN_RESULTS,
} from './rules/outcomes';
import { JUDGEMENTS, UNDERTAKING_PARTIES } from './rules/undertakings';

const uuid = z.uuid('invalidId');
const day = z.string('chooseDay').refine(isIsoDay, 'dayInvalid');
const words = z.string().trim().max(1000, 'textLongerThan|1000');
/** What is corrected; null for the first of its kind. */
const correctsId = uuid.nullable();

const judgedUndertaking = z
  .object({
    party: z.enum(UNDERTAKING_PARTIES),
    position: z.number().int().min(1).max(200),
    judgement: z.enum(JUDGEMENTS, 'choose'),
    note: words,
  })
  .refine(({ judgement, note }) => judgement === 'REACHED' || note !== '', { path: ['note'], message: 'sayWhy' });

const judgedUndertakings = z.array(judgedUndertaking).max(200);

/** Concludes a follow-up: who took part, how far the goal and each undertaking has come, and when it is done next. */
export const recordFollowUpSchema = z
  .object({
    caseId: uuid,
    versionId: uuid,
    correctsId,
    heldOn: day,
    individualTookPart: z.boolean('choose'),
    authorities: z
      .array(z.enum(['MUNICIPALITY', 'EMPLOYMENT_SERVICE']))
      .min(1, 'choose')
      .max(2),
    goal: z.enum(JUDGEMENTS, 'choose'),
    goalNote: words,
    individualWords: words,
    nextOn: day.nullable(),
    undertakings: judgedUndertakings,
  })
  .refine(({ goal, goalNote }) => goal === 'REACHED' || goalNote !== '', { path: ['goalNote'], message: 'sayWhy' });
export type RecordFollowUpInput = z.output<typeof recordFollowUpSchema>;

/** A party's judgement of its own undertakings, in a follow-up that the other authority has concluded. */
export const judgeUndertakingsSchema = z.object({
  caseId: uuid,
  followUpId: uuid,
  undertakings: judgedUndertakings.min(1),
});
export type JudgeUndertakingsInput = z.output<typeof judgeUndertakingsSchema>;

/** What came of an activity that has ended. */
export const recordActivityOutcomeSchema = z
  .object({
    caseId: uuid,
    lineageId: uuid,
    correctsId,
    kind: z.enum(ACTIVITY_OUTCOME_KINDS, 'choose'),
    brokenOffBy: z.enum(BROKEN_OFF_BY, 'choose').nullable(),
    reason: z.enum(BREAK_OFF_REASONS, 'choose').nullable(),
    ledOnTo: z.string().trim().max(200, 'textLongerThan|200'),
    gains: z.array(z.enum(ACTIVITY_GAINS)).min(1, 'choose').max(4),
    note: words,
  })
  .superRefine(({ kind, brokenOffBy, reason, ledOnTo, gains }, context) => {
    const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (kind === 'BROKEN_OFF' && brokenOffBy === null) say('brokenOffBy', 'choose');
    if (kind === 'BROKEN_OFF' && reason === null) say('reason', 'choose');
    if (kind === 'LED_ON' && ledOnTo === '') say('ledOnTo', 'required');
    if (gains.includes('NONE') && gains.length > 1) say('gains', 'gainsOrNone');
  });
export type RecordActivityOutcomeInput = z.output<typeof recordActivityOutcomeSchema>;

/** What came of a plan that has ended. */
export const recordPlanOutcomeSchema = z
  .object({
    caseId: uuid,
    versionId: uuid,
    correctsId,
    result: z.enum(PLAN_RESULTS, 'choose'),
    startsOn: day.nullable(),
    employerKind: z.enum(EMPLOYER_KINDS, 'choose').nullable(),
    education: z.string().trim().max(200, 'textLongerThan|200'),
    weeklyMinutes: z
      .number('hoursRequired')
      .int()
      .multipleOf(5, 'fiveMinutes')
      .min(5, 'hoursRequired')
      .max(3600, 'atMost60Hours')
      .nullable(),
    note: words,
  })
  .superRefine(({ result, startsOn, employerKind, education, weeklyMinutes }, context) => {
    const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (result === 'NONE') return;
    if (startsOn === null) say('startsOn', 'chooseDay');
    if (weeklyMinutes === null) say('weeklyMinutes', 'hoursRequired');
    if (result === 'WORK' && employerKind === null) say('employerKind', 'choose');
    if (result === 'STUDIES' && education === '') say('education', 'required');
  });
export type RecordPlanOutcomeInput = z.output<typeof recordPlanOutcomeSchema>;

/** «Är personen kvar i arbete eller studier?» */
export const recordFourMonthsSchema = z.object({
  caseId: uuid,
  planOutcomeId: uuid,
  correctsId,
  answer: z.enum(FOUR_MONTH_ANSWERS, 'choose'),
});
export type RecordFourMonthsInput = z.output<typeof recordFourMonthsSchema>;
