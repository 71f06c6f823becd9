import type { AttendanceStatus } from '../attendance';
import type { GapCauseCode, GapOwner } from '../case-weeks';
import type { IsoDay, IsoWeek } from '../time';
import type { AbsenceDecision, AbsenceReviewContent } from './rules/absence-review';

/** A reported day that a review covers, with what the report says now. */
export interface ReviewedDay {
  attendanceId: string;
  day: IsoDay;
  week: IsoWeek;
  activityTitle: string;
  plannedMinutes: number;
  absentMinutes: number;
  status: AttendanceStatus;
}

/** Unexcused days of a week that no review covers. */
export interface WaitingAbsence {
  week: IsoWeek;
  days: IsoDay[];
  absentMinutes: number;
}

export interface ListedAbsenceReview {
  reviewId: string;
  /** The first and last day, and how many reported days. */
  firstDay: IsoDay;
  lastDay: IsoDay;
  days: number;
  absentMinutes: number;
  openedOn: IsoDay;
  openedByName: string | null;
  decision: AbsenceDecision | null;
  decidedOn: IsoDay | null;
  decidedByName: string | null;
  /** A later review has corrected this one. */
  isCorrected: boolean;
  isCorrection: boolean;
}

/** How a case stands: what waits to be looked into, and the review that is under way. */
export interface AbsenceStanding {
  caseId: string;
  waiting: WaitingAbsence[];
  openReview: ListedAbsenceReview | null;
}

export interface AbsenceReviewList extends AbsenceStanding {
  isClosed: boolean;
  /** Newest first. */
  reviews: ListedAbsenceReview[];
}

/** What lies near the days and may explain them: the cause is never taken to be the individual's. */
export interface NearbyFacts {
  /** Other reports within two weeks of the days: sick, sick child, approved, cancelled. */
  otherDays: { day: IsoDay; activityTitle: string; status: AttendanceStatus }[];
  gapCauses: { code: GapCauseCode; owner: GapOwner; note: string; fromOn: IsoDay; toOn: IsoDay | null }[];
  /** Ages of the children in the household on the first day. */
  childAges: number[];
  breaks: { fromOn: IsoDay; toOn: IsoDay }[];
  /** Whether activity was demanded on the days: false when the person took part by choice or nothing was assessed. */
  wasDemanded: boolean;
}

export interface AbsenceReviewPage extends ListedAbsenceReview {
  caseId: string;
  revision: number;
  today: IsoDay;
  isClosed: boolean;
  content: AbsenceReviewContent;
  reviewedDays: ReviewedDay[];
  nearby: NearbyFacts;
  /** ISO 8601 instant. */
  savedAt: string;
  correctsId: string | null;
  correctedById: string | null;
}

export interface SavedAbsenceReview {
  revision: number;
  savedAt: string;
}
