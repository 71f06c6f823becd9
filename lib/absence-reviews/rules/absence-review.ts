import { type IsoDay, isIsoDay } from '../../time';

/** How the person was told of the absence and asked about it. */
export const ABSENCE_CHANNELS = ['MEETING', 'PHONE', 'LETTER', 'MESSAGE'] as const;
export type AbsenceChannel = (typeof ABSENCE_CHANNELS)[number];

/** Godtagbart skäl, 12 kap. 5 § SoL, as an officer names it. */
export const ACCEPTABLE_REASONS = [
  'ILLNESS',
  'SICK_CHILD',
  'CHILDCARE',
  'TRAVEL',
  'OTHER_APPOINTMENT',
  'WORK',
  'NOT_INFORMED',
  'OTHER',
] as const;
export type AcceptableReason = (typeof ACCEPTABLE_REASONS)[number];

/**
 * What a human may come to. None of them touches an amount: that försörjningsstöd shall be refused or reduced is tried in the
 * municipality's own system, by a human too.
 */
export const ABSENCE_DECISIONS = [
  'ACCEPTABLE_REASON',
  'SPECIAL_REASONS',
  'NO_ACCEPTABLE_REASON',
  'NOT_ABSENT',
] as const;
export type AbsenceDecision = (typeof ABSENCE_DECISIONS)[number];

/** Unexcused days are asked about from the day on which 12 kap. 5 § has its present wording (SFS 2026:730). */
export const REVIEWED_FROM: IsoDay = '2026-07-01';

/** What an officer writes in a review. */
export interface AbsenceReviewContent {
  /** Null until it is known whether the person answers. */
  hasAnswered: boolean | null;
  ownWords: string;
  /** How often contact was sought with someone who has not answered. */
  contactAttempts: number | null;
  toldHow: AbsenceChannel | null;
  toldOn: IsoDay | null;
  /** Until when the person had time to answer. */
  answerByOn: IsoDay | null;
  /** NONE is an answer; null is none yet. */
  acceptableReason: AcceptableReason | 'NONE' | null;
  acceptableReasonNote: string;
  hasSpecialReasons: boolean | null;
  specialReasons: string;
  decisionReasons: string;
}

/** Something that is missing or wrong, beside the field where it is put right; the reason is a key under `reasons`. */
export interface AbsenceReviewFault {
  field: keyof AbsenceReviewContent | 'decision' | 'days';
  reason: string;
}

interface Circumstances {
  /** The days that the review covers and that still are reported as unexcused. */
  days: readonly IsoDay[];
  today: IsoDay;
}

/** What cannot be true whatever is decided: days in the wrong order, or yet to come. */
export function listAbsenceReviewFaults(
  { toldOn, answerByOn }: Pick<AbsenceReviewContent, 'toldOn' | 'answerByOn'>,
  today: IsoDay | null,
): AbsenceReviewFault[] {
  const faults: AbsenceReviewFault[] = [];
  if (toldOn !== null && today !== null && isIsoDay(toldOn) && toldOn > today) {
    faults.push({ field: 'toldOn', reason: 'absenceToldInFuture' });
  }
  if (toldOn !== null && answerByOn !== null && answerByOn < toldOn) {
    faults.push({ field: 'answerByOn', reason: 'absenceAnswerBeforeTold' });
  }
  return faults;
}

/**
 * What is missing before the decision may be made, in the order of the form; with no decision chosen, what every review ought to hold.
 * That someone lacks an acceptable reason is never decided unheard: the person has been told after the last day, has had time to answer, and
 * has answered or let that time pass (12 kap. 5 § SoL).
 */
export function listMissingBeforeDecision(
  content: AbsenceReviewContent,
  decision: AbsenceDecision | null,
  { days, today }: Circumstances,
): AbsenceReviewFault[] {
  const faults = listAbsenceReviewFaults(content, today);
  if (decision === null || decision === 'NO_ACCEPTABLE_REASON') faults.push(...listUnheard(content, { days, today }));
  if (decision === 'ACCEPTABLE_REASON' && (content.acceptableReason ?? 'NONE') === 'NONE') {
    faults.push({ field: 'acceptableReason', reason: 'absenceAcceptableReasonMissing' });
  }
  if (decision === 'SPECIAL_REASONS' && !(content.hasSpecialReasons && content.specialReasons.trim())) {
    faults.push({ field: 'hasSpecialReasons', reason: 'absenceSpecialReasonsMissing' });
  }
  if (decision === 'NO_ACCEPTABLE_REASON') faults.push(...listUntried(content));
  if (decision === null) faults.push({ field: 'decision', reason: 'absenceDecisionMissing' });
  else if (!content.decisionReasons.trim()) faults.push({ field: 'decisionReasons', reason: 'absenceReasonsMissing' });
  if (decision !== null && decision !== 'NOT_ABSENT' && days.length === 0) {
    faults.push({ field: 'days', reason: 'absenceNoDayLeft' });
  }
  return faults;
}

/** The person's own words and the communication. */
function listUnheard(content: AbsenceReviewContent, { days, today }: Circumstances): AbsenceReviewFault[] {
  const { hasAnswered, ownWords, contactAttempts, toldHow, toldOn, answerByOn } = content;
  const faults: AbsenceReviewFault[] = [];
  if (hasAnswered === null) faults.push({ field: 'hasAnswered', reason: 'absenceVoiceMissing' });
  if (hasAnswered === true && !ownWords.trim()) faults.push({ field: 'ownWords', reason: 'absenceOwnWordsMissing' });
  if (hasAnswered === false && contactAttempts === null) {
    faults.push({ field: 'contactAttempts', reason: 'absenceAttemptsMissing' });
  }
  if (toldHow === null) faults.push({ field: 'toldHow', reason: 'absenceToldHowMissing' });
  if (toldOn === null) faults.push({ field: 'toldOn', reason: 'absenceToldOnMissing' });
  if (answerByOn === null) faults.push({ field: 'answerByOn', reason: 'absenceAnswerTimeMissing' });
  const lastDay = days.toSorted().at(-1);
  if (toldOn !== null && lastDay !== undefined && toldOn < lastDay) {
    faults.push({ field: 'toldOn', reason: 'absenceToldBeforeDay' });
  }
  if (hasAnswered === false && answerByOn !== null && answerByOn >= today) {
    faults.push({ field: 'answerByOn', reason: 'absenceAnswerTimeNotOver' });
  }
  return faults;
}

/** Both questions of the law have been asked, and answered no. */
function listUntried({ acceptableReason, hasSpecialReasons }: AbsenceReviewContent): AbsenceReviewFault[] {
  const faults: AbsenceReviewFault[] = [];
  if (acceptableReason === null) faults.push({ field: 'acceptableReason', reason: 'absenceReasonNotTried' });
  else if (acceptableReason !== 'NONE') faults.push({ field: 'acceptableReason', reason: 'absenceReasonContradicts' });
  if (hasSpecialReasons === null) faults.push({ field: 'hasSpecialReasons', reason: 'absenceSpecialNotTried' });
  else if (hasSpecialReasons) faults.push({ field: 'hasSpecialReasons', reason: 'absenceSpecialContradicts' });
  return faults;
}
