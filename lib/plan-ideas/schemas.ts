import { z } from 'zod';
import { planContentSchema } from '../plans';

const name = z.string().trim().min(1, 'alternativeNameMissing').max(60, 'textTooLong');
const draft = z.object({ caseId: z.uuid('invalidId'), versionId: z.uuid('invalidId') });
const seen = draft.extend({ alternativeId: z.uuid('invalidId'), revision: z.number().int().min(0) });
const { activities } = planContentSchema.shape;

/** The activities of an alternative as they are kept. */
export const alternativeActivitiesSchema = activities;

/** Names the draft whose alternatives are read. */
export const planAlternativesSchema = draft;
export type PlanAlternativesInput = z.infer<typeof planAlternativesSchema>;

/** Keeps the drawn week beside the draft, to be compared with it. */
export const savePlanAlternativeSchema = draft.extend({ name, activities });
export type SavePlanAlternativeInput = z.infer<typeof savePlanAlternativeSchema>;

/** Gives an alternative another name. */
export const renamePlanAlternativeSchema = seen.extend({ name });
export type RenamePlanAlternativeInput = z.infer<typeof renamePlanAlternativeSchema>;

/** Takes an alternative out and keeps the draft's activities in its place. */
export const swapPlanAlternativeSchema = seen.extend({ activities });
export type SwapPlanAlternativeInput = z.infer<typeof swapPlanAlternativeSchema>;

/** Throws an alternative away. */
export const discardPlanAlternativeSchema = seen;
export type DiscardPlanAlternativeInput = z.infer<typeof discardPlanAlternativeSchema>;
