import type { LegalGround } from '../assessments';
import type { GapCauseCode, GapOwner, Level } from '../case-weeks';
import type { ConsultationState, ConsultingParty, Settlement } from '../consultations';
import type { ContactDto } from '../contacts';
import type { ActivityClass, ApprovingParty, PlanRemark } from '../plans';
import type { IsoDay, IsoWeek } from '../time';
import type { CaseLevelFilter } from './rules/case-list';
import type { CasePlanStatus } from './rules/plan-status';
import type { ReadableRequirement, WeekPicture } from './rules/reader-view';

/** One case in the list. Minutes are of this week. */
export interface CaseListRow {
  caseId: string;
  number: string;
  name: string;
  isProtected: boolean;
  municipalityName: string;
  unitName: string;
  responsibleName: string | null;
  level: Level;
  isFormallyFullTimeOnly: boolean;
  requiredMinutes: number;
  assignedMinutes: number;
  gapMinutes: number;
  week: WeekPicture;
  /** Null without a gap, or when the reader may not know the cause. */
  gapCause: { code: GapCauseCode; owner: GapOwner } | null;
  planStatus: CasePlanStatus;
  /** A version waits for approval beside the one in force. */
  hasProposal: boolean;
  /** A referral runs, or will, that the municipality was not heard about. */
  isUnheard: boolean;
  consultation: { state: ConsultationState; waitsFor: ConsultingParty | null; workingDaysLeft: number | null } | null;
}

export interface CaseListPage {
  week: IsoWeek;
  rows: CaseListRow[];
  totalCount: number;
  /** How many there are at each level, whichever is chosen. */
  countByLevel: Partial<Record<CaseLevelFilter, number>>;
}

/** A case that a search found. */
export interface CaseHit {
  caseId: string;
  number: string;
  name: string;
  isProtected: boolean;
  municipalityName: string;
  unitName: string;
  responsibleName: string | null;
}

export interface CaseSearchResult {
  hits: CaseHit[];
  /** There are more hits than are shown. */
  isCut: boolean;
  /** Too little was typed to search by. */
  isTooShort: boolean;
  /** The case that an identity number or a whole case number names, to be opened at once. */
  opensCaseId: string | null;
}

/** What stands over every page of a case. */
export interface CaseHeader {
  caseId: string;
  /** The number of the case. Null for a provider, as it is the authorities' own. */
  number: string | null;
  name: string;
  /** 'YYYYMMDD-NNNC'. Null for a provider, who needs no identity number to report attendance. */
  identityNumber: string | null;
  isProtected: boolean;
  municipalityName: string;
  unitName: string;
  isRegistered: boolean;
  closedOn: IsoDay | null;
  /** Of the conversation; none for a provider. */
  unreadMessages: number;
}

/** One week of a case as it is kept. Minutes. */
export interface CaseWeekDto {
  week: IsoWeek;
  level: Level;
  isFormallyFullTimeOnly: boolean;
  fullTimeMinutes: number;
  requiredMinutes: number;
  assignedMinutes: number;
  gapMinutes: number;
  doubleBookedMinutes: number;
  programmeMinutes: number;
  hasDeductionMismatch: boolean;
  picture: WeekPicture;
  gapCause: { code: GapCauseCode; owner: GapOwner } | null;
  attendance: {
    plannedMinutes: number;
    attendedMinutes: number;
    excusedMinutes: number;
    unexcusedMinutes: number;
    cancelledMinutes: number;
    unansweredMinutes: number;
  };
}

export type PlanParty = 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' | 'PROVIDER';

export interface PlanActivityDto {
  /** The same through the versions of the plan. */
  lineageId: string;
  title: string;
  typeName: string;
  activityClass: ActivityClass;
  party: PlanParty;
  /** Empty for an activity with a flexible amount. */
  slots: { weekday: number; startsMinute: number; endsMinute: number }[];
  flexibleWeeklyMinutes: number | null;
}

