import { z } from 'zod';
import { isIsoDay } from '../time';
import { ON_BEHALF_REASONS } from './rules/decide-approval';
import { PLAN_TEMPLATE_CODES } from './rules/plan-templates';

const uuid = z.uuid('invalidId');
const day = z.string().refine(isIsoDay, 'dayInvalid');

/** Free text without the control characters that no keyboard gives and PostgreSQL refuses. */
export const planText = (longest: number) => z.string().max(longest, 'textTooLong').refine(isPlainText, 'textInvalid');

function isPlainText(value: string): boolean {
  return Array.from(value).every((sign) => sign >= ' ' || '\n\r\t'.includes(sign));
}

/** A time in the week. That it ends after it begins is a rule. */
export const planSlotSchema = z.object({
  weekday: z.number().int('slotWeekday').min(1, 'slotWeekday').max(7, 'slotWeekday'),
  startsMinute: z.number().int('slotTimes'),
  endsMinute: z.number().int('slotTimes'),
  startsOn: day.nullish(),
  endsOn: day.nullish(),
});

const exception = z.object({ fromOn: day, toOn: day, reason: planText(200) });

const activity = z.object({
  lineageId: uuid,
  typeCode: z.string().max(60, 'textTooLong'),
  title: planText(120).refine((value) => value.trim() !== '', 'activityTitleMissing'),
  groupId: uuid.nullable(),
  startsOn: day,
  endsOn: day.nullable(),
  flexibleWeeklyMinutes: z.number().int('activityFlexibleRange').nullable(),
  place: planText(200),
  contactName: planText(120),
  contactPhone: planText(40),
  contactEmail: planText(200),
  travelMinutes: z.number('activityTravelRange').int('activityTravelRange').nullable().default(null),
  slots: z.array(planSlotSchema).max(60, 'planTooManySlots'),
  exceptions: z.array(exception).max(30, 'planTooManyExceptions').default([]),
});

/** The texts of a plan version. All may be empty in a draft; what must be there before approval is a rule. */
const planTextsSchema = z.object({
  goalKind: z.enum(['WORK', 'STUDIES']).nullable(),
  goalOccupation: planText(200),
  needs: planText(4000),
  individualView: planText(4000),
  individualTookPart: z.boolean().nullable(),
  individualTookPartHow: planText(400),
  municipalityUndertakings: planText(4000),
  employmentServiceUndertakings: planText(4000),
  individualUndertakings: planText(4000),
  municipalityContactId: uuid.nullable(),
  employmentServiceContactId: uuid.nullable(),
  startsOn: day,
  followUpOn: day.nullable(),
});

/** All that a plan version says. */
export const planContentSchema = planTextsSchema.extend({
  activities: z.array(activity).max(40, 'planTooManyActivities'),
});

const openVersion = z.object({ caseId: uuid, versionId: uuid, revision: z.number().int().min(0) });

/** What a template says each undertakes, in the words of the page that offers it. */
const templateTextsSchema = z.object({
  municipalityUndertakings: planText(4000),
  employmentServiceUndertakings: planText(4000),
  individualUndertakings: planText(4000),
});
export type TemplateTexts = z.infer<typeof templateTextsSchema>;

/** Begins a new version: as the one before, from a template, or empty. */
export const startPlanVersionSchema = z.object({
  caseId: uuid,
  from: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('COPY') }),
    z.object({
      kind: z.literal('TEMPLATE'),
      code: z.enum(PLAN_TEMPLATE_CODES),
      texts: templateTextsSchema.optional(),
    }),
    z.object({ kind: z.literal('EMPTY') }),
  ]),
});
export type StartPlanVersionInput = z.infer<typeof startPlanVersionSchema>;

/** Saves the whole version as it was edited from `revision`, by someone who knew of the approvals in `approvalsSeen`. */
export const savePlanDraftSchema = openVersion.extend({
  approvalsSeen: z.array(z.enum(['MUNICIPALITY', 'EMPLOYMENT_SERVICE'])).max(2),
  content: planContentSchema,
});
export type SavePlanDraftInput = z.infer<typeof savePlanDraftSchema>;

/** Names one open version as the reader saw it: for proposing it, withdrawing the proposal and discarding the draft. */
export const openPlanVersionSchema = openVersion;
export type OpenPlanVersionInput = z.infer<typeof openPlanVersionSchema>;

/** Approves what was seen; `onBehalfReason` when one is not the responsible officer. */
export const approvePlanSchema = openVersion.extend({ onBehalfReason: z.enum(ON_BEHALF_REASONS).nullable() });
export type ApprovePlanInput = z.infer<typeof approvePlanSchema>;

const correctableWordsSchema = z.object({
  place: planText(200),
  contactName: planText(120),
  contactPhone: planText(40),
  contactEmail: planText(200),
});

/** Corrects place and contact of an activity in the plan in force; `seen` is what the writer had before them. */
export const correctActivitySchema = correctableWordsSchema.extend({
  caseId: uuid,
  versionId: uuid,
  lineageId: uuid,
  seen: correctableWordsSchema,
});
export type CorrectActivityInput = z.infer<typeof correctActivitySchema>;

/** Why a plan ends altogether. */
export const PLAN_END_REASONS = ['GOAL_REACHED', 'ASSISTANCE_ENDED', 'MOVED', 'OTHER'] as const;

/** Ends the plan; `lastOn` is its last day in force. */
export const endPlanSchema = z.object({
  caseId: uuid,
  versionId: uuid,
  lastOn: day,
  reason: z.enum(PLAN_END_REASONS, 'planEndReasonMissing'),
});
export type EndPlanInput = z.infer<typeof endPlanSchema>;

/** Names the case whose open version is read anew. */
export const openPlanSchema = z.object({ caseId: uuid });
