import { z } from 'zod';

export const LONGEST_MESSAGE = 4000;

/** On what ground one authority gives the other a fact that is secret there: OSL 10:1 and 12:2, 10:28, and 10:15 a. */
export const DISCLOSURE_GROUNDS = ['CONSENT', 'DUTY_TO_INFORM', 'WRONG_PAYMENTS'] as const;
export type DisclosureGround = (typeof DISCLOSURE_GROUNDS)[number];

const caseId = z.uuid('invalidId');

/** A message to the other authority. */
export const writeMessageSchema = z.object({
  caseId,
  /** Made by the form, so that a message that is sent twice is written once. */
  requestId: z.uuid('invalidId'),
  text: z.string().trim().min(1, 'required').max(LONGEST_MESSAGE, `textLongerThan|${LONGEST_MESSAGE}`),
  awaitsAnswer: z.boolean(),
  /** Tell the responsible officer of the other authority that there is something to read. */
  notifies: z.boolean(),
  /** Null when nothing secret is disclosed. */
  ground: z.enum(DISCLOSURE_GROUNDS, 'choose').nullable(),
});

export type WriteMessageInput = z.output<typeof writeMessageSchema>;

/** A message of the own authority that no longer needs an answer. */
export const waiveAnswerSchema = z.object({ caseId, messageId: z.uuid('invalidId') });

export type WaiveAnswerInput = z.output<typeof waiveAnswerSchema>;
