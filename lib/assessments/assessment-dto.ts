import type { IsoDay } from '../time';
import type { ActivityDuty, AssistancePeriod } from './rules/activity-duty';
import type { Assessment, Exemption, ExemptionEvidence } from './rules/assessment';
import type { BreakAccount } from './rules/decide-break';

/** An exemption with what it rests on and who has seen it. */
export interface ListedExemption extends Exemption {
  evidence: (ExemptionEvidence & { seenByName: string | null }) | null;
}

/** An assessment of the series, with what it asks for on its first day. */
export interface ListedAssessment extends Assessment {
  exemptions: ListedExemption[];
  source: 'OFFICER' | 'IMPORT';
  createdByName: string | null;
  createdOn: IsoDay;
  fullTimeMinutes: number;
  requiredMinutes: number;
  isInForce: boolean;
}

export interface AssessmentPage {
  caseId: string;
  today: IsoDay;
  isClosed: boolean;
  basis: string;
  /** Newest first. */
  assessments: ListedAssessment[];
  childrenBornOn: IsoDay[];
  /** Months with försörjningsstöd, and what they say of the duty to demand activity today. */
  assistancePeriods: AssistancePeriod[];
  duty: ActivityDuty;
  /** `decisionId` is the last decision about the break; null for one given before decisions were kept. */
  breaks: { id: string; fromOn: IsoDay; toOn: IsoDay; reason: string; decisionId: string | null }[];
  /** What is left of the breaks of this year, and of other years that have any. */
  breakAccounts: BreakAccount[];
  /** This week as it is planned, to show what an assessment does to it. */
  planned: { assignedMinutes: number };
}
