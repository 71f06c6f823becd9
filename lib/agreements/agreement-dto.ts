import type { IsoDay } from '../time';
import type { AgreementContent } from './rules/agreement-changes';
import type { AgreementParty, AgreementState } from './rules/agreement-state';
import type { GoalAttainment, GoalCause } from './rules/goal-years';

/** Someone at one of the parties, who can be named as a contact or as the owner of a goal. */
export interface AgreementOfficer {
  userId: string;
  name: string;
  party: AgreementParty;
  organisationName: string;
  phone: string | null;
  email: string;
}

/** Who did something, and on which day. */
export interface AgreementSignature {
  name: string;
  on: IsoDay;
}

/** A version of the överenskommelse, as both parties read it. */
export interface AgreementVersion {
  agreementId: string;
  state: AgreementState;
  content: AgreementContent;
  startsOn: IsoDay;
  /** Null until both have approved. */
  inForceFrom: IsoDay | null;
  /** Null while no version follows. */
  inForceTo: IsoDay | null;
  reason: string;
  proposed: AgreementSignature & { party: AgreementParty };
  approvals: Record<AgreementParty, AgreementSignature | null>;
  closed: (AgreementSignature & { as: 'REJECTED' | 'WITHDRAWN'; reason: string }) | null;
}

/** The överenskommelse of one municipality, at a glance. */
export interface AgreementSummary {
  municipalityId: string;
  municipalityName: string;
  inForceFrom: IsoDay | null;
  goals: number;
  /** The party whose answer to a proposal is awaited. */
  awaits: AgreementParty | null;
}

/** What a party said of a goal in a year. */
export interface GoalAnswer {
  attainment: GoalAttainment;
  causes: GoalCause[];
  words: string;
  byName: string;
  on: IsoDay;
  revision: number;
}

/** A goal in force with both parties' answers: the year that is followed up, or was last, and the year before. */
export interface GoalOfYears {
  lineageId: string;
  words: string;
  ownerUserId: string;
  /** Agreed for at least half of the year. */
  isFollowedUp: boolean;
  years: ({ year: number } & Record<AgreementParty, GoalAnswer | null>)[];
}

export interface GoalYears {
  /** The year that is answered for now; null outside the time of follow-up. */
  openYear: number | null;
  year: number;
  goals: GoalOfYears[];
}
