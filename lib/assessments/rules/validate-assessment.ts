import { addMonths, type IsoDay, isIsoDay } from '../../time';
import {
  type Assessment,
  type Deduction,
  type Exemption,
  type LegalGround,
  MAXIMUM_WEEKLY_MINUTES,
} from './assessment';

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
  | 'assessmentExemptionShare'
  | 'assessmentExemptionEndsBeforeStart'
  | 'assessmentDeductionTwice'
  | 'assessmentDeductionReasonMissing';

/**
 * The first day for which each ground may be used. SFS 2026:730 is in force since 2026-07-01; the duty to demand
 * activity (4 a §) applies first to försörjningsstöd for October 2026, and 4 g § from 2027-01-01. 12 kap. 4 § and
 * free participation are older.
 */
export const GROUND_IN_FORCE_FROM: Readonly<Record<LegalGround, IsoDay | null>> = {
  SECTION_12_4_A: '2026-10-01',
  SECTION_12_4_D: '2026-07-01',
  SECTION_12_4: null,
  SECTION_12_4_G: '2027-01-01',
  VOLUNTARY: null,
};

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
    ...assessment.exemptions.flatMap((exemption, index) => validateExemption(assessment, exemption, index)),
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
  const inForceFrom = GROUND_IN_FORCE_FROM[ground];
  if (inForceFrom !== null && validFrom < inForceFrom) {
    faults.push({ field: 'ground', reason: 'assessmentGroundNotInForce' });
  }
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
