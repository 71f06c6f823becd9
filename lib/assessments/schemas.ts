import { z } from 'zod';
import { isIsoDay } from '../time';
import { type Assessment, DEDUCTION_KINDS, EXEMPTION_KINDS, LEGAL_GROUNDS } from './rules/assessment';
import { validateAssessment } from './rules/validate-assessment';

const day = z.string('chooseDay').refine(isIsoDay, 'dayInvalid');
const reason = z.string().trim().max(1000, 'textTooLong');

const exemptionRow = z.object({
  kind: z.enum(EXEMPTION_KINDS),
  applies: z.boolean(),
  sharePercent: z.coerce.number(),
  validTo: day.nullable(),
  /** What has been seen that shows it; empty until something has. */
  evidence: reason,
  seenOn: day.nullable(),
});

const deductionRow = z.object({ kind: z.enum(DEDUCTION_KINDS), minutes: z.number().nullable(), reason });

const assessmentFields = z.object({
  caseId: z.uuid('invalidId'),
  /** What was there when the page was read; see describeAssessmentBasis. */
  basis: z.string().max(20_000),
  validFrom: day,
  validTo: day.nullable(),
  ground: z.enum(LEGAL_GROUNDS, 'choose'),
  abilityMinutes: z.number(),
  abilityReason: reason,
  /** Every kind has its row; those that do not apply are left out of the assessment. */
  exemptions: z.array(exemptionRow).max(EXEMPTION_KINDS.length),
  /** Every kind has its row; those without time are left out. */
  deductions: z.array(deductionRow).max(DEDUCTION_KINDS.length),
  children: z.array(z.object({ bornOn: day })).max(30, 'moreThan|30'),
});

export type AssessmentFields = z.output<typeof assessmentFields>;

/** The fields of the form as an assessment and a household. Time that cannot be read counts as none. */
export function toAssessment(
  fields: Pick<
    AssessmentFields,
    'validFrom' | 'validTo' | 'ground' | 'abilityMinutes' | 'abilityReason' | 'exemptions' | 'deductions'
  >,
): Omit<Assessment, 'id'> {
  const { validFrom, validTo, ground, abilityMinutes, abilityReason, exemptions, deductions } = fields;
  return {
    validFrom,
    validTo,
    ground,
    abilityMinutes,
    abilityReason,
    exemptions: exemptions
      .filter(({ applies }) => applies)
      .map(({ kind, sharePercent, validTo: lastDay, evidence, seenOn }) => ({
        kind,
        sharePercent: kind === 'SICKNESS_BENEFIT' ? sharePercent : 100,
        validTo: lastDay,
        evidence: evidence.trim() === '' ? null : { text: evidence.trim(), seenOn: seenOn ?? '' },
      })),
    deductions: deductions.flatMap(({ kind, minutes, reason: why }) =>
      minutes ? [{ kind, minutes, reason: why }] : [],
    ),
  };
}

/**
 * An assessment as the form holds it. What the rule finds is put beside the field where it was written; that it begins at most a year
 * ahead, and that nothing was seen on a day to come, is asked by the command, which knows the day.
 */
export const saveAssessmentSchema = assessmentFields
  .superRefine((fields, context) => {
    const assessment = toAssessment(fields);
    for (const { field, reason: message } of validateAssessment(assessment, { today: fields.validFrom })) {
      if (message === 'assessmentEvidenceAhead') continue;
      context.addIssue({ code: 'custom', path: pathInForm(field, fields, assessment), message });
    }
  })
  .transform(({ caseId, basis, children, ...fields }) => ({
    caseId,
    basis,
    childrenBornOn: children.map(({ bornOn }) => bornOn),
    assessment: toAssessment(fields),
  }));

export type SaveAssessmentInput = z.output<typeof saveAssessmentSchema>;

/** «deductions.0.minutes» of the assessment is another row of the form, which has a row for every kind. */
function pathInForm(field: string, fields: AssessmentFields, assessment: Omit<Assessment, 'id'>): (string | number)[] {
  const [list, index, part] = field.split('.');
  if ((list !== 'exemptions' && list !== 'deductions') || index === undefined || part === undefined) return [field];
  const kind = assessment[list][Number(index)]?.kind;
  return [list, fields[list].findIndex((row) => row.kind === kind), part];
}

/** A break (uppehåll) of up to four weeks in a calendar year. */
export const addBreakSchema = z.object({ caseId: z.uuid('invalidId'), fromOn: day, toOn: day, reason });

export type AddBreakInput = z.output<typeof addBreakSchema>;

/** A break that is shortened to another last day, or taken back altogether (null). */
export const changeBreakSchema = z.object({
  caseId: z.uuid('invalidId'),
  breakId: z.uuid('invalidId'),
  /** The last day that the officer saw. */
  seenToOn: day,
  toOn: day.nullable(),
  reason,
});

export type ChangeBreakInput = z.output<typeof changeBreakSchema>;
