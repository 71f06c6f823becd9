import type { GapCauseCode, GapOwner, Level } from '../case-weeks';
import type { CaseWeekDto, ReadableRequirement } from '../cases';
import type { IsoDay, IsoWeek } from '../time';
import type { MissingItem } from './rules/list-missing';
import type { IsoMonth } from './rules/month';
import type { MonthFact } from './rules/month-facts';

export type MonthlyOutcome = 'CONTINUES' | 'PLAN_TO_BE_CHANGED' | 'ASSESSMENT_TO_BE_CHANGED' | 'CASE_TO_BE_CLOSED';

/** One week since the last assessment. Minutes. */
export type MonthWeek = Pick<
  CaseWeekDto,
  | 'week'
  | 'level'
  | 'isFormallyFullTimeOnly'
  | 'requiredMinutes'
  | 'assignedMinutes'
  | 'gapMinutes'
  | 'programmeMinutes'
  | 'picture'
  | 'gapCause'
  | 'attendance'
> & {
  hasEnded: boolean;
  /** Reported days that nobody has verified. */
  unverifiedDays: number;
};

/** What AF has told of the person's registration. */
export interface MonthRegistration {
  registeredSince: IsoDay | null;
  jobseekerCategory: string | null;
  programmeCode: string | null;
  /** What the programme is by form. */
  programmeExtentMinutes: number | null;
  /** What it holds this week. */
  programmeMinutes: number;
}

/** How things stand on the day. */
export interface MonthStanding {
  level: Level | null;
  requirement: ReadableRequirement | null;
  gap: { minutes: number; cause: { code: GapCauseCode; owner: GapOwner } | null } | null;
  registration: MonthRegistration;
  plan: { number: number; inForceFrom: IsoDay; followUpOn: IsoDay | null } | null;
  referral: { providerName: string; startsOn: IsoDay; endsOn: IsoDay } | null;
  /** Those that run or are to come. */
  breaks: { fromOn: IsoDay; toOn: IsoDay }[];
  openBarriers: number;
  contacts: {
    party: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' | 'PROVIDER';
    name: string;
    phone: string | null;
    email: string;
  }[];
}

/** Everything that is known of a case since last time, as the reader may see it. */
export interface MonthBasis {
  /** From this day. */
  sinceOn: IsoDay;
  /** There is no earlier assessment. */
  isFirst: boolean;
  thisWeek: IsoWeek;
  /** Newest first. */
  facts: MonthFact[];
  /** Oldest first, this week last. */
  weeks: MonthWeek[];
  missing: MissingItem[];
  standing: MonthStanding;
  /** One for each thing that it is made of; see listBasisKeys. */
  keys: string[];
}

/** AF's side of the month. */
export interface MonthNote {
  id: string;
  isConfirmed: boolean;
  text: string;
  writtenOn: IsoDay;
  writtenByName: string;
}

/** A written assessment. */
export interface WrittenMonth {
  id: string;
  outcome: MonthlyOutcome;
  text: string;
  decidedOn: IsoDay;
  decidedByName: string;
  correctionReason: string;
}

/** The municipality's page of a case and month. */
export interface MonthPage {
  caseId: string;
  month: IsoMonth;
  today: IsoDay;
  isClosed: boolean;
  /** Null when the month may still be assessed; else why not. */
  hindrance: 'monthNotBegun' | 'monthTooOld' | 'caseClosed' | null;
  basis: MonthBasis;
  /** AF's latest word of the month; null while there is none. */
  note: MonthNote | null;
  /** The assessment of the month with its corrections, the one that holds first; empty while there is none. */
  written: WrittenMonth[];
  /** The figures that it was made on, when it has been written. */
  snapshot: MonthSnapshot | null;
  /** The month of the assessment before this one. */
  previousMonth: IsoMonth | null;
  /** The next case of the reader's that lacks this month's assessment. */
  nextCaseId: string | null;
}

/** AF's page of a case and month. */
export interface EmploymentMonthPage {
  caseId: string;
  month: IsoMonth;
  today: IsoDay;
  basis: MonthBasis;
  /** The latest first. */
  notes: MonthNote[];
  mayWrite: boolean;
}

/** What was known when an assessment was written: figures and codes, no names and no text. */
export interface MonthSnapshot {
  sinceOn: IsoDay;
  level: Level | null;
  requiredMinutes: number | null;
  gapMinutes: number;
  plannedMinutes: number;
  attendedMinutes: number;
  excusedMinutes: number;
  unexcusedMinutes: number;
  unansweredMinutes: number;
  registeredSince: IsoDay | null;
  programmeCode: string | null;
  programmeExtentMinutes: number | null;
  planNumber: number | null;
  missing: string[];
  keys: string[];
}

/** What became of a save: written, or told what has happened since the page was read. */
export type SaveMonthResult =
  | { state: 'SAVED'; nextCaseId: string | null }
  | { state: 'STALE'; basis: MonthBasis; news: string[] };
