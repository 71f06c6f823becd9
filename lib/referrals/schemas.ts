import { z } from 'zod';
import { isIsoDay } from '../time';
import { isResult, NOT_STARTED_REASONS, REFERRAL_END_REASONS } from './rules/referral-course';
import { longestReferralEnd } from './rules/referral-state';

const day = z.string().refine(isIsoDay, 'chooseDay');
const text = z.string().trim().max(4000, 'tooLong');

const slot = z
  .object({
    weekday: z.int().min(1).max(7),
    startsMinute: z.int().min(0).max(1439),
    endsMinute: z.int().min(1).max(1440),
  })
  .refine(({ startsMinute, endsMinute }) => endsMinute > startsMinute, {
    path: ['endsMinute'],
    message: 'endsBeforeItBegins',
  });

const proposal = z.object({
  caseId: z.uuid(),
  providerId: z.uuid('chooseProvider'),
  coachId: z.uuid().nullable(),
  typeCode: z.string().min(1, 'chooseService'),
  startsOn: day,
  endsOn: day,
  flexibleWeeklyMinutes: z.int().min(0).max(2400, 'tooManyHours').multipleOf(5, 'fiveMinutes').nullable(),
  slots: z.array(slot).max(20),
  endsLineageIds: z.array(z.uuid()).max(40),
});

/**
 * A referral as AF drafts it, and asks the municipality about it when `asksNow`: hours either as slots or as a weekly
 * amount without fixed times.
 */
export const saveReferralSchema = proposal
  .extend({
    referralId: z.uuid().nullable(),
    revision: z.int(),
    asksNow: z.boolean(),
    purpose: text,
    differenceFromEarlier: text,
  })
  .refine(({ asksNow, purpose }) => !asksNow || purpose !== '', { path: ['purpose'], message: 'purposeRequired' })
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, { path: ['endsOn'], message: 'endsBeforeItBegins' })
  .refine(({ startsOn, endsOn }) => !isIsoDay(startsOn) || endsOn <= longestReferralEnd(startsOn), {
    path: ['endsOn'],
    message: 'atMostSixMonths',
  })
  .refine(({ flexibleWeeklyMinutes, slots }) => slots.length > 0 || (flexibleWeeklyMinutes ?? 0) > 0, {
    path: ['flexibleWeeklyMinutes'],
    message: 'hoursRequired',
  });

/** What is needed to show what a referral would do to the week, while it is being written. */
export const previewReferralSchema = proposal
  .pick({
    caseId: true,
    typeCode: true,
    startsOn: true,
    flexibleWeeklyMinutes: true,
    slots: true,
    endsLineageIds: true,
  })
  .extend({ endsOn: day.optional(), referralId: z.uuid().nullable().optional() });

/** A step with a referral that needs nothing but the referral as it was seen. */
export const referralStepSchema = z.object({ caseId: z.uuid(), referralId: z.uuid(), revision: z.int() });

export type SaveReferralInput = z.output<typeof saveReferralSchema>;
export type PreviewReferralInput = z.output<typeof previewReferralSchema>;
export type ReferralStepInput = z.output<typeof referralStepSchema>;

const weeklyMinutes = z.int('hoursRequired').min(0).max(2400, 'tooManyHours').multipleOf(5, 'fiveMinutes');

/** It has begun, on the day, with the hours that the provider plans; null when Arbetsförmedlingen writes it down. */
export const startReferralSchema = referralStepSchema.extend({
  startedOn: day,
  plannedWeeklyMinutes: weeklyMinutes.nullable(),
  note: text,
});

/** It has not begun, and why; `onDay` when another day has been agreed. */
export const reportNotStartedSchema = referralStepSchema.extend({
  reason: z.enum(NOT_STARTED_REASONS, 'choose'),
  onDay: day.nullable(),
  words: text,
});

/** The hours a week that the provider plans. */
export const planReferralHoursSchema = referralStepSchema.extend({ weeklyMinutes, words: text });

/** The provider proposes that it ends. */
export const proposeReferralEndSchema = referralStepSchema.extend({
  onDay: day,
  reason: z.enum(REFERRAL_END_REASONS, 'choose'),
  words: text.min(1, 'sayWhy'),
});

/** Arbetsförmedlingen lets it go on though its end was proposed. */
export const declineReferralEndSchema = referralStepSchema.extend({ words: text.min(1, 'sayWhy') });

/** It has ended: when, why, and where work or studies led when that is the reason. */
export const endReferralSchema = referralStepSchema
  .extend({
    endedOn: day,
    reason: z.enum(REFERRAL_END_REASONS, 'choose'),
    note: text,
    resultOn: day.nullable(),
    resultPlace: z.string().trim().max(200, 'textLongerThan|200'),
    resultWeeklyMinutes: z
      .int('hoursRequired')
      .min(5, 'hoursRequired')
      .max(3600, 'atMost60Hours')
      .multipleOf(5, 'fiveMinutes')
      .nullable(),
  })
  .superRefine(({ reason, note, resultOn, resultPlace, resultWeeklyMinutes }, context) => {
    const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (reason === 'OTHER' && note === '') say('note', 'sayWhy');
    if (!isResult(reason)) return;
    if (resultOn === null) say('resultOn', 'chooseDay');
    if (resultPlace === '') say('resultPlace', 'required');
    if (resultWeeklyMinutes === null) say('resultWeeklyMinutes', 'hoursRequired');
  });

/** It goes on at another provider: the last day at this one, and why. */
export const changeProviderSchema = referralStepSchema.extend({
  providerId: z.uuid('chooseProvider'),
  why: text.min(1, 'sayWhy'),
});

/** AF asks the municipality about a longer period: why, and what is to be reached. */
export const requestExtensionSchema = referralStepSchema.extend({ toOn: day, purpose: text.min(1, 'purposeRequired') });

export type ChangeProviderInput = z.output<typeof changeProviderSchema>;
export type RequestExtensionInput = z.output<typeof requestExtensionSchema>;
export type StartReferralInput = z.output<typeof startReferralSchema>;
export type ReportNotStartedInput = z.output<typeof reportNotStartedSchema>;
export type PlanReferralHoursInput = z.output<typeof planReferralHoursSchema>;
export type ProposeReferralEndInput = z.output<typeof proposeReferralEndSchema>;
export type DeclineReferralEndInput = z.output<typeof declineReferralEndSchema>;
export type EndReferralInput = z.output<typeof endReferralSchema>;
