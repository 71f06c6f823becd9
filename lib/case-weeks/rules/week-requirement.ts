import { type Assessment, findAssessmentOn } from '../../assessments/rules/assessment';
import { calculateRequirement, type Requirement } from '../../assessments/rules/requirement';
import { type BreakPeriod, isInBreak } from '../../plans/rules/planned-activity';
import { type IsoDay, isWorkingDay } from '../../time';

/** What an assessment asks for on some days, as fifths of minutes: added day by day, and divided once by five. */
export interface RequirementFifths {
  fullTime: number;
  required: number;
  occupation: number;
  jobSearch: number;
  otherDuties: number;
  childcare: number;
  childReduction: number;
}

export interface DaysRequirement {
  fifths: RequirementFifths;
  workingDays: number;
  workingDaysOutsideBreaks: number;
  /** Working days outside breaks with an assessment in force. */
  assessedDays: number;
  /** Those of the assessed days that a labour-market programme alone exempts, 12 kap. 4 a § 3 b. */
  programmeExemptDays: number;
  /**
   * The last assessment in force on a working day outside breaks that it does not exempt, and what it asks for then.
   */
  lastDemand: { assessment: Assessment; requirement: Requirement } | null;
}

/**
 * What is demanded on the given days (domain, section 3): each Monday–Friday that is not a public holiday, not in a
 * break and not exempt carries one fifth of the assessment in force that day; other days carry nothing. Any division
 * of a week into days adds up to the same fifths.
 */
export function sumDaysRequirement({
  days,
  assessments,
  childrenBornOn,
  breaks,
}: {
  days: readonly IsoDay[];
  assessments: readonly Assessment[];
  childrenBornOn: readonly IsoDay[];
  breaks: readonly BreakPeriod[];
}): DaysRequirement {
  const fifths = {
    fullTime: 0,
    required: 0,
    occupation: 0,
    jobSearch: 0,
    otherDuties: 0,
    childcare: 0,
    childReduction: 0,
  };
  const sum: DaysRequirement = {
    fifths,
    workingDays: 0,
    workingDaysOutsideBreaks: 0,
    assessedDays: 0,
    programmeExemptDays: 0,
    lastDemand: null,
  };
  for (const day of days) {
    if (!isWorkingDay(day)) continue;
    sum.workingDays += 1;
    if (isInBreak(breaks, day)) continue;
    sum.workingDaysOutsideBreaks += 1;
    const assessment = findAssessmentOn(assessments, day);
    if (assessment === null) continue;
    sum.assessedDays += 1;

    const requirement = calculateRequirement({ assessment, day, childrenBornOn });
    if (requirement.exemptBy === 'LABOUR_MARKET_PROGRAMME') sum.programmeExemptDays += 1;
    if (requirement.isExempt) continue;
    sum.lastDemand = { assessment, requirement };
    // A fifth of a weekly minute figure, counted in fifths, is the weekly figure itself.
    fifths.fullTime += requirement.fullTimeMinutes;
    fifths.required += requirement.requiredMinutes;
    fifths.occupation += requirement.occupationMinutes;
    fifths.jobSearch += requirement.jobSearchMinutes;
    fifths.otherDuties += requirement.otherDutiesMinutes;
    fifths.childcare += requirement.childcareMinutes;
    fifths.childReduction += requirement.childReductionMinutes;
  }
  return sum;
}
