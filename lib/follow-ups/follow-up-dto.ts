import type { IsoDay } from '../time';
import type { FollowUpStanding } from './rules/decide-follow-up';
import type { EndingHow } from './rules/ended-activities';
import type {
  ActivityGain,
  ActivityOutcomeKind,
  BreakOffReason,
  BrokenOffBy,
  EmployerKind,
  FourMonthAnswer,
  PlanResult,
} from './rules/outcomes';
import type { ToldResults } from './rules/results';
import type { Judgement, Undertaking } from './rules/undertakings';

export type Authority = 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE';

/** Who wrote something down, and when (an ISO 8601 instant). */
export interface RecordedBy {
  name: string;
  authority: Authority | null;
  at: string;
}

/** An undertaking with the judgement of its party; null until the party has judged. */
export interface JudgedUndertaking extends Undertaking {
  judgement: Judgement | null;
  note: string;
}

export interface FollowUpView {
  kind: 'FOLLOW_UP';
  id: string;
  /** The day it is placed by in the history. */
  day: IsoDay;
  planVersionId: string;
  versionNumber: number;
  individualTookPart: boolean;
  authorities: Authority[];
  goal: Judgement;
  goalNote: string;
  individualWords: string;
  nextOn: IsoDay | null;
  undertakings: JudgedUndertaking[];
  recorded: RecordedBy;
  isCorrection: boolean;
  mayCorrect: boolean;
}

/** An activity that has ended. */
export interface EndedActivityView {
  lineageId: string;
  title: string;
  typeName: string;
  party: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' | 'PROVIDER';
  providerName: string | null;
  endedOn: IsoDay;
  how: EndingHow;
  /** It ended before the day agreed on. */
  isBeforeAgreedEnd: boolean;
}

export interface ActivityOutcomeView {
  kind: 'ACTIVITY';
  id: string;
  day: IsoDay;
  activity: EndedActivityView;
  outcome: ActivityOutcomeKind;
  brokenOffBy: BrokenOffBy | null;
  reason: BreakOffReason | null;
  ledOnTo: string;
  gains: ActivityGain[];
  note: string;
  recorded: RecordedBy;
  isCorrection: boolean;
  mayCorrect: boolean;
}

/** A plan that has ended. */
export interface EndedPlanView {
  versionId: string;
  number: number;
  /** Its last day in force. */
  lastOn: IsoDay;
  endReason: string | null;
  goalKind: 'WORK' | 'STUDIES' | null;
  goalOccupation: string;
}

export interface PlanOutcomeView {
  kind: 'PLAN';
  id: string;
  day: IsoDay;
  plan: EndedPlanView;
  result: PlanResult;
  startsOn: IsoDay | null;
  /** The first day on which work or studies have been held for four months. */
  fourMonthsOn: IsoDay | null;
  employerKind: EmployerKind | null;
  education: string;
  weeklyMinutes: number | null;
  note: string;
  recorded: RecordedBy;
  isCorrection: boolean;
  mayCorrect: boolean;
}

export interface FourMonthView {
  kind: 'FOUR_MONTHS';
  id: string;
  day: IsoDay;
  planOutcomeId: string;
  result: PlanResult;
  startsOn: IsoDay;
  answer: FourMonthAnswer;
  recorded: RecordedBy;
  isCorrection: boolean;
  mayCorrect: boolean;
}

export type HistoryEntry = FollowUpView | ActivityOutcomeView | PlanOutcomeView | FourMonthView;

/** The plan in force, as it is followed up. */
export interface FollowedPlanView {
  versionId: string;
  number: number;
  goalKind: 'WORK' | 'STUDIES' | null;
  goalOccupation: string;
  individualView: string;
  isEmploymentServiceParty: boolean;
  undertakings: Undertaking[];
  standing: FollowUpStanding;
  /** When it is followed up next; null when no day is set. */
  followUpOn: IsoDay | null;
  /** Days until then; negative when the day has passed. */
  daysLeft: number;
}

/** «Vad har planen gett?»: what is to be written down now, and all that has been. */
export interface FollowUpPage {
  caseId: string;
  today: IsoDay;
  viewer: { authority: Authority };
  isClosed: boolean;
  /** Null when no plan is in force. */
  plan: FollowedPlanView | null;
  hasOpenVersion: boolean;
  due: {
    fourMonths: PlanOutcomeView[];
    activities: EndedActivityView[];
    plans: EndedPlanView[];
    /** Follow-ups in which the viewer's authority has not judged its own undertakings. */
    unjudged: FollowUpView[];
  };
  /** The newest first. */
  history: HistoryEntry[];
}

/** What the section of results gets. */
export interface Results {
  /** Work or studies that began within these days are counted. */
  from: IsoDay;
  to: IsoDay;
  /** Whether the whole municipality is counted, or the reader's own unit. */
  reach: 'UNIT' | 'MUNICIPALITY';
  /** Null when fewer than five are counted. */
  told: ToldResults | null;
}
