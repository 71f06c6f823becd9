import type { ActivityChange, CatalogueEntry, PlanActivity, ProposedChange } from '../plans';
import type { IsoDay } from '../time';
import type { ProposalState, ProposingParty } from './rules/proposal-state';

/** A proposal as its reader sees it. */
export interface PlanProposalView {
  id: string;
  title: string;
  change: ProposedChange;
  /** What it would do to the plan in force, for one who may read that; null for a settled one. */
  changes: ActivityChange[] | null;
  reason: string;
  state: ProposalState;
  proposedByParty: ProposingParty;
  proposedByName: string;
  organisationName: string;
  /** ISO 8601 instants. */
  proposedAt: string;
  settledAt: string | null;
  settledByName: string | null;
  settledReason: string;
  waitsFor: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE';
  mayAnswer: boolean;
  mayWithdraw: boolean;
}

/** An activity that one may propose a change of. A provider is told only of its own, and by days instead of times. */
export type ProposableActivity = Pick<
  PlanActivity,
  'lineageId' | 'title' | 'place' | 'contactName' | 'contactPhone' | 'contactEmail' | 'slots' | 'flexibleWeeklyMinutes'
> & {
  /** What is planned on each of the coming days, for a provider. */
  plannedDays: { day: IsoDay; minutes: number }[];
};

/** Everything about the proposals of a case. */
export interface PlanProposalPage {
  caseId: string;
  today: IsoDay;
  party: ProposingParty;
  /** The latest first; the open ones before all. */
  proposals: PlanProposalView[];
  activities: ProposableActivity[];
  /** Empty for one who may not propose a new activity. */
  catalogue: Pick<CatalogueEntry, 'code' | 'name'>[];
  /** Why nothing can be proposed now; null when it can. */
  hindrance: 'caseClosed' | 'planProposalNoPlan' | null;
}
