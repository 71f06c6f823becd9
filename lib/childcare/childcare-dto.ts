import type { IsoDay } from '../time';
import type { AwayTime, ChildcareGap, ChildcareNeed, OpenHours } from './rules/childcare-need';
import type { ChildcareOfferFacts, ChildcareState } from './rules/childcare-offer';

/** What is known of a child's place from a day on. */
export interface ChildcareOffer extends ChildcareOfferFacts {
  offerId: string;
  revision: number;
  hours: OpenHours[];
  state: ChildcareState;
  recordedByName: string | null;
  recordedOn: IsoDay;
}

export interface ChildWithCare {
  bornOn: IsoDay;
  ordinal: number;
  age: number;
  /** Newest first. */
  offers: ChildcareOffer[];
  /** What holds today; null when nothing is known, or what is known has ended. */
  current: ChildcareOffer | null;
  /** Null when the child needs no place. */
  gap: ChildcareGap | null;
}

/** The childcare of a household against the plan: the municipality's alone. */
export interface ChildcarePage {
  caseId: string;
  today: IsoDay;
  isClosed: boolean;
  /** Whether a plan is in force that the need can be read from. */
  hasPlan: boolean;
  times: AwayTime[];
  need: ChildcareNeed;
  children: ChildWithCare[];
  /** What the assessment in force takes off for childcare. */
  adaptationMinutes: number;
  /** What would follow from the gaps. */
  suggestedMinutes: number;
  /** That childcare is missing is written down as the cause of this week's gap. */
  isCauseRecorded: boolean;
}
