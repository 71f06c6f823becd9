import { addMonths, type IsoDay, isIsoDay } from '../../time';
import { type Assessment, type Deduction, type Exemption, MAXIMUM_WEEKLY_MINUTES } from './assessment';
import { findLaw, isGroundSelectable } from './law';

/** A fault in a form: the path of the field («deductions.1.minutes») and a reason that `messages/sv.json` words. */
export interface AssessmentFault {
  field: string;
  reason: AssessmentFaultReason;
}

export type AssessmentFaultReason =
  | 'assessmentDayMissing'
  | 'assessmentEndsBeforeStart'
  | 'assessmentTooFarAhead'
  | 'assessmentGroundNotInForce'
  | 'assessmentAbilityRange'
  | 'assessmentAbilityReasonMissing'
  | 'assessmentMinutesNotFive'
  | 'assessmentMinutesRange'
  | 'assessmentExemptionTwice'
  | 'assessmentExemptionNotInForce'
  | 'assessmentEvidenceDayMissing'
  | 'assessmentEvidenceTextMissing'
  | 'assessmentEvidenceAhead'
  | 'assessmentExemptionShare'
  | 'assessmentExemptionEndsBeforeStart'
  | 'assessmentDeductionTwice'
  | 'assessmentDeductionReasonMissing';

const BENEFIT_SHARES = [25, 50, 75, 100];
const MINUTE_STEP = 5;
const MONTHS_AHEAD = 12;

/**
 * All that is wrong with an assessment before it may be saved, empty when nothing is. Minutes are whole multiples of
 * five, so that a fifth of them is whole too; ability is 0–2 400 with a reason below that (12 kap. 4 b §); an
 * assessment begins at most a year after `today`.
 */
export function validateAssessment(
  assessment: Omit<Assessment, 'id'>,
  { today }: { today: IsoDay },
): AssessmentFault[] {
  return [
    ...validatePeriod(assessment, today),
    ...validateAbility(assessment),
    ...assessment.exemptions.flatMap((exemption, index) => [
      ...validateExemption(assessment, exemption, index),
      ...validateEvidence(exemption, { index, today }),
    ]),
    ...assessment.deductions.flatMap((deduction, index) => validateDeduction(assessment, deduction, index)),
  ];
}

type Input = Omit<Assessment, 'id'>;

function validatePeriod({ validFrom, validTo, ground }: Input, today: IsoDay): AssessmentFault[] {
  if (!isIsoDay(validFrom)) return [{ field: 'validFrom', reason: 'assessmentDayMissing' }];
  const faults: AssessmentFault[] = [];
  if (validFrom > addMonths(today, MONTHS_AHEAD)) faults.push({ field: 'validFrom', reason: 'assessmentTooFarAhead' });
  if (validTo !== null && !isIsoDay(validTo)) faults.push({ field: 'validTo', reason: 'assessmentDayMissing' });
  else if (validTo !== null && validTo < validFrom) {
    faults.push({ field: 'validTo', reason: 'assessmentEndsBeforeStart' });
  }
  if (!isGroundSelectable(ground, validFrom)) faults.push({ field: 'ground', reason: 'assessmentGroundNotInForce' });
  return faults;
}

function validateAbility({ abilityMinutes, abilityReason }: Input): AssessmentFault[] {
  const faults = validateMinutes('abilityMinutes', abilityMinutes, 'assessmentAbilityRange');
  if (abilityMinutes < MAXIMUM_WEEKLY_MINUTES && abilityReason.trim() === '') {
    faults.push({ field: 'abilityReason', reason: 'assessmentAbilityReasonMissing' });
  }
  return faults;
}

function validateExemption({ validFrom, exemptions }: Input, exemption: Exemption, index: number): AssessmentFault[] {
  const { kind, sharePercent, validTo } = exemption;
  const field = `exemptions.${index}`;
  const faults: AssessmentFault[] = [];
  if (exemptions.findIndex((other) => other.kind === kind) < index) {
    faults.push({ field: `${field}.kind`, reason: 'assessmentExemptionTwice' });
  }
  if (isIsoDay(validFrom) && !findLaw(validFrom).exemptions.includes(kind)) {
    faults.push({ field: `${field}.kind`, reason: 'assessmentExemptionNotInForce' });
  }
  const shares = kind === 'SICKNESS_BENEFIT' ? BENEFIT_SHARES : [100];
  if (!shares.includes(sharePercent))
    faults.push({ field: `${field}.sharePercent`, reason: 'assessmentExemptionShare' });
  if (validTo !== null && !isIsoDay(validTo)) {
    faults.push({ field: `${field}.validTo`, reason: 'assessmentDayMissing' });
  } else if (validTo !== null && validTo < validFrom) {
    faults.push({ field: `${field}.validTo`, reason: 'assessmentExemptionEndsBeforeStart' });
  }
  return faults;
}

/** What was seen and on which day go together, and nobody has seen anything on a day to come. */
function validateEvidence(
  { evidence }: Exemption,
  { index, today }: { index: number; today: IsoDay },
): AssessmentFault[] {
  if (!evidence) return [];
  const field = `exemptions.${index}`;
  if (evidence.text.trim() === '') return [{ field: `${field}.evidence`, reason: 'assessmentEvidenceTextMissing' }];
  if (!isIsoDay(evidence.seenOn)) return [{ field: `${field}.seenOn`, reason: 'assessmentEvidenceDayMissing' }];
  return evidence.seenOn > today ? [{ field: `${field}.seenOn`, reason: 'assessmentEvidenceAhead' }] : [];
}

function validateDeduction({ deductions }: Input, deduction: Deduction, index: number): AssessmentFault[] {
  const { kind, minutes, reason } = deduction;
  const field = `deductions.${index}`;
  const faults: AssessmentFault[] = [];
  if (deductions.findIndex((other) => other.kind === kind) < index) {
    faults.push({ field: `${field}.kind`, reason: 'assessmentDeductionTwice' });
  }
  faults.push(...validateMinutes(`${field}.minutes`, minutes, 'assessmentMinutesRange'));
  if ((kind === 'OTHER_DUTIES' || kind === 'CHILDCARE') && reason.trim() === '') {
    faults.push({ field: `${field}.reason`, reason: 'assessmentDeductionReasonMissing' });
  }
  return faults;
}

function validateMinutes(field: string, minutes: number, outOfRange: AssessmentFaultReason): AssessmentFault[] {
  const isInRange = Number.isInteger(minutes) && minutes >= 0 && minutes <= MAXIMUM_WEEKLY_MINUTES;
  if (!isInRange) return [{ field, reason: outOfRange }];
  return minutes % MINUTE_STEP === 0 ? [] : [{ field, reason: 'assessmentMinutesNotFive' }];
}
