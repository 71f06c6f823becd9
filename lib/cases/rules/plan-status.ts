/** Which kinds of plan version a case has on a day, as a list is told them. */
export interface PlanVersionKinds {
  hasInForce: boolean;
  hasApproved: boolean;
  hasProposed: boolean;
  hasDraft: boolean;
  hasEnded: boolean;
}

export type CasePlanStatus = 'NONE' | 'DRAFT' | 'PROPOSED' | 'APPROVED' | 'IN_FORCE' | 'ENDED';

/** Where the joint plan of a case stands: what is in force, else what is nearest to it. A draft that replaces nothing yet says DRAFT. */
export function casePlanStatus({
  hasInForce,
  hasApproved,
  hasProposed,
  hasDraft,
  hasEnded,
}: PlanVersionKinds): CasePlanStatus {
  if (hasInForce) return 'IN_FORCE';
  if (hasApproved) return 'APPROVED';
  if (hasProposed) return 'PROPOSED';
  if (hasDraft) return 'DRAFT';
  return hasEnded ? 'ENDED' : 'NONE';
}
