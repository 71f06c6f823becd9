import { z } from 'zod';
import { isIsoDay } from '../time';
import { COUNTER_PROPOSAL_KINDS } from './rules/counter-proposal';

const reasons = z.string().trim().max(4000, 'tooLong');
const day = z.string('chooseDay').refine(isIsoDay, 'chooseDay');
const weeklyMinutes = z
  .int('hoursRequired')
  .min(5, 'hoursRequired')
  .max(2400, 'tooManyHours')
  .multipleOf(5, 'fiveMinutes');

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

/** What another party proposes instead, as it is kept. */
export const counterProposalSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('OTHER_START'), startsOn: day, words: reasons }),
  z.object({ kind: z.literal('PART_TIME'), weeklyMinutes, words: reasons }),
  z.object({ kind: z.literal('OTHER_SERVICE'), typeCode: z.string().min(1, 'chooseService'), words: reasons }),
  z.object({ kind: z.literal('OTHER_END'), endsOn: day, words: reasons }),
]);

/** A party's answer in a samråd; conditions, objections and what is proposed instead say why. */
export const answerConsultationSchema = z
  .object({
    caseId: z.uuid(),
    consultationId: z.uuid(),
    answer: z.enum(['AGREE', 'AGREE_WITH_CONDITIONS', 'OBJECT', 'COUNTER'], 'chooseAnswer'),
    answerReasons: reasons,
    counterKind: z.enum(COUNTER_PROPOSAL_KINDS).nullish(),
    counterStartsOn: z.string().nullish(),
    counterEndsOn: z.string().nullish(),
    counterWeeklyMinutes: z.number().nullish(),
    counterTypeCode: z.string().nullish(),
  })
  .superRefine((input, context) => {
    const { answer, answerReasons, counterKind } = input;
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (answer !== 'AGREE' && answerReasons === '') refuse('answerReasons', 'reasonsRequired');
    if (answer !== 'COUNTER') return;
    if (!counterKind) refuse('counterKind', 'chooseCounterProposal');
    if (counterKind === 'OTHER_START' && !day.safeParse(input.counterStartsOn).success)
      refuse('counterStartsOn', 'chooseDay');
    if (counterKind === 'OTHER_END' && !day.safeParse(input.counterEndsOn).success)
      refuse('counterEndsOn', 'chooseDay');
    if (counterKind === 'PART_TIME') {
      const hours = weeklyMinutes.safeParse(input.counterWeeklyMinutes);
      if (!hours.success) refuse('counterWeeklyMinutes', hours.error.issues[0]?.message ?? 'hoursRequired');
    }
    if (counterKind === 'OTHER_SERVICE' && !input.counterTypeCode) refuse('counterTypeCode', 'chooseService');
  });

const kind = z.enum(['PROGRAMME', 'MUNICIPAL_ACTIVITY', 'WORK_PLACEMENT', 'BREAK_OFF'], 'chooseConsultationKind');

const proposed = z.object({
  caseId: z.uuid(),
  kind,
  /** Null or empty where activities are only broken off. */
  typeCode: z.string().nullable(),
  startsOn: day,
  endsOn: z.string().refine(isIsoDay, 'chooseDay').nullable(),
  flexibleWeeklyMinutes: z.int('tooManyHours').min(0).max(2400, 'tooManyHours').multipleOf(5, 'fiveMinutes').nullable(),
  slots: z.array(slot).max(20),
  endsLineageIds: z.array(z.uuid()).max(40),
});

/** What is needed to show what a proposal would do to the week, while it is being written. */
export const previewProposalSchema = proposed;

const wholeProposal = proposed.extend({
  /** Made by the form: sent twice it is one samråd. */
  requestId: z.uuid(),
  title: z.string().trim().max(120, 'textTooLong'),
  purpose: reasons.min(1, 'purposeRequired'),
});

