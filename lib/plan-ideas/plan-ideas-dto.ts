import type { Offer } from './rules/offer';

/** What stands beside the planner of a case. */
export interface PlanIdeas {
  offers: Offer[];
  isRegistered: boolean;
  /** It is recorded as the cause of the gap that SFI is awaited. */
  isWaitingForSfi: boolean;
}
