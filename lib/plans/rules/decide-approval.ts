import { type ApprovingParty, listApprovingParties, type PlanVersionFacts } from './plan-state';

/** Why someone approves in the place of the responsible officer. */
export const ON_BEHALF_REASONS = ['ABSENCE', 'VACANCY', 'CONFLICT_OF_INTEREST', 'DELEGATION'] as const;
export type OnBehalfReason = (typeof ON_BEHALF_REASONS)[number];

export type ApprovalDecision = { allowed: true } | { allowed: false; reason: ApprovalRefusal };

export type ApprovalRefusal =
  | 'planNotProposed'
  | 'planOver'
  | 'planPartyNotInPlan'
  | 'planAlreadyApprovedByParty'
  | 'planSamePersonForBoth'
  | 'planIncomplete'
  | 'planOnBehalfReasonMissing';

/**
 * Whether the actor may approve the version for their authority (domain, section 5): it is proposed and complete
 * (`missing` is {@link listMissingBeforeApproval}), the authority is a party and has not approved, nobody approves
 * for both, and one who is not the responsible officer gives a coded reason. Överenskommelse.
 */
export function decideApproval({
  version,
  missing,
  actorParty,
  actorUserId,
  isResponsible,
  onBehalfReason,
}: {
  version: Pick<PlanVersionFacts, 'isProposed' | 'approvals' | 'isEmploymentServiceParty' | 'isSuperseded' | 'isEnded'>;
  missing: readonly unknown[];
  actorParty: ApprovingParty;
  actorUserId: string;
  isResponsible: boolean;
  onBehalfReason: OnBehalfReason | null;
}): ApprovalDecision {
  if (version.isSuperseded || version.isEnded) return refuse('planOver');
  if (!version.isProposed) return refuse('planNotProposed');
  if (!listApprovingParties(version).includes(actorParty)) return refuse('planPartyNotInPlan');
  if (version.approvals.some(({ party }) => party === actorParty)) return refuse('planAlreadyApprovedByParty');
  if (version.approvals.some(({ userId }) => userId === actorUserId)) return refuse('planSamePersonForBoth');
  if (missing.length > 0) return refuse('planIncomplete');
  if (!isResponsible && onBehalfReason === null) return refuse('planOnBehalfReasonMissing');
  return { allowed: true };
}

function refuse(reason: ApprovalRefusal): ApprovalDecision {
  return { allowed: false, reason };
}
