import { type AssessmentPage, DEDUCTION_KINDS, EXEMPTION_KINDS, MAXIMUM_WEEKLY_MINUTES } from '@/lib/assessments';
import type { AssessmentFormValues } from './assessment-form';

/** What the form begins with: what holds today (or held last), from today on, so that a change is one field. */
export function toFormValues({
  caseId,
  basis,
  today,
  assessments,
  childrenBornOn,
}: AssessmentPage): AssessmentFormValues {
  const before = assessments.find(({ isInForce }) => isInForce) ?? assessments[0];
  return {
    caseId,
    basis,
    validFrom: today,
    validTo: null,
    ground: before?.ground ?? 'SECTION_12_4_A',
    abilityMinutes: before?.abilityMinutes ?? MAXIMUM_WEEKLY_MINUTES,
    abilityReason: before?.abilityReason ?? '',
    exemptions: EXEMPTION_KINDS.map((kind) => {
      const exemption = before?.exemptions.find(
        (each) => each.kind === kind && (each.validTo === null || each.validTo >= today),
      );
      return {
        kind,
        applies: exemption !== undefined,
        sharePercent: String(exemption?.sharePercent ?? 100),
        validTo: exemption?.validTo ?? null,
      };
    }),
    deductions: DEDUCTION_KINDS.map((kind) => {
      const deduction = before?.deductions.find((each) => each.kind === kind);
      return { kind, minutes: deduction?.minutes ?? null, reason: deduction?.reason ?? '' };
    }),
    children: childrenBornOn.map((bornOn) => ({ bornOn })),
  };
}
