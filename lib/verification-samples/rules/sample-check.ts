/** What was found when a drawn day was checked. */
export const SAMPLE_OUTCOMES = ['AGREES', 'DIFFERS', 'NOT_CHECKABLE'] as const;
export type SampleOutcome = (typeof SAMPLE_OUTCOMES)[number];

/** How it was checked. */
export const SAMPLE_METHODS = ['ASKED_PERSON', 'SIGNED_LIST', 'VISIT', 'PHONE'] as const;
export type SampleMethod = (typeof SAMPLE_METHODS)[number];

export type SampleCheckRefusal =
  | 'sampleAlreadyChecked'
  | 'sampleCheckedByReporter'
  | 'attendanceChangedMeanwhile'
  | 'sampleNoDifference';

/** A drawn day as it stands, and what someone says to have found. */
export interface SampleCheckFacts {
  isChecked: boolean;
  /** Who had reported the day when it was drawn, and who has now. */
  reporters: readonly string[];
  actorUserId: string;
  /** The report's revision, now and as the one who checks saw it. */
  revision: number;
  seenRevision: number;
  reportedMinutes: number;
  /** Null unless something else was found than what was reported. */
  foundMinutes: number | null;
}

/**
 * Whether the user may write down what was found of a drawn day: once, about the report as it was seen, and never about what one has
 * reported oneself (domain, section 3).
 */
export function decideSampleCheck(
  facts: SampleCheckFacts,
): { allowed: true } | { allowed: false; reason: SampleCheckRefusal } {
  if (facts.isChecked) return { allowed: false, reason: 'sampleAlreadyChecked' };
  if (facts.reporters.includes(facts.actorUserId)) return { allowed: false, reason: 'sampleCheckedByReporter' };
  if (facts.revision !== facts.seenRevision) return { allowed: false, reason: 'attendanceChangedMeanwhile' };
  if (facts.foundMinutes === facts.reportedMinutes) return { allowed: false, reason: 'sampleNoDifference' };
  return { allowed: true };
}