function requireWhole(input: Omit<z.output<typeof wholeProposal>, 'purpose'>, context: z.RefinementCtx): void {
  const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
  if (input.endsOn !== null && input.endsOn < input.startsOn) refuse('endsOn', 'endsBeforeItBegins');
  if (input.kind === 'BREAK_OFF') {
    if (input.endsLineageIds.length === 0) refuse('endsLineageIds', 'chooseActivity');
    return;
  }
  if (!input.typeCode) refuse('typeCode', 'chooseService');
  if (input.slots.length === 0 && (input.flexibleWeeklyMinutes ?? 0) <= 0)
    refuse('flexibleWeeklyMinutes', 'hoursRequired');
}

/** A samråd about anything but a referral: what is proposed, and what it shall lead to. */
export const requestConsultationSchema = wholeProposal.superRefine(requireWhole);

/** How many days back a conversation may be logged. */
export const LOG_DAYS = 14;

const conversation = z.object({
  heldOn: day,
  heldAtMinute: z.int('timeMissing').min(0, 'timeMissing').max(1439, 'timeMissing'),
  heldThrough: z.enum(['PHONE', 'MEETING'], 'chooseChannel'),
  heldWithId: z.uuid('chooseOfficer'),
  loggedAnswer: z.enum(['AGREE', 'AGREE_WITH_CONDITIONS', 'OBJECT'], 'chooseAnswer'),
  loggedWords: reasons.min(1, 'wordsRequired'),
});

/**
 * A samråd that was held by phone or at a meeting, logged afterwards by the party that asked: about one that waits for an answer, about a
 * draft of a referral, or (when `subjectId` is null) about what the form says.
 */
export const logConversationSchema = proposed
  .extend({
    requestId: z.uuid(),
    subjectId: z.uuid().nullable(),
    title: z.string().trim().max(120, 'textTooLong'),
    purpose: reasons,
    ...conversation.shape,
  })
  .superRefine((input, context) => {
    if (input.subjectId !== null) return;
    if (input.purpose === '') context.addIssue({ code: 'custom', path: ['purpose'], message: 'purposeRequired' });
    requireWhole(input, context);
  });

/** A group samråd; `requestId` becomes the meeting. */
export const holdMeetingSchema = z.object({
  municipalityId: z.uuid(),
  requestId: z.uuid(),
  heldOn: day,
  participants: z.string().trim().min(1, 'participantsRequired').max(400, 'textTooLong'),
  consultationIds: z.array(z.uuid()).min(1, 'chooseConsultations').max(200),
});

/** Names one samråd. */
export const consultationStepSchema = z.object({ caseId: z.uuid(), consultationId: z.uuid() });

/** Takes over what the other party proposed instead; `requestId` becomes the new samråd. */
export const takeOverCounterProposalSchema = consultationStepSchema.extend({ requestId: z.uuid() });

/** The conclusion that the arbetsförmedlare logs. */
export const concludeConsultationSchema = z.object({
  caseId: z.uuid(),
  consultationId: z.uuid(),
  conclusion: z.enum(['AGREED', 'AGREED_WITH_CONDITIONS', 'NOT_AGREED'], 'chooseConclusion'),
  conclusionNote: reasons,
});

/** The withdrawal of a samråd by the party that asked. */
export const withdrawConsultationSchema = z.object({
  caseId: z.uuid(),
  consultationId: z.uuid(),
  withdrawnReason: reasons.min(1, 'reasonsRequired'),
});

export type PreviewProposalInput = z.output<typeof previewProposalSchema>;
export type RequestConsultationInput = z.output<typeof requestConsultationSchema>;
export type LogConversationInput = z.output<typeof logConversationSchema>;
export type HoldMeetingInput = z.output<typeof holdMeetingSchema>;
export type ConsultationStepInput = z.output<typeof consultationStepSchema>;
export type TakeOverCounterProposalInput = z.output<typeof takeOverCounterProposalSchema>;
export type AnswerConsultationInput = z.output<typeof answerConsultationSchema>;
export type ConcludeConsultationInput = z.output<typeof concludeConsultationSchema>;
export type WithdrawConsultationInput = z.output<typeof withdrawConsultationSchema>;
