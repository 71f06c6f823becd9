import { z } from 'zod';
import { isIsoDay } from '../time';
import { FOUND_HOWS, UNHEARD_REASONS } from './rules/unheard-referral';

const day = z.string().refine(isIsoDay, 'chooseDay');
const words = z.string().trim().max(4000, 'tooLong');

/** A decision without samråd: which referral, as it was seen, why, and in words. */
export const decideUnheardSchema = z.object({
  caseId: z.uuid(),
  referralId: z.uuid(),
  revision: z.int(),
  reason: z.enum(UNHEARD_REASONS, 'chooseReason'),
  words: words.min(1, 'reasonsRequired'),
});

/** A referral that was made elsewhere, as far as the municipality knows it. `requestId` is made by the form. */
export const recordFoundSchema = z
  .object({
    caseId: z.uuid(),
    requestId: z.uuid(),
    providerId: z.uuid().nullable(),
    providerName: z.string().trim().max(200, 'tooLong'),
    typeCode: z.string().min(1, 'chooseService'),
    startsOn: day,
    endsOn: day.nullable(),
    foundHow: z.enum(FOUND_HOWS, 'chooseFoundHow'),
    foundOn: day,
    words,
  })
  .refine(({ providerId, providerName }) => providerId !== null || providerName !== '', {
    path: ['providerName'],
    message: 'nameProvider',
  })
  .refine(({ startsOn, endsOn }) => endsOn === null || endsOn >= startsOn, {
    path: ['endsOn'],
    message: 'endsBeforeItBegins',
  })
  .refine(({ foundHow, words: said }) => foundHow !== 'OTHER' || said !== '', {
    path: ['words'],
    message: 'foundInWords',
  });

/** A manager has taken note. */
export const acknowledgeUnheardSchema = z.object({ caseId: z.uuid(), unheardId: z.uuid() });

export type DecideUnheardInput = z.output<typeof decideUnheardSchema>;
export type RecordFoundInput = z.output<typeof recordFoundSchema>;
export type AcknowledgeUnheardInput = z.output<typeof acknowledgeUnheardSchema>;
