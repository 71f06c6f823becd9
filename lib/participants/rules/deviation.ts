import type { OrganisationKind } from '../../access';
import type { IsoDay } from '../../time';

/** What did not go as planned, as the provider saw it. None of them is a judgement of anyone. */
export const DEVIATION_KINDS = ['STAYED_AWAY', 'LEFT_EARLY', 'PROVIDER_CANCELLED', 'CANNOT_GO_ON', 'OTHER'] as const;
export type DeviationKind = (typeof DEVIATION_KINDS)[number];

/** How far back one tells of a deviation: what is older is told to the officers directly. */
export const DEVIATION_DAYS_BACK = 60;

/** Whether a deviation of the day may be told today. Nothing is told in advance: that is a proposal to change the plan. */
export function decideDeviationDay({
  happenedOn,
  earliestOn,
  isHeld,
  today,
}: {
  happenedOn: IsoDay;
  /** The first day that may still be told of. */
  earliestOn: IsoDay;
  /** The day is one on which the person was at the provider, or is to be. */
  isHeld: boolean;
  today: IsoDay;
}): { allowed: true } | { allowed: false; reason: 'deviationInFuture' | 'deviationTooOld' | 'deviationAfterEnd' } {
  if (happenedOn > today) return { allowed: false, reason: 'deviationInFuture' };
  if (happenedOn < earliestOn) return { allowed: false, reason: 'deviationTooOld' };
  return isHeld ? { allowed: true } : { allowed: false, reason: 'deviationAfterEnd' };
}

/** Whether the party reads deviations for itself: both authorities do, and a provider does not. */
export function isReadingParty(kind: OrganisationKind): kind is 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' {
  return kind !== 'PROVIDER';
}
