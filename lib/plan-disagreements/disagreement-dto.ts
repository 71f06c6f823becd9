import type { PlanDisagreement } from './rules/disagreement';

/** A disagreement with who wrote it down. */
export interface DisagreementView extends PlanDisagreement {
  recordedByName: string;
  /** The reader's authority may say that it has ended. */
  canEnd: boolean;
}
