import { z } from 'zod';
import { GAP_CAUSE_CODES } from '../case-weeks';
import { isIsoDay } from '../time';

const day = z.string('chooseDay').refine(isIsoDay, 'dayInvalid');

/** Why hours are missing, as an officer knows it. */
export const recordGapCauseSchema = z
  .object({
    caseId: z.uuid('invalidId'),
    code: z.enum(GAP_CAUSE_CODES, 'choose'),
    /** Whom a samråd or an approval waits for; asked for by those causes alone. */
    party: z.enum(['MUNICIPALITY', 'EMPLOYMENT_SERVICE']).nullable(),
    note: z.string().trim().max(500, 'textLongerThan|500'),
    fromOn: day,
    toOn: day.nullable(),
  })
  .refine(({ fromOn, toOn }) => toOn === null || toOn >= fromOn, { path: ['toOn'], message: 'endsBeforeItBegins' })
  .refine(({ code, party }) => party !== null || !asksForParty(code), { path: ['party'], message: 'choose' });

export type RecordGapCauseInput = z.output<typeof recordGapCauseSchema>;

/** Whether the owner of the cause is the authority that is waited for. */
export function asksForParty(code: string): boolean {
  return code === 'CONSULTATION_UNANSWERED' || code === 'PLAN_APPROVAL';
}
