import type { Role } from '../access';
import type { ExemptionKind, LegalGround } from '../assessments';
import type { GapCauseCode, GapOwner } from '../case-weeks';
import type { WeekPicture } from '../cases';
import type {
  ConsultationAnswer,
  ConsultationConclusion,
  ConsultationState,
  ConsultingParty,
  WaitingClocks,
} from '../consultations';
import type { StoodInFor } from '../contacts';
import type { BarrierState } from '../gap-causes';
import type { DeviationKind } from '../participants';
import type { IsoDay, IsoWeek } from '../time';
import type { UnitWeekCounts } from '../weekly-overview';
import type { ExpiryKind } from './rules/expiry';
import type { TaskReach, TaskRequest, TaskSectionKey } from './rules/task-sections';

/** Whom a row is about, as far as the reader may know. */
export interface TaskPerson {
  caseId: string;
  /** Null for a provider, who knows no case numbers. */
  caseNumber: string | null;
  name: string;
  isProtected: boolean;
  /** Null when the reader works in one municipality. */
  municipalityName: string | null;
  /** Whose case it is at the reader's authority; null when it is the reader's own, or nobody's. */
  officerName: string | null;
}

export type ConsultationKind = 'REFERRAL' | 'PROGRAMME' | 'MUNICIPAL_ACTIVITY' | 'WORK_PLACEMENT' | 'BREAK_OFF';

export interface ConsultationTask {
  person: TaskPerson;
  consultationId: string;
  kind: ConsultationKind;
  state: ConsultationState;
  requestedByParty: ConsultingParty;
  answer: ConsultationAnswer | null;
  conclusion: ConsultationConclusion | null;
  /** Null when it waits for neither party. */
  waitingFor: ConsultingParty | null;
  /** Programme and provider of the referral that it is about. */
  serviceName: string | null;
  providerName: string | null;
  /** While an answer, or Arbetsförmedlingen's conclusion, is awaited. Negative when the day has passed. */
  workingDaysLeft: number | null;
  /** Since when it stands as it does, and how many working days that is. */
  since: IsoDay;
  waitedWorkingDays: number;
  /** The two clocks: how long it has waited for each party. */
  waitedByParty: WaitingClocks;
  /** The answer proposes something else. */
  hasCounterProposal: boolean;
  /** What a manager last said of how it shall end, and the other party's manager has not answered. */
  managerSaid: { party: ConsultingParty; kind: 'PROPOSES' | 'DISAGREES' } | null;
  /** What the proposal does to the week: planned activity and occupation, in minutes. Null when the effect cannot be read. */
  effect: { beforeMinutes: number; afterMinutes: number; brokenOff: string[] } | null;
}

/**
 * A referral that the municipality was not heard about: for a manager to take note of, for an officer to revise the plan after. OUTSIDE_PLAN:
 * one decided with the plan left alone, where nobody answered or none need be asked; then there is nothing to take note of.
 */
export interface UnheardTask {
  person: TaskPerson;
  /** The record, or the referral where there is none. */
  unheardId: string;
  kind: 'DECIDED' | 'FOUND' | 'OUTSIDE_PLAN';
  serviceName: string;
  providerName: string;
  startsOn: IsoDay;
  since: IsoDay;
  waitedWorkingDays: number;
}

/** A programme that Arbetsförmedlingen's data tells of, and that no referral, plan or record here knows. */
export interface UnknownProgrammeTask {
  person: TaskPerson;
  serviceName: string;
}

export interface PlanTask {
  person: TaskPerson;
  planVersionId: string;
  proposedByName: string;
  proposedOn: IsoDay;
  waitedWorkingDays: number;
  /** Until the day by which it is to be approved or not (överenskommelse). Negative when the day has passed. */
  workingDaysLeft: number;
  /** The other authority has approved, or need not. */
  isLastApproval: boolean;
  isForOneAuthority: boolean;
}

/** A proposal to change the plan in force, and who made it. */
export interface ProposalTask {
  person: TaskPerson;
  proposalId: string;
  /** The activity that it is about. */
  title: string;
  proposedByParty: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' | 'PROVIDER';
  proposedByName: string;
  proposedOn: IsoDay;
  waitedWorkingDays: number;
}

export interface ReferralTask {
  person: TaskPerson;
  referralId: string;
  state: 'DRAFT' | 'CLEARED' | 'DECIDED' | 'STARTED' | 'ENDED' | 'CANCELLED';
  revision: number;
  decidedWeeklyMinutes: number;
  serviceName: string;
  providerName: string;
  startsOn: IsoDay;
  draftedOn: IsoDay;
  /** Of a cleared referral: the last day on which it may be decided, and why it may not be decided even now. */
  freshUntil: IsoDay | null;
  hindrance: string | null;
  /** Of one that ended without result: when, and when the municipality shall have taken the case up again. */
  endedOn: IsoDay | null;
  workingDaysLeft: number | null;
}

