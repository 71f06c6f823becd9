import { Refusal } from './refusal';

/** SQLSTATE of our own guards and of the constraints that people can run into → the reason they are told. */
const REASON_OF_STATE: Record<string, string> = {
  SP001: 'planVersionFrozen',
  SP002: 'planChangedMeanwhile',
  SP003: 'wrongParty',
  SC001: 'consultationFrozen',
  SC002: 'wrongParty',
  SR001: 'referralWrongOrder',
  SR002: 'referralFrozen',
  SR003: 'referralWithoutConsultation',
  SR004: 'wrongParty',
  SA001: 'correctionNeedsReason',
  '40001': 'changedMeanwhile',
  '40P01': 'changedMeanwhile',
};

const REASON_OF_CONSTRAINT: Record<string, string> = {
  assessments_no_overlap: 'assessmentOverlaps',
  break_periods_no_overlap: 'breakOverlaps',
  plan_versions_one_open: 'planHasOpenVersion',
  plan_versions_two_persons: 'samePersonForBoth',
  consultations_one_open_per_referral: 'consultationAlreadyOpen',
  consultations_conclusion_follows_answer: 'conclusionAgainstAnswer',
  referrals_one_open: 'referralAlreadyOpen',
  attendances_day_has_ended: 'attendanceDayNotEnded',
  attendances_verified_by_another: 'attendanceVerifiedByReporter',
  attendances_municipality_id_case_id_lineage_id_attended_on_key: 'attendanceChangedMeanwhile',
};

/** The refusal that stands behind an error of the database, or null when it is a fault and no refusal. */
export function describeDatabaseRefusal(error: unknown): Refusal | null {
  const text = JSON.stringify(error, Object.getOwnPropertyNames(error ?? {})) ?? '';
  for (const [constraint, reason] of Object.entries(REASON_OF_CONSTRAINT)) {
    if (text.includes(constraint)) return new Refusal(reason);
  }
  const state = /"(?:originalCode|code)":\s*"([A-Z0-9]{5})"/.exec(text)?.[1];
  const reason = state ? REASON_OF_STATE[state] : undefined;
  return reason ? new Refusal(reason) : null;
}
