import { Refusal } from './refusal';

/** SQLSTATE of our own guards and of the constraints that people can run into → the reason they are told. */
const REASON_OF_STATE: Record<string, string> = {
  SP001: 'planVersionFrozen',
  SP002: 'planChangedMeanwhile',
  SP003: 'wrongParty',
  SP004: 'planProposalSettled',
  SP033: 'planAlternativeNotDraft',
  SP029: 'activityDatesOutside',
  SC001: 'consultationFrozen',
  SC071: 'wrongParty',
  SC002: 'wrongParty',
  SC003: 'wrongParty',
  SC004: 'consultationTooOld',
  SC005: 'activityBrokenOffUnheard',
  SR001: 'referralWrongOrder',
  SR002: 'referralFrozen',
  SR003: 'referralWithoutConsultation',
  SR004: 'wrongParty',
  SR021: 'referralWrongOrder',
  SR022: 'referralEndIncomplete',
  SR023: 'referralWrittenOnce',
  SR024: 'wrongParty',
  SR025: 'returnNotYours',
  SR026: 'extensionWithoutConsultation',
  SR072: 'referralWrongOrder',
  SR073: 'providerNotChanged',
  SR074: 'continuedTooLong',
  SR075: 'referralWrittenOnce',
  SUH01: 'wrongParty',
  SUH02: 'referralWrongOrder',
  SUH04: 'wrongParty',
  SES01: 'escalationOnlyManagers',
  SES02: 'consultationSettled',
  SES03: 'consultationNotEscalated',
  SES04: 'escalationNoProposal',
  SES05: 'escalationBreaksOff',
  SES06: 'consultationNotEscalated',
  SES07: 'consultationSettled',
  SES08: 'consultationNotEscalated',
  SUH03: 'referralWithoutConsultation',
  SA001: 'correctionNeedsReason',
  SN001: 'wrongParty',
  SG001: 'barrierClosed',
  SG002: 'barrierKept',
  SD001: 'disagreementEnded',
  SD002: 'disagreementNotYours',
  SD003: 'disagreementActivityMissing',
  SB001: 'absenceReviewDecided',
  SB002: 'absenceNoDayLeft',
  SV001: 'siteStaysInItsMunicipality',
  SV002: 'siteClosed',
  SV003: 'notPermitted',
  SV011: 'contactNotHere',
  SF001: 'followUpPlanNotInForce',
  SF002: 'followUpJudgedMeanwhile',
  SF003: 'wrongParty',
  SF004: 'planNotEnded',
  SF005: 'fourMonthsNotYet',
  SAG01: 'agreementFrozen',
  SAG02: 'wrongParty',
  SAG03: 'agreementContactForeign',
  SAG04: 'agreementServiceUnknown',
  SAG06: 'wrongParty',
  SAG07: 'notFound',
  SAG05: 'referralWithoutConsultation',
  SWP01: 'deviationStands',
  SWP02: 'wrongParty',
  SK001: 'sharedMailboxOnly',
  SK002: 'standInElsewhere',
  SK003: 'notPermitted',
  SSE01: 'employmentWrongOrder',
  SSE02: 'employmentStands',
  SSE03: 'wrongParty',
  SSE04: 'notFound',
  SSE05: 'employmentWrongOrder',
  SMS01: 'wrongParty',
  SMS02: 'messageStands',
  '40001': 'changedMeanwhile',
  '40P01': 'changedMeanwhile',
  // An id that is no id finds nothing: as PostgreSQL says it, and as the client does.
  '22P02': 'notFound',
  P2007: 'notFound',
  P2023: 'notFound',
};

