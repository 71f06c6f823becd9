import { z } from 'zod';
import { planSlotSchema, planText, validateSlots } from '../plans';
import { isIsoDay } from '../time';

const uuid = z.uuid('invalidId');
const day = z.string().refine(isIsoDay, 'dayInvalid');
const words = (longest: number) => planText(longest).transform((value) => value.trim());

/** What is to be otherwise with an activity that goes on. */
export const PROPOSAL_PARTS = ['TIMES', 'CONTACT'] as const;

/**
 * A proposal to change the plan in force, as it is written: which activity, what is to happen with it, and why. Fields that the kind does not ask
 * for are left as they are.
 */
export const proposePlanChangeSchema = z
  .object({
    caseId: uuid,
    kind: z.enum(['CHANGE', 'END', 'ADD'], 'planProposalKindMissing'),
    /** Empty for an activity that would be added. */
    lineageId: z.union([uuid, z.literal('')]),
    parts: z.array(z.enum(PROPOSAL_PARTS)),
    timesKind: z.enum(['SLOTS', 'FLEXIBLE']),
    slots: z.array(planSlotSchema).max(60, 'planTooManySlots'),
    flexibleWeeklyMinutes: z.number().int('activityFlexibleRange').nullable(),
    place: words(200),
    contactName: words(120),
    contactPhone: words(40),
    contactEmail: words(200),
    typeCode: z.string().max(60, 'textTooLong'),
    title: words(120),
    startsOn: day.nullable(),
    endsOn: day.nullable(),
    reason: words(1000).refine((value) => value !== '', 'planProposalReasonMissing'),
  })
  .superRefine((input, context) => {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: field.split('.'), message });
    const { kind, parts, timesKind } = input;
    if (kind !== 'ADD' && input.lineageId === '') refuse('lineageId', 'planProposalActivityMissing');
    if (kind === 'CHANGE' && parts.length === 0) refuse('parts', 'planProposalEmpty');
    if (kind === 'END' && input.endsOn === null) refuse('endsOn', 'dayInvalid');
    if (kind === 'ADD') {
      if (input.typeCode === '') refuse('typeCode', 'activityTypeUnknown');
      if (input.startsOn === null) refuse('startsOn', 'dayInvalid');
      else if (input.endsOn !== null && input.endsOn < input.startsOn) refuse('endsOn', 'activityEndsBeforeStart');
    }
    if (kind === 'END' || (kind === 'CHANGE' && !parts.includes('TIMES'))) return;
    if (timesKind === 'FLEXIBLE') {
      const minutes = input.flexibleWeeklyMinutes;
      if (minutes === null || minutes <= 0 || minutes > 2400) refuse('flexibleWeeklyMinutes', 'activityFlexibleRange');
      else if (minutes % 5 !== 0) refuse('flexibleWeeklyMinutes', 'activityFlexibleNotFive');
    } else if (input.slots.length === 0) refuse('slots', 'activityTimeMissing');
    else for (const { field, reason } of validateSlots(input.slots)) refuse(field, reason);
  });
export type ProposePlanChangeInput = z.output<typeof proposePlanChangeSchema>;

/** Names one proposal: for accepting and withdrawing it. */
export const planProposalSchema = z.object({ caseId: uuid, proposalId: uuid });
export type PlanProposalInput = z.infer<typeof planProposalSchema>;

/** Rejects a proposal, with the reason that the proposer is told. */
export const rejectPlanProposalSchema = planProposalSchema.extend({
  settledReason: words(1000).refine((value) => value !== '', 'planProposalRejectionReasonMissing'),
});
export type RejectPlanProposalInput = z.output<typeof rejectPlanProposalSchema>;
