import type { PlanActivity } from '../plans';
import type { Offer } from './rules/offer';

/** Another week beside the draft, which is A. */
export interface PlanAlternative {
  id: string;
  letter: 'B' | 'C';
  name: string;
  revision: number;
  activities: PlanActivity[];
  /** An ISO 8601 instant. */
  changedAt: string;
  changedByName: string;
}

/** What stands beside the planner of a case. */
export interface PlanIdeas {
  offers: Offer[];
  isRegistered: boolean;
  /** It is recorded as the cause of the gap that SFI is awaited. */
  isWaitingForSfi: boolean;
  /** Those of the draft; none beside a proposal. */
  alternatives: PlanAlternative[];
}
