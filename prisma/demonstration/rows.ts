import type { AbsenceDecision } from '@/lib/absence-reviews';
import type { Prisma } from '@/lib/platform/database';
import type { ConversationRows } from './build-conversations';
import type { FollowUpRows } from './build-follow-ups';
import type { BuiltReferral } from './build-referrals';

/** A version as it is written, in the order that the database demands: a draft, its activities, then what became of it. */
export interface VersionRows {
  draft: Prisma.PlanVersionCreateManyInput;
  activities: Prisma.ActivityCreateManyInput[];
  slots: Prisma.SlotCreateManyInput[];
  exceptions: Prisma.ActivityExceptionCreateManyInput[];
  /** Null for one that is still a draft. */
  agreement: VersionAgreement | null;
  /** Null for one that is still in force, or not yet. */
  ending: { inForceTo: string; supersededAt: string | null; endedAt: string | null; endReason: string | null } | null;
}

/** Who proposed and who approved. Instants are ISO 8601; what has not happened is null. */
export interface VersionAgreement {
  proposedBy: string;
  proposedAt: string;
  municipalityApprovedBy: string | null;
  municipalityApprovedAt: string | null;
  municipalityApprovalBasis: 'RESPONSIBLE' | 'ON_BEHALF' | 'CONSULTATION' | null;
  municipalityApprovalReason: string | null;
  employmentServiceApprovedBy: string | null;
  employmentServiceApprovedAt: string | null;
  employmentServiceApprovalBasis: 'RESPONSIBLE' | 'CONSULTATION' | null;
  inForceFrom: string | null;
}

/** A review as it is written, in the order that the database demands: its days before what was decided of them. */
export interface AbsenceReviewRows {
  review: Prisma.AbsenceReviewCreateManyInput & { id: string };
  days: Prisma.AbsenceReviewDayCreateManyInput[];
  /** Null for one that is under way. */
  decision: { decision: AbsenceDecision; decisionReasons: string; decidedBy: string; decidedAt: string } | null;
}

/** The places of a household's children, and when they are open. */
export interface ChildcareRows {
  offers: (Prisma.ChildcareOfferCreateManyInput & { id: string })[];
  hours: Prisma.ChildcareHoursCreateManyInput[];
}

/** All rows of one case. */
export interface CaseRows {
  person: Prisma.PersonCreateManyInput;
  caseRecord: Prisma.CaseCreateManyInput & { id: string };
  children: Prisma.ChildCreateManyInput[];
  assessments: Prisma.AssessmentCreateManyInput[];
  exemptions: Prisma.AssessmentExemptionCreateManyInput[];
  deductions: Prisma.AssessmentDeductionCreateManyInput[];
  evidence: Prisma.ExemptionEvidenceCreateManyInput[];
  breaks: Prisma.BreakPeriodCreateManyInput[];
  decisions: Prisma.DecisionCreateManyInput[];
  gapCauses: Prisma.GapCauseCreateManyInput[];
  barrierNotes: Prisma.BarrierNoteCreateManyInput[];
  disagreements: Prisma.PlanDisagreementCreateManyInput[];
  planProposals: Prisma.PlanProposalCreateManyInput[];
  versions: VersionRows[];
  referrals: BuiltReferral[];
  /** Samråd that are about no referral. */
  consultations: Prisma.ConsultationCreateManyInput[];
  followUps: FollowUpRows;
  cancelledDays: Prisma.CancelledDayCreateManyInput[];
  attendances: Prisma.AttendanceCreateManyInput[];
  absenceReviews: AbsenceReviewRows[];
  childcare: ChildcareRows;
  conversation: ConversationRows;
}
