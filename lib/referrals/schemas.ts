import { z } from 'zod';
import { isIsoDay } from '../time';
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
export const previewReferralSchema = proposal.pick({
  caseId: true,
  typeCode: true,
  startsOn: true,
  flexibleWeeklyMinutes: true,
  slots: true,
  endsLineageIds: true,
});

/** A step with a referral that needs nothing but the referral as it was seen. */
export const referralStepSchema = z.object({ caseId: z.uuid(), referralId: z.uuid(), revision: z.int() });

export type SaveReferralInput = z.output<typeof saveReferralSchema>;
export type PreviewReferralInput = z.output<typeof previewReferralSchema>;
export type ReferralStepInput = z.output<typeof referralStepSchema>;
