import type { ContactDto } from '../contacts';
import type { IsoDay } from '../time';
import type { CorrectableField } from './rules/correction';
import type { OnBehalfReason } from './rules/decide-approval';
import type { PlanLeadTime } from './rules/lead-time';
import type { PlanMissing } from './rules/missing-before-approval';
import type { CatalogueEntry, PlanActivity, PlanContent } from './rules/plan-content';
import type { RequirementPeriod } from './rules/plan-figures';
import type { ApprovingParty, PlanState } from './rules/plan-state';
import type { BreakPeriod } from './rules/planned-activity';
import type { IrregularWeek } from './rules/shown-week';

/** An activity as it is read back, with what the planner may not change. */
export interface PlanActivityView extends PlanActivity {
  party: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' | 'PROVIDER';
  providerId: string | null;
  providerName: string | null;
  referralId: string | null;
  /** Single days on which it is not held. */
  cancelledDays: IsoDay[];
}

export interface PlanApprovalView {
  party: ApprovingParty;
  userId: string;
  name: string;
  /** An ISO 8601 instant. */
  at: string;
  basis: 'RESPONSIBLE' | 'ON_BEHALF' | 'CONSULTATION' | 'REFERRAL_ENDED';
  reason: OnBehalfReason | null;
}

/** An approval that an edit withdrew. */
export interface LostApprovalView {
  party: ApprovingParty;
  userId: string;
  name: string;
  lostAt: string;
  lostThroughName: string;
}

/** One version of the plan, whole. */
export interface PlanVersionView extends Omit<PlanContent, 'activities'> {
  id: string;
  number: number;
  revision: number;
  state: PlanState;
  isEmploymentServiceParty: boolean;
  activities: PlanActivityView[];
  createdAt: string;
  createdByParty: ApprovingParty | null;
  createdByName: string;
  changedAt: string;
  changedByName: string;
  proposedAt: string | null;
  proposedByName: string | null;
  proposedByParty: ApprovingParty | null;
  approvals: PlanApprovalView[];
  /** Lost since the latest proposal. */
  lostApprovals: LostApprovalView[];
  inForceFrom: IsoDay | null;
  inForceTo: IsoDay | null;
  endReason: string | null;
  /** What must be there before anyone may approve; empty for a version that is approved. */
  missing: PlanMissing[];
}

/** One line of the version history. */
export interface PlanVersionLine {
  id: string;
  number: number;
  state: PlanState;
  inForceFrom: IsoDay | null;
  inForceTo: IsoDay | null;
  changedAt: string;
  changedByName: string;
  throughConsultation: boolean;
}

/** A small correction of the plan in force: who, when, and what from what. */
export interface PlanCorrectionLine {
  id: string;
  title: string;
  field: CorrectableField;
  oldValue: string;
  newValue: string;
  correctedByName: string;
  /** An ISO 8601 instant. */
  correctedAt: string;
}

/** Someone to turn to at an authority. */
export interface PlanContact {
  id: string;
  name: string;
  role: string;
  phone: string | null;
  email: string;
}

export interface PlanGroup {
  id: string;
  name: string;
  typeCode: string;
  place: string;
}

/** What the plan page knows besides the versions. */
export interface PlanSurroundings {
  catalogue: CatalogueEntry[];
  groups: PlanGroup[];
  contacts: { MUNICIPALITY: PlanContact[]; EMPLOYMENT_SERVICE: PlanContact[] };
  requirements: RequirementPeriod[];
  /** The weeks that do not demand what an ordinary week does: holidays, breaks, an assessment that changes in the middle. */
  irregularWeeks: IrregularWeek[];
  breaks: BreakPeriod[];
}

/** The plan page of a case. */
export interface PlanPage extends PlanSurroundings {
  caseId: string;
  today: IsoDay;
  viewer: { party: ApprovingParty; userId: string; isResponsible: boolean };
  /** How one reaches those whom the shown versions name as contacts. */
  contactCards: ContactDto[];
  /** Who is the responsible officer at each authority; null when nobody is. */
  responsibleNames: { MUNICIPALITY: string | null; EMPLOYMENT_SERVICE: string | null };
  isRegistered: boolean;
  isClosed: boolean;
  /** The draft or the proposal, if there is one. */
  open: PlanVersionView | null;
  /** The version that both have approved: in force, or about to be. */
  agreed: PlanVersionView | null;
  /** When the agreed version is followed up next: as it says, or as its latest follow-up says. */
  nextFollowUpOn: IsoDay | null;
  /** An older version that the reader asked to see. */
  older: PlanVersionView | null;
  versions: PlanVersionLine[];
  leadTime: PlanLeadTime;
  /** The latest first. */
  corrections: PlanCorrectionLine[];
}

/** Two versions of a plan, the earlier and the later, with what is needed to tell the difference in words. */
export interface PlanVersionPair {
  caseId: string;
  /** Null when the later one is the first. */
  earlier: PlanVersionView | null;
  later: PlanVersionView;
  versions: PlanVersionLine[];
  catalogue: CatalogueEntry[];
  requirements: RequirementPeriod[];
  /** The name of each person that one of the two refers to as a contact. */
  contactNames: Record<string, string>;
}

/** What a saved draft answers with. */
export interface SavedPlan {
  revision: number;
  savedAt: string;
  missing: PlanMissing[];
  lostApprovals: { party: ApprovingParty; name: string }[];
}
