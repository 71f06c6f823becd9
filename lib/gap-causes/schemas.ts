import { z } from 'zod';
import { GAP_CAUSE_CODES } from '../case-weeks';
import { isIsoDay } from '../time';

const day = z.string('chooseDay').refine(isIsoDay, 'dayInvalid');
const caseId = z.uuid('invalidId');
const code = z.enum(GAP_CAUSE_CODES, 'choose');
const party = z.enum(['MUNICIPALITY', 'EMPLOYMENT_SERVICE']).nullable();
const ownerContact = z.string().trim().max(200, 'textLongerThan|200');
const whatHappened = z.string().trim().min(1, 'required').max(1000, 'textLongerThan|1000');

/** Why hours are missing, as an officer knows it. */
export const recordGapCauseSchema = z
  .object({
    caseId,
    code,
    /** Whom a samråd or an approval waits for; asked for by those causes alone. */
    party,
    note: z.string().trim().max(500, 'textLongerThan|500'),
    fromOn: day,
    toOn: day.nullable(),
    /** By when the owner is asked to have done something; null for the owner's usual time. */
    dueOn: day.nullable(),
    /** Who at a school, in health care, at a provider. */
    ownerContact,
  })
  .refine(({ fromOn, toOn }) => toOn === null || toOn >= fromOn, { path: ['toOn'], message: 'endsBeforeItBegins' })
  .refine(({ code: chosen, party: waitedFor }) => waitedFor !== null || !asksForParty(chosen), {
    path: ['party'],
    message: 'choose',
  });

export type RecordGapCauseInput = z.output<typeof recordGapCauseSchema>;

/** Whether the owner of the cause is the authority that is waited for. */
export function asksForParty(chosen: string): boolean {
  return chosen === 'CONSULTATION_UNANSWERED' || chosen === 'PLAN_APPROVAL';
}

const barrier = z.object({
  caseId,
  gapCauseId: z.uuid('invalidId'),
  /** What was done or said, by whom. */
  text: whatHappened,
  /** To be read by the other authority too. */
  isShared: z.boolean(),
});

/** What has been done about a barrier, by when the rest shall be done, and by whom. */
export const followUpBarrierSchema = barrier.extend({
  dueOn: day.nullable(),
  /** Another officer than the responsible one at the owning authority. */
  ownerUserId: z.uuid('invalidId').nullable(),
  ownerContact,
});

export type FollowUpBarrierInput = z.output<typeof followUpBarrierSchema>;

/** What happened, so that the barrier is no more. */
export const solveBarrierSchema = barrier;

export type SolveBarrierInput = z.output<typeof solveBarrierSchema>;

/** Another cause and so another owner, and why. */
export const handOverBarrierSchema = barrier
  .extend({ code, party, dueOn: day.nullable(), ownerContact })
  .refine(({ code: chosen, party: waitedFor }) => waitedFor !== null || !asksForParty(chosen), {
    path: ['party'],
    message: 'choose',
  });

export type HandOverBarrierInput = z.output<typeof handOverBarrierSchema>;