/** A case by its week: below full time, without an assessment, or without a plan. Minutes are of this week. */
export interface WeekTask {
  person: TaskPerson;
  openedOn: IsoDay;
  requiredMinutes: number;
  assignedMinutes: number;
  gapMinutes: number;
  week: WeekPicture;
  gapCause: { code: GapCauseCode; owner: GapOwner } | null;
  hasDraft: boolean;
}

/** A conversation in which one authority waits for the answer of the other. */
export interface MessageTask {
  person: TaskPerson;
  /** The other authority. */
  party: ConsultingParty;
  /** Messages that wait. */
  count: number;
  /** Who wrote the first of them. */
  authorName: string;
  since: IsoDay;
  waitedWorkingDays: number;
}

/** A barrier that the reader minds, or that is overdue and that the reader wrote down or is the manager over. */
export interface BarrierTask {
  person: TaskPerson;
  barrierId: string;
  code: GapCauseCode;
  owner: GapOwner;
  state: BarrierState;
  /** Null when no due date was set. */
  dueOn: IsoDay | null;
  workingDaysLeft: number | null;
  /** The officer who minds it; null when it is the reader. */
  mindedByName: string | null;
  ownerContact: string;
}

/** A person of whom activity shall be demanded, or shall from next month, and is not. Months are given as their first day. */
export interface DutyTask {
  person: TaskPerson;
  /** Since when there has been försörjningsstöd every month. */
  fromMonth: IsoDay;
  arisesMonth: IsoDay;
  hasArisen: boolean;
  /** Of the assessment in force; null when there is none. */
  ground: LegalGround | null;
}

/** A case that gets assistance this month and has no assessment of the month. Minutes are of this week. */
export interface MonthlyTask {
  person: TaskPerson;
  /** 'YYYY-MM', the month to assess and the last that was; null when none was. */
  month: string;
  lastMonth: string | null;
  requiredMinutes: number;
  assignedMinutes: number;
  gapMinutes: number;
  /** Arbetsförmedlingen has said something of the month. */
  hasNote: boolean;
}

export interface ExpiryTask {
  person: TaskPerson;
  kind: ExpiryKind;
  /** The plan version, assessment or referral. */
  subjectId: string;
  day: IsoDay;
  hasPassed: boolean;
  /** How many days off, either way. */
  days: number;
  /** Of a referral: programme and provider. */
  detail: string | null;
  /** Of an exemption that ends, which only the municipality is told. */
  exemption: ExemptionKind | null;
}

/** A week that lacks reports: of a group, of what is held person by person, or (for a provider) of one participant. */
export interface ReportTask {
  week: IsoWeek;
  /** Null where no group is reported together. */
  groupId: string | null;
  groupName: string | null;
  person: TaskPerson | null;
  persons: number;
  /** Person-days that have ended, are planned and lack a report. */
  unreportedDays: number;
}

/** A week that a provider has reported and that somebody else than the one who reported is to verify. */
export interface VerifyTask {
  week: IsoWeek;
  providerId: string;
  providerName: string;
  persons: number;
  /** Reported person-days that nobody has verified. */
  unverifiedDays: number;
}

/** Days that were drawn of a month and that nobody has checked. */
export interface SampleTask {
  /** The first day of the month. */
  month: IsoDay;
  days: number;
  persons: number;
  drawnOn: IsoDay;
  waitedWorkingDays: number;
}

/** Unexcused days to look into: of a week that no review covers, or of a review that nobody has decided. */
export interface AbsenceTask {
  person: TaskPerson;
  /** Null when no review is open. */
  reviewId: string | null;
  /** The week of the first day. */
  week: IsoWeek;
  firstDay: IsoDay;
  lastDay: IsoDay;
  days: number;
  absentMinutes: number;
  /** Of a review under way. */
  openedOn: IsoDay | null;
}

/** An activity or a plan that has ended and that nobody has said what came of. */
export interface OutcomeTask {
  person: TaskPerson;
  what: 'ACTIVITY' | 'PLAN';
  /** The lineage of the activity, or the plan version. */
  subjectId: string;
  /** The activity's title; empty for a plan. */
  title: string;
  endedOn: IsoDay;
}

/** Work or studies that began four months ago: is the person still there? */
export interface FourMonthTask {
  person: TaskPerson;
  planOutcomeId: string;
  result: 'WORK' | 'STUDIES';
  startsOn: IsoDay;
  /** The day on which four months had passed. */
  dueOn: IsoDay;
}

/** Something that a provider has told and that nobody at the reader's authority has read. */
export interface DeviationTask {
  person: TaskPerson;
  deviationId: string;
  kind: DeviationKind;
  happenedOn: IsoDay;
  providerName: string;
}

