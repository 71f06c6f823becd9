import type { IsoDay } from '../../time';

/** The two authorities whose approval a joint plan may need. */
export type ApprovingParty = 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE';

export interface PlanApproval {
  party: ApprovingParty;
  userId: string;
}

/** What is known of a plan version; its state is computed from this and never typed. */
export interface PlanVersionFacts {
  isProposed: boolean;
  approvals: readonly PlanApproval[];
  /** False when the person is not registered at AF: then the municipality approves alone. */
  isEmploymentServiceParty: boolean;
  /** The first day in force, known once everyone has approved; null before. */
  inForceFrom: IsoDay | null;
  /** The last day in force; null until further notice. */
  inForceTo: IsoDay | null;
  /** A later version has taken, or will take, its place. */
  isSuperseded: boolean;
  isEnded: boolean;
}

export type PlanState = 'DRAFT' | 'PROPOSED' | 'APPROVED' | 'IN_FORCE' | 'SUPERSEDED' | 'ENDED';

/**
 * The authorities that must approve: both, or the municipality alone when the person is not registered at AF.
 * Överenskommelse.
 */
export function listApprovingParties({
  isEmploymentServiceParty,
}: Pick<PlanVersionFacts, 'isEmploymentServiceParty'>): ApprovingParty[] {
  return isEmploymentServiceParty ? ['MUNICIPALITY', 'EMPLOYMENT_SERVICE'] : ['MUNICIPALITY'];
}

/**
 * The authorities that have yet to approve a proposed version; empty for a draft, which waits for nobody but its
 * author.
 */
export function listAwaitedApprovals(
  version: Pick<PlanVersionFacts, 'isProposed' | 'approvals' | 'isEmploymentServiceParty'>,
): ApprovingParty[] {
  if (!version.isProposed) return [];
  return listApprovingParties(version).filter(
    (party) => !version.approvals.some((approval) => approval.party === party),
  );
}

/** The first day in force: the day the plan begins, though never before the last approval. */
export function calculateInForceFrom({ startsOn, approvedOn }: { startsOn: IsoDay; approvedOn: IsoDay }): IsoDay {
  return startsOn > approvedOn ? startsOn : approvedOn;
}

/**
 * The state of a plan version on the day `today` (domain, section 5): DRAFT → PROPOSED → APPROVED (not begun) →
 * IN_FORCE → SUPERSEDED or ENDED. A version stays in force through its last day. One that was replaced or ended
 * before it was approved or had begun is over at once.
 */
export function derivePlanState(version: PlanVersionFacts, { today }: { today: IsoDay }): PlanState {
  const over = version.isSuperseded ? 'SUPERSEDED' : 'ENDED';
  const { inForceFrom, inForceTo } = version;
  const isApproved = version.isProposed && listAwaitedApprovals(version).length === 0;
  if (!isApproved || inForceFrom === null) {
    if (version.isSuperseded || version.isEnded) return over;
    return version.isProposed ? 'PROPOSED' : 'DRAFT';
  }
  if (inForceTo !== null && (inForceTo < today || inForceTo < inForceFrom)) return over;
  return today < inForceFrom ? 'APPROVED' : 'IN_FORCE';
}
