import type { ActivityDuty } from '../assessments';
import type { IsoDay } from '../time';
import type { DecisionContent, DecisionKind, DecisionPoint } from './rules/decision-points';

/** A decision in a list. */
export interface ListedDecision {
  id: string;
  kinds: DecisionKind[];
  points: DecisionPoint[];
  fromOn: IsoDay;
  decidedOn: IsoDay;
  decidedByName: string | null;
}

/** An assessment that says something nobody has decided yet. */
export interface PendingDecision {
  assessmentId: string;
  /** What the officer has before the eyes; see the command. */
  basis: string;
  /** Made by an officer in Samspel, or read in from the case system. */
  source: 'OFFICER' | 'IMPORT';
  content: DecisionContent;
}

/** What has been decided in a case and what has not. */
export interface CaseDecisions {
  caseId: string;
  isClosed: boolean;
  duty: ActivityDuty;
  pending: PendingDecision[];
  /** The last first. */
  decisions: ListedDecision[];
}

/** One decision as it is printed. */
export interface DecisionPage {
  caseId: string;
  decisionId: string;
  municipalityName: string;
  unitName: string;
  caseNumber: string;
  personName: string;
  identityNumber: string;
  content: DecisionContent;
  reasons: string;
  decidedOn: IsoDay;
  decidedByName: string | null;
  /** Whom to ask today; null when nobody is responsible. */
  contact: { name: string; phone: string | null; email: string } | null;
}
