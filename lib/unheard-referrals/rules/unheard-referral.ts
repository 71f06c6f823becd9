import type { Role } from '../../access';
import type { ConsultationState, Decision } from '../../consultations';
import type { ReferralState } from '../../referrals';
import type { IsoDay } from '../../time';

/** Why a referral is decided without samråd. Each can be true in law; none makes samråd unnecessary. */
export const UNHEARD_REASONS = ['URGENT_START', 'UNANSWERED', 'NOT_AGREED', 'LEGAL_DUTY', 'OWN_WISH', 'OTHER'] as const;
export type UnheardReason = (typeof UNHEARD_REASONS)[number];

/** How the municipality found out about a referral that it was not heard about. */
export const FOUND_HOWS = ['PERSON_TOLD', 'EMPLOYMENT_SERVICE_DATA', 'PROVIDER_TOLD', 'OTHER'] as const;
export type FoundHow = (typeof FOUND_HOWS)[number];

/** The parties whose managers take note. */
export const NOTED_PARTIES = ['MUNICIPALITY', 'EMPLOYMENT_SERVICE'] as const;
export type NotedParty = (typeof NOTED_PARTIES)[number];

/** What the samråd about a referral has come to, as far as a decision without it is concerned. */
export interface SamradStanding {
  /** Null when nobody was asked. */
  state: ConsultationState | null;
  hasDisagreement: boolean;
  /** Whether the referral may be decided in the ordinary way. */
  mayBeDecided: boolean;
}

/** The reasons that the facts bear out: silence is a reason only where an answer is overdue, disagreement only where it is recorded. */
export function listPossibleReasons({ state, hasDisagreement }: SamradStanding): UnheardReason[] {
  return UNHEARD_REASONS.filter((reason) => {
    if (reason === 'UNANSWERED') return state === 'OVERDUE';
    return reason === 'NOT_AGREED' ? hasDisagreement : true;
  });
}

/**
 * Whether the referral may be decided without samråd: by a manager at Arbetsförmedlingen alone, of a referral that is not decided, and never
 * where a samråd has agreed to it. AF may decide so in law; här kräver överenskommelsen samråd, and what is decided without it is shown and counted.
 */
export function decideWithoutConsultationAllowed({
  role,
  state,
  standing,
}: {
  role: Role;
  state: ReferralState;
  standing: SamradStanding;
}): Decision {
  if (role !== 'EMPLOYMENT_MANAGER') return { allowed: false, reason: 'unheardOnlyManager' };
  if (state !== 'DRAFT' && state !== 'AWAITING_CONSULTATION' && state !== 'CLEARED') {
    return { allowed: false, reason: 'referralWrongOrder' };
  }
  return standing.mayBeDecided ? { allowed: false, reason: 'unheardHasAgreement' } : { allowed: true };
}

/** The facts that a demand to revise the plan follows from. Instants are ISO 8601. */
export interface RevisionFacts {
  recordedAt: string;
  /** The last approval of the plan in force; null when there is no plan. */
  planApprovedAt: string | null;
  /** Of one decided here; null of one that was found. */
  referralState: ReferralState | null;
  endsOn: IsoDay | null;
}

/**
 * Whether the joint plan still knows nothing of the referral: it runs or will run, and the authorities have not agreed on a plan since it was
 * recorded. Neither party changes the plan alone, so the week of the plan stands until then.
 */
export function needsPlanRevision(facts: RevisionFacts, today: IsoDay): boolean {
  const { recordedAt, planApprovedAt, referralState, endsOn } = facts;
  if (referralState !== null && referralState !== 'DECIDED' && referralState !== 'STARTED') return false;
  if (endsOn !== null && endsOn < today) return false;
  return planApprovedAt === null || planApprovedAt <= recordedAt;
}

/** The parties that have not taken note. */
export function listAwaitedParties(acknowledged: readonly string[]): NotedParty[] {
  return NOTED_PARTIES.filter((party) => !acknowledged.includes(party));
}

/** The party that a manager takes note for; null for everyone else. */
export function notedPartyOf(role: Role): NotedParty | null {
  if (role === 'UNIT_MANAGER') return 'MUNICIPALITY';
  return role === 'EMPLOYMENT_MANAGER' ? 'EMPLOYMENT_SERVICE' : null;
}
