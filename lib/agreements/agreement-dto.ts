import type { IsoDay } from '../time';
import type { AgreementContent } from './rules/agreement-changes';
import type { AgreementParty, AgreementState } from './rules/agreement-state';

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