/** Sickness of more than seven days without a certificate. */
export interface CertificateTask {
  person: TaskPerson;
  sickFrom: IsoDay;
  sickTo: IsoDay;
  /** Calendar days so far. */
  days: number;
  askedOn: IsoDay | null;
}

/** A place held for a person: about to be lost, or waiting for the reader's party. */
export interface EmploymentTask {
  person: TaskPerson;
  employmentId: string;
  state: 'HELD' | 'REQUESTED' | 'GRANTED';
  work: string;
  workplace: string;
  heldUntil: IsoDay;
  /** Of the hold; negative when it has ended. */
  holdWorkingDaysLeft: number;
}

/** A version of the överenskommelse that one of the parties has yet to approve or refuse. */
export interface AgreementTask {
  municipalityId: string;
  municipalityName: string;
  startsOn: IsoDay;
  proposedByName: string;
  proposedOn: IsoDay;
  waitedWorkingDays: number;
}

/** Goals of the överenskommelse that the reader's party has yet to follow up for the year. */
export interface GoalsTask {
  municipalityId: string;
  municipalityName: string;
  year: number;
  goals: number;
}

export interface ImportTask {
  importId: string;
  fileName: string;
  state: 'RECEIVING' | 'CHECKED';
  uploadedByName: string;
  /** ISO 8601 instant. */
  uploadedAt: string;
  rows: number;
  toCreate: number;
  toChange: number;
  faulty: number;
}

/** Something that another party is to do. */
export type WaitingTask = {
  party: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' | 'PROVIDER';
  since: IsoDay;
  waitedWorkingDays: number;
} & (
  | { what: 'CONSULTATION'; task: ConsultationTask }
  | { what: 'PLAN'; task: PlanTask }
  | { what: 'PROPOSAL'; task: ProposalTask }
  | { what: 'MESSAGE'; task: MessageTask }
  | { what: 'EMPLOYMENT'; task: EmploymentTask }
  | { what: 'AGREEMENT'; task: AgreementTask }
  | { what: 'PROVIDER_REPORT'; providerId: string; providerName: string; persons: number; week: IsoWeek }
);

/** What a row of each section is. */
export interface TaskRows {
  ANSWER: ConsultationTask;
  CONCLUDE: ConsultationTask;
  DECIDE: ReferralTask;
  OVERDUE: ConsultationTask;
  DISAGREED: ConsultationTask;
  UNHEARD: UnheardTask;
  APPROVE: PlanTask;
  PROPOSAL: ProposalTask;
  HOLD: EmploymentTask;
  EMPLOYMENT: EmploymentTask;
  AGREEMENT: AgreementTask;
  GOALS: GoalsTask;
  CONFIRM: ConsultationTask;
  RECEIVE: ReferralTask;
  CONTINUE: ReferralTask;
  IMPORT: ImportTask;
  UNKNOWN_PROGRAMME: UnknownProgrammeTask;
  MONTHLY: MonthlyTask;
  MESSAGE: MessageTask;
  BARRIER: BarrierTask;
  DUTY: DutyTask;
  BELOW_FULL_TIME: WeekTask;
  ASSESS: WeekTask;
  PLAN: WeekTask;
  EXPIRES: ExpiryTask;
  FOUR_MONTHS: FourMonthTask;
  OUTCOME: OutcomeTask;
  REPORT: ReportTask;
  VERIFY: VerifyTask;
  SAMPLE: SampleTask;
  DEVIATION: DeviationTask;
  ABSENCE: AbsenceTask;
  CERTIFICATE: CertificateTask;
  START: ReferralTask;
  END: ReferralTask;
  STARTS_SOON: ReferralTask;
  WAITING: WaitingTask;
}

/** One section with all that there is counted and the first of it shown. */
export type TaskSection = {
  [Key in TaskSectionKey]: { key: Key; count: number; rows: TaskRows[Key][] };
}[TaskSectionKey];

/** What waits for someone, computed from facts on the day. Sections without rows are left out. */
export interface TaskPage {
  reader: { role: Role; reach: TaskReach };
  request: TaskRequest;
  /** The colleague who is away and whose tasks these are; null for the reader's own. */
  standsInFor: StoodInFor | null;
  /** Whom the reader stands in for today. */
  away: StoodInFor[];
  today: IsoDay;
  week: IsoWeek;
  sections: TaskSection[];
  /** Of all that waits for others: how much for each party. */
  waitingByParty: { party: WaitingTask['party']; count: number }[];
  /** For managers: how the week stands among all within reach. */
  summary: UnitWeekCounts | null;
  /** For administrators: the last import that was carried through, or null when there has been none. */
  lastImport: {
    fileName: string;
    confirmedByName: string;
    confirmedAt: string;
    created: number;
    changed: number;
  } | null;
}
