import {
  type ActivityDuty,
  type AssessmentPage,
  DEDUCTION_KINDS,
  EXEMPTION_KINDS,
  type LegalGround,
  MAXIMUM_WEEKLY_MINUTES,
} from '@/lib/assessments';
import type { AssessmentFormValues } from './assessment-form';

interface Suggested {
  isDemand: boolean;
  /** Adaptation to the childcare offered (12 kap. 4 c § SoL), for the officer to confirm; null leaves it as it was. */
  childcareMinutes?: number | null;
  childcareReason?: string;
}

/**
 * What the form begins with: what holds today (or held last), from today on, so that a change is one field. With `isDemand` it is the
 * demand that the months in a row call for, from the month in which the duty arises.
 */
export function toFormValues(
  { caseId, basis, today, assessments, childrenBornOn, duty }: AssessmentPage,
  { isDemand, childcareMinutes = null, childcareReason = '' }: Suggested,
): AssessmentFormValues {
  const isDue = isDemand && (duty.kind === 'ARISEN' || duty.kind === 'COMING');
  const before = assessments.find(({ isInForce }) => isInForce) ?? assessments[0];
  return {
    caseId,
    basis,
    validFrom: isDue && duty.arisesMonth > today ? duty.arisesMonth : today,
    validTo: null,
    ground: isDue ? 'SECTION_12_4_A' : (before?.ground ?? suggestGround(duty)),
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
        evidence: exemption?.evidence?.text ?? '',
        seenOn: exemption?.evidence?.seenOn ?? today,
      };
    }),
    deductions: DEDUCTION_KINDS.map((kind) => {
      const deduction = before?.deductions.find((each) => each.kind === kind);
      if (kind === 'CHILDCARE' && childcareMinutes !== null) {
        return { kind, minutes: childcareMinutes, reason: deduction?.reason || childcareReason };
      }
      return { kind, minutes: deduction?.minutes ?? null, reason: deduction?.reason ?? '' };
    }),
    children: childrenBornOn.map((bornOn) => ({ bornOn })),
  };
}

/** The first ground of one who has not been assessed: the demand once the duty has arisen, before that what is done by choice. */
function suggestGround(duty: ActivityDuty): LegalGround {
  return duty.kind === 'ARISEN' ? 'SECTION_12_4_A' : 'VOLUNTARY';
}
