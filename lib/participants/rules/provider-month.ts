import { FEWEST_TOLD } from '../../follow-ups/rules/results';

/** Minutes at one provider in a month, and how many persons each sum is of. */
export interface ProviderMonth {
  plannedPersons: number;
  plannedMinutes: number;
  reportedPersons: number;
  reportedMinutes: number;
  verifiedPersons: number;
  verifiedMinutes: number;
  /** Those with reported minutes that nobody has verified. */
  unverifiedPersons: number;
}

/** The three as they may stand side by side; null where it is held back. */
export interface ToldProviderMonth {
  plannedMinutes: number;
  reportedMinutes: number | null;
  verifiedMinutes: number | null;
}

/**
 * Planned, reported and verified minutes with small numbers held back: nothing when fewer than five take part, and no sum that is of fewer than
 * five, or whose difference to the sum beside it is. A sum of nobody is no person, and is told.
 */
export function tellProviderMonth(month: ProviderMonth): ToldProviderMonth | null {
  const { plannedPersons, reportedPersons, verifiedPersons, unverifiedPersons } = month;
  if (plannedPersons < FEWEST_TOLD) return null;
  const tellsReported = isTold(reportedPersons) && isTold(plannedPersons - reportedPersons);
  const tellsVerified = tellsReported && isTold(verifiedPersons) && isTold(unverifiedPersons);
  return {
    plannedMinutes: month.plannedMinutes,
    reportedMinutes: tellsReported ? month.reportedMinutes : null,
    verifiedMinutes: tellsVerified ? month.verifiedMinutes : null,
  };
}

const isTold = (persons: number) => persons <= 0 || persons >= FEWEST_TOLD;
