import {
  type ConsultationFacts,
  type Decision,
  decideReliance,
  type RelianceMoment,
} from '../../consultations/rules/consultation-state';
import { addDays, addMonths, type IsoDay } from '../../time';

export type ReferralState =
  | 'DRAFT'
  | 'AWAITING_CONSULTATION'
  | 'CLEARED'
  | 'DECIDED'
  | 'STARTED'
  | 'ENDED'
  | 'CANCELLED';

/** The steps a referral may take (överenskommelse); the trigger guard_referral holds the same table. */
export const REFERRAL_TRANSITIONS: Record<ReferralState, ReferralState[]> = {
  DRAFT: ['AWAITING_CONSULTATION', 'CANCELLED'],
  AWAITING_CONSULTATION: ['CLEARED', 'DRAFT', 'CANCELLED'],
  CLEARED: ['DECIDED', 'DRAFT', 'CANCELLED'],
  DECIDED: ['STARTED', 'CANCELLED'],
  STARTED: ['ENDED'],
  ENDED: [],
  CANCELLED: [],
};

/** Whether the referral may take the step at all. */
export function decideReferralStep(from: ReferralState, to: ReferralState): Decision {
  return REFERRAL_TRANSITIONS[from].includes(to) ? { allowed: true } : { allowed: false, reason: 'referralWrongOrder' };
}

/**
 * The gate: a referral is decided only on a fresh samråd that agreed to it, about the plan version in force
 * (SKR's second demand; överenskommelse). A referral without a samråd is told so before anything else. A draft to a service that the
 * överenskommelse in force exempts is decided without.
 */
export function decideReferralDecision({
  state,
  consultation,
  isExempt,
  ...moment
}: {
  state: ReferralState;
  consultation: ConsultationFacts | null;
  /** The överenskommelse in force lets the service be decided on without samråd. */
  isExempt: boolean;
} & RelianceMoment): Decision {
  if (state === 'DRAFT' && isExempt) return { allowed: true };
  if (state === 'DRAFT' || consultation === null) return { allowed: false, reason: 'referralWithoutConsultation' };
  if (state !== 'AWAITING_CONSULTATION' && state !== 'CLEARED') return { allowed: false, reason: 'referralWrongOrder' };
  const reliance = decideReliance(consultation, moment);
  return reliance.allowed ? decideReferralStep(state, 'DECIDED') : reliance;
}

/** The longest period that a first referral may have: six months (förordning 2022:812). */
export function longestReferralEnd(startsOn: IsoDay): IsoDay {
  return addDays(addMonths(startsOn, 6), -1);
}