export interface PlanInForceDto {
  versionNumber: number;
  goalKind: 'WORK' | 'STUDIES' | null;
  goalOccupation: string;
  inForceFrom: IsoDay;
  followUpOn: IsoDay | null;
  /** What runs on some day of this week. */
  activities: PlanActivityDto[];
  /** What is worth a look, most pressing first. */
  remarks: PlanRemark[];
}

export interface PlanOfCase {
  inForce: PlanInForceDto | null;
  /** Approved by everyone and not begun. */
  coming: { versionNumber: number; inForceFrom: IsoDay } | null;
  /** Not approved by everyone: a draft, or a proposal and the authorities that it waits for. */
  open: { versionNumber: number; state: 'DRAFT' | 'PROPOSED'; waitsFor: ApprovingParty[] } | null;
}

export interface CaseConsultationDto {
  id: string;
  kind: 'REFERRAL' | 'PROGRAMME' | 'MUNICIPAL_ACTIVITY' | 'WORK_PLACEMENT' | 'BREAK_OFF';
  state: ConsultationState;
  conclusion: 'AGREED' | 'AGREED_WITH_CONDITIONS' | 'NOT_AGREED' | null;
  /** What the managers ended it with; null when it never came to them, or lies there. */
  settledAs: Settlement | null;
  requestedByParty: ConsultingParty;
  requestedOn: IsoDay;
  waitsFor: ConsultingParty | null;
  /** Working days to the day by which the one whose turn it is does its part; negative when it has passed, null where none is agreed. */
  workingDaysLeft: number | null;
}

export interface CaseReferralDto {
  /** Decided with the plan left alone, which nobody has seen over since. */
  isOutsidePlan: boolean;
  id: string;
  state: 'DRAFT' | 'AWAITING_CONSULTATION' | 'CLEARED' | 'DECIDED' | 'STARTED' | 'ENDED' | 'CANCELLED';
  providerName: string;
  typeCode: string;
  startsOn: IsoDay;
  endsOn: IsoDay;
  endedOn: IsoDay | null;
  /** Decided without samråd. */
  isUnheard: boolean;
}

/** A written cause of a gap. The note is the writer's own authority's. */
export interface GapRecord {
  code: GapCauseCode;
  owner: GapOwner;
  note: string;
  fromOn: IsoDay;
  toOn: IsoDay | null;
  recordedOn: IsoDay;
  recordedByName: string | null;
}

/** The whole picture of a case, as the reader may see it. Minutes are of a week. */
export interface CasePage {
  caseId: string;
  isProtected: boolean;
  today: IsoDay;
  thisWeek: IsoWeek;
  /** Monday–Friday of this week that are not public holidays. */
  workingDays: number;
  /** The last thirteen weeks, this one last; empty for a case that has no figures yet. */
  weeks: CaseWeekDto[];
  /** Minutes of this week by the lineage id of the activity. */
  plannedMinutes: Record<string, number>;
  /** What the assessment in force demands in an ordinary week; null when there is none. */
  requirement: (ReadableRequirement & { validFrom: IsoDay; validTo: IsoDay | null; ground: LegalGround }) | null;
  plan: PlanOfCase;
  consultations: CaseConsultationDto[];
  referrals: CaseReferralDto[];
  /** Whom to call at each party. */
  contacts: ContactDto[];
  /** What an officer has written about why hours are missing this week; null when nobody has, or the reader may not know. */
  gapRecord: GapRecord | null;
  /** The causes that the reader may write down. */
  recordableGapCauses: GapCauseCode[];
  facts: {
    openedOn: IsoDay;
    unitName: string;
    registeredSince: IsoDay | null;
    jobseekerCategory: string | null;
    programmeCode: string | null;
    programmeExtentMinutes: number | null;
    /** Null for a reader that may not know of försörjningsstöd or the household. */
    household: { assistanceMonths: number; assistanceFromMonth: IsoDay; children: number } | null;
  };
}
