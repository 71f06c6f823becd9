import { z } from 'zod';
import { RETURN_CLOSING_REASONS } from './rules/return-standing';

const uuid = z.uuid('invalidId');

/** Activities that the referral broke off, to be taken up again. */
export const resumeActivitiesSchema = z.object({
  caseId: uuid,
  referralId: uuid,
  lineageIds: z.array(uuid).min(1, 'choose').max(40),
});
export type ResumeActivitiesInput = z.output<typeof resumeActivitiesSchema>;

/** Why nothing new is agreed. */
export const closeReturnSchema = z.object({
  caseId: uuid,
  referralId: uuid,
  reason: z.enum(RETURN_CLOSING_REASONS, 'choose'),
  words: z.string().trim().min(1, 'sayWhy').max(4000, 'tooLong'),
});
export type CloseReturnInput = z.output<typeof closeReturnSchema>;
