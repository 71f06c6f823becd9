import type { ContactDto } from '../contacts';
import type { IsoDay } from '../time';
import type { EmploymentLoss, EmploymentState, EmploymentSupport } from './rules/employment-state';

/** What was done with the place, by whom and when. */
export interface EmploymentStep {
  id: string;
  kind: 'HELD' | 'REQUESTED' | 'PROLONGED' | 'GRANTED' | 'REFUSED' | 'STARTED' | 'LOST';
  /** Until when it is held, or when it started. */
  day: IsoDay | null;
  words: string;
  byName: string;
  /** ISO 8601 instant. */
  at: string;
}

/** A place held for a person. Minutes are per week, waiting is in working days. */
export interface Employment {
  employmentId: string;
  revision: number;
  state: EmploymentState;
  work: string;
  workplace: string;
  weeklyMinutes: number;
  startsOn: IsoDay;
  heldUntil: IsoDay;
  holdWorkingDaysLeft: number;
  isAboutToBeLost: boolean;
  awaits: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' | null;
  /** When AF shall have decided; null until it is asked. */
  dueOn: IsoDay | null;
  dueWorkingDaysLeft: number | null;
  waited: { municipality: number; employmentService: number };
  support: EmploymentSupport | null;
  supportUntil: IsoDay | null;
  startedOn: IsoDay | null;
  loss: EmploymentLoss | null;
  steps: EmploymentStep[];
}

/** Where a place that became work stands: in the plan in force, in the one that is being written, or in none. */
export type PlaceInPlan = 'RUNNING' | 'IN_DRAFT' | 'NOWHERE';

/** A place that has become work, as it enters the plan. Minutes are a week's. */
export interface EmploymentForPlan {
  employmentId: string;
  title: string;
  place: string;
  weeklyMinutes: number;
  startsOn: IsoDay;
  endsOn: IsoDay | null;
  where: PlaceInPlan;
}

/** The places of a case: the one that is held, and those that have ended. */
export interface EmploymentPage {
  caseId: string;
  today: IsoDay;
  open: Employment | null;
  past: Employment[];
  /** The latest place that became work, while its support goes on; null when none has. */
  forPlan: EmploymentForPlan | null;
  contacts: ContactDto[];
  /** AF decides only on those who are registered there. */
  isRegistered: boolean;
  mayHold: boolean;
  mayDecide: boolean;
  mayPlan: boolean;
}

/** Medians of days in the last twelve months; null where too few stand behind. */
export interface EmploymentLeadTimes {
  requestToDecision: { days: number; places: number } | null;
  holdToStart: { days: number; places: number } | null;
}
