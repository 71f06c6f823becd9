/** How far a person's week reaches, in the order in which the first that fits is taken (domain, section 3). */
export const LEVELS = [
  'EXEMPT',
  'ON_BREAK',
  'NOT_ASSESSED',
  'NO_PLAN',
  'NO_ACTIVITY',
  'BELOW_FULL_TIME',
  'FULL_TIME',
] as const;
export type Level = (typeof LEVELS)[number];

/** What a week's level is decided from. Minutes of the week; a working day counts when it is not in a break. */
export interface LevelFacts {
  /** Working days of the week, in breaks or not. */
  workingDays: number;
  workingDaysOutsideBreaks: number;
  /** Of the working days outside breaks, those with an assessment in force. */
  assessedDays: number;
  fullTimeMinutes: number;
  requiredMinutes: number;
  assignedMinutes: number;
  /** A jointly approved plan is in force on some day of the week. */
  hasPlan: boolean;
}

/**
 * The level of a person-week, the first that fits (domain, section 3).
 *
 * EXEMPT asks for at least one assessed day outside breaks: a week with no such day has no demand either, but is a
 * break or unassessed. An exempt day carries no full time, so «exemptions cover every working day» is a full time of
 * 0 as well.
 */
export function decideLevel(facts: LevelFacts): Level {
  if (facts.assessedDays > 0 && facts.fullTimeMinutes === 0) return 'EXEMPT';
  if (facts.workingDaysOutsideBreaks === 0 && facts.workingDays > 0) return 'ON_BREAK';
  if (facts.assessedDays === 0) return 'NOT_ASSESSED';
  if (facts.requiredMinutes === 0) return 'FULL_TIME';
  if (!facts.hasPlan) return 'NO_PLAN';
  if (facts.assignedMinutes === 0) return 'NO_ACTIVITY';
  return facts.assignedMinutes < facts.requiredMinutes ? 'BELOW_FULL_TIME' : 'FULL_TIME';
}