const REASON_OF_CONSTRAINT: Record<string, string> = {
  assessments_no_overlap: 'assessmentOverlaps',
  assessments_ground_in_force: 'assessmentGroundNotInForce',
  break_periods_no_overlap: 'breakOverlaps',
  decisions_once: 'decisionMadeMeanwhile',
  activity_exceptions_no_overlap: 'exceptionOverlaps',
  plan_versions_one_open: 'planHasOpenVersion',
  plan_proposals_one_open: 'planProposalSettled',
  plan_alternatives_municipality_id_plan_version_id_letter_key: 'planAlternativeChangedMeanwhile',
  subsidised_employments_one_open: 'employmentAlreadyHeld',
  agreements_one_proposal: 'agreementProposalOpen',
  agreement_goal_answers_municipality_id_lineage_id_year_part_key: 'changedMeanwhile',
  agreements_no_overlap: 'agreementOverlaps',
  plan_versions_two_persons: 'samePersonForBoth',
  consultations_one_open_per_referral: 'consultationAlreadyOpen',
  consultations_replaced_once: 'consultationReplaced',
  consultations_log_in_time: 'consultationLogOutOfTime',
  // The same meeting sent again at the same moment.
  consultation_meetings_pkey: 'changedMeanwhile',
  consultations_confirmation_follows_conclusion: 'consultationNotConcluded',
  consultations_conclusion_follows_answer: 'conclusionAgainstAnswer',
  referrals_early_start_says_why: 'referralStartTooEarly',
  referrals_extended_at_most_twelve_months: 'extensionTooLong',
  referrals_continued_at_most_twelve_months: 'extensionTooLong',
  referrals_continued_once: 'changedMeanwhile',
  referrals_result: 'referralEndIncomplete',
  referrals_end_after_start: 'referralEndsBeforeStart',
  return_closings_pkey: 'returnClosed',
  referrals_one_open: 'referralAlreadyOpen',
  escalation_words_disagrees_once: 'escalationAlreadyDisagreed',
  escalation_words_ends_once: 'consultationSettled',
  consultation_settlements_pkey: 'consultationSettled',
  unheard_referrals_once: 'referralWrongOrder',
  unheard_acknowledgements_pkey: 'unheardAlreadyAcknowledged',
  monthly_assessments_one_a_month: 'monthAlreadyAssessed',
  monthly_assessments_one_correction: 'monthCorrectedMeanwhile',
  gap_causes_follows: 'barrierClosed',
  follow_ups_one_a_day: 'followUpAlreadyHeld',
  follow_ups_corrected_once: 'outcomeAlreadyRecorded',
  activity_outcomes_once: 'outcomeAlreadyRecorded',
  activity_outcomes_corrected_once: 'outcomeAlreadyRecorded',
  plan_outcomes_once: 'outcomeAlreadyRecorded',
  plan_outcomes_corrected_once: 'outcomeAlreadyRecorded',
  four_month_answers_once: 'outcomeAlreadyRecorded',
  four_month_answers_corrected_once: 'outcomeAlreadyRecorded',
  attendances_day_has_ended: 'attendanceDayNotEnded',
  attendances_verified_by_another: 'attendanceVerifiedByReporter',
  contact_cards_pkey: 'changedMeanwhile',
  contact_cards_stand_in: 'standInElsewhere',
  municipality_page_versions_pkey: 'changedMeanwhile',
  childcare_offers_no_overlap: 'childcareOverlaps',
  certificates_no_overlap: 'certificateOverlaps',
  certificate_requests_municipality_id_case_id_sick_from_key: 'changedMeanwhile',
  absence_reviews_one_open: 'absenceReviewAlreadyOpen',
  absence_reviews_corrected_once: 'absenceReviewAlreadyCorrected',
  absence_reviews_heard: 'absenceIncomplete',
  absence_reviews_acceptable: 'absenceIncomplete',
  absence_reviews_special: 'absenceIncomplete',
  absence_reviews_has_reasons: 'absenceIncomplete',
  attendances_municipality_id_case_id_lineage_id_attended_on_key: 'attendanceChangedMeanwhile',
};

/**
 * The refusal that stands behind an error of the database, or null when it is a fault and no refusal. The client hides what
 * PostgreSQL said at different depths, so the whole error is looked through.
 */
export function describeDatabaseRefusal(error: unknown): Refusal | null {
  const said = listTexts(error);
  for (const [constraint, reason] of Object.entries(REASON_OF_CONSTRAINT)) {
    if (said.some((text) => text.includes(constraint))) return new Refusal(reason);
  }
  for (const [state, reason] of Object.entries(REASON_OF_STATE)) {
    if (said.some((text) => text === state || text.includes(`Code: \`${state}\``))) return new Refusal(reason);
  }
  return null;
}

/** Every text in an error, its message and its causes included. */
function listTexts(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || depth > 6) return [];
  return Object.getOwnPropertyNames(value)
    .filter((name) => name !== 'stack')
    .flatMap((name) => listTexts((value as Record<string, unknown>)[name], depth + 1));
}
