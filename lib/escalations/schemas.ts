import { z } from 'zod';

const key = { caseId: z.uuid(), consultationId: z.uuid() };
const words = z.string().trim().min(1, 'reasonsRequired').max(4000, 'tooLong');

/** How one manager proposes that the samråd ends. */
export const proposeEndSchema = z.object({
  ...key,
  outcome: z.enum(['AGREED', 'AGREED_WITH_CONDITIONS'], 'chooseConclusion'),
  words,
});

/** The other agrees to exactly that. */
export const agreeToEndSchema = z.object({ ...key, answersId: z.uuid() });

/** One party's reasons for a disagreement that stands. */
export const disagreeSchema = z.object({ ...key, words });

/** Why an unanswered samråd is concluded as unanswered. */
export const concludeUnansweredSchema = z.object({ ...key, words });

export type ProposeEndInput = z.output<typeof proposeEndSchema>;
export type AgreeToEndInput = z.output<typeof agreeToEndSchema>;
export type DisagreeInput = z.output<typeof disagreeSchema>;
export type ConcludeUnansweredInput = z.output<typeof concludeUnansweredSchema>;
