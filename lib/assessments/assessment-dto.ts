import type { IsoDay } from '../time';
import type { Assessment } from './rules/assessment';

/** An assessment of the series, with what it asks for on its first day. */
export interface ListedAssessment extends Assessment {
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
  breaks: { fromOn: IsoDay; toOn: IsoDay; reason: string }[];
  /** This week as it is planned, to show what an assessment does to it. */
  planned: { assignedMinutes: number };
}
