import { z } from 'zod';
import { isIsoDay } from '../time';
import { DISAGREEING_PARTIES, DISAGREEMENT_ENDINGS, PLAN_PARTS } from './rules/disagreement';

const uuid = z.uuid('invalidId');
const day = z.string('chooseDay').refine(isIsoDay, 'dayInvalid');

/** How many signs a disagreement may have. */
export const LONGEST_DISAGREEMENT = 2000;

/** Where it stands as one value of a list: the part, and for an activity which one: «ACTIVITY/<lineage>». */
const place = z
  .string()
  .min(1, 'choose')
  .transform((value, context) => {
    const [name, lineage] = value.split('/');
    const part = PLAN_PARTS.find((each) => each === name);
    const lineageId = uuid.safeParse(lineage).data ?? null;
    if (part !== undefined && (part === 'ACTIVITY') === (lineageId !== null)) return { part, lineageId };
    context.addIssue({ code: 'custom', message: 'choose' });
    return z.NEVER;
  });

/** Writes down what someone does not agree with, in their own words. */
export const recordDisagreementSchema = z.object({
  caseId: uuid,
  place,
  party: z.enum(DISAGREEING_PARTIES, 'choose'),
  words: z
    .string()
    .trim()
    .min(1, 'disagreementWordsMissing')
    .max(LONGEST_DISAGREEMENT, `textLongerThan|${LONGEST_DISAGREEMENT}`),
  expressedOn: day,
});
export type RecordDisagreementInput = z.output<typeof recordDisagreementSchema>;
export type RecordDisagreementForm = z.input<typeof recordDisagreementSchema>;

/** Says that a disagreement has ended, how and on which day. */
export const endDisagreementSchema = z.object({
  caseId: uuid,
  disagreementId: uuid,
  ending: z.enum(DISAGREEMENT_ENDINGS, 'choose'),
  endedOn: day,
});
export type EndDisagreementInput = z.infer<typeof endDisagreementSchema>;
