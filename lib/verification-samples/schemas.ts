import { z } from 'zod';
import { SAMPLE_METHODS, SAMPLE_OUTCOMES } from './rules/sample-check';

/** What was found of a drawn day, and how; of one that could not be checked, why. */
export const checkSampleItemSchema = z
  .object({
    itemId: z.uuid('invalidInput'),
    seenRevision: z.int().min(0),
    outcome: z.enum(SAMPLE_OUTCOMES, 'choose').nullable(),
    method: z.enum(SAMPLE_METHODS, 'choose').nullable(),
    foundMinutes: z.number('sampleHours').int('sampleHours').min(0, 'sampleHours').max(1440, 'sampleHours').nullable(),
    words: z.string().trim().max(500, 'textLongerThan|500'),
  })
  .superRefine(({ outcome, method, foundMinutes, words }, context) => {
    const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (outcome === null) say('outcome', 'choose');
    if ((outcome === 'AGREES' || outcome === 'DIFFERS') && method === null) say('method', 'choose');
    if (outcome === 'DIFFERS' && foundMinutes === null) say('foundMinutes', 'sampleHours');
    if (outcome === 'NOT_CHECKABLE' && words === '') say('words', 'required');
  });

export type CheckSampleItemInput = z.output<typeof checkSampleItemSchema>;

/** How many drawn days are shown at a time. */
export const SAMPLE_PAGE_SIZE = 50;

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** What `/stickprov` reads from its address; what cannot be read is the last month, from the first page. */
export const sampleSearchSchema = z.object({
  manad: z.string().regex(MONTH).nullable().catch(null).default(null),
  sida: z.coerce.number().int().min(1).max(1000).catch(1),
});

export type SampleSearch = z.output<typeof sampleSearchSchema>;
