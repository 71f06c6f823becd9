import type { Assessment } from '../../assessments/rules/assessment';
import type { BreakPeriod, PlanVersionInForce } from '../../plans/rules/planned-activity';
import { calculatePlannedWeek } from '../../plans/rules/planned-week';
import { daysOfWeek, type IsoDay, type IsoWeek, minutesOfFifths } from '../../time';
import { decideLevel, type Level } from './level';
import {
  calculateProgrammeSchedule,
  type DeductionMismatch,
  listDeductionMismatches,
  REAL_FULL_TIME_MINUTES,
} from './programme-schedule';
import { sumDaysRequirement } from './week-requirement';

/** All that a person-week is made of. The assessments, breaks and versions may reach far outside the week. */
export interface CaseWeekFacts {
  week: IsoWeek;
  assessments: readonly Assessment[];
  childrenBornOn: readonly IsoDay[];
  breaks: readonly BreakPeriod[];
  planVersions: readonly PlanVersionInForce[];
}

/**
 * The figures of one person in one week, in whole minutes. «Required…» is what the assessment sets aside, the rest is
 * planned.
 */
export interface CaseWeek {
  week: IsoWeek;
  level: Level;
  fullTimeMinutes: number;
  requiredMinutes: number;
  assignedMinutes: number;
  occupationMinutes: number;
  jobSearchMinutes: number;
  requiredJobSearchMinutes: number;
  requiredOccupationMinutes: number;
  otherDutiesMinutes: number;
  childcareMinutes: number;
  childReductionMinutes: number;
  gapMinutes: number;
  doubleBookedMinutes: number;
  /** Exempt through a programme whose real schedule is under 10 h a week: 12 kap. 4 a § 3 b SoL, and SKR's survey. */
  isFormallyFullTimeOnly: boolean;
  /** What AF's programmes hold of this very week. */
  programmePlannedMinutes: number;
  deductionMismatches: DeductionMismatch[];
}

/**
 * The weekly calculation (domain, section 3): what 12 kap. 4 a–4 f §§ SoL demands of the person in the week against
 * what the jointly approved plan holds, the level, the gap and the flags. Shares are added as fifths of minutes and
 * divided once, halves rounded up.
 */
export function calculateCaseWeek({
  week,
  assessments,
  childrenBornOn,
  breaks,
  planVersions,
}: CaseWeekFacts): CaseWeek {
  const days = daysOfWeek(week);
  const demand = sumDaysRequirement({ days, assessments, childrenBornOn, breaks });
  const planned = calculatePlannedWeek({ versions: planVersions, week, breaks });
  const scheduledMinutes = calculateProgrammeSchedule({ versions: planVersions, week });

  const fullTimeMinutes = minutesOfFifths(demand.fifths.fullTime);
  const requiredMinutes = minutesOfFifths(demand.fifths.required);
  const { assignedMinutes } = planned;
  const level = decideLevel({
    workingDays: demand.workingDays,
    workingDaysOutsideBreaks: demand.workingDaysOutsideBreaks,
    assessedDays: demand.assessedDays,
    fullTimeMinutes,
    requiredMinutes,
    assignedMinutes,
    hasPlan: planVersions.some(
      // A version replaced before its first day never held.
      ({ inForceFrom, inForceTo }) =>
        inForceFrom <= days[6] && (inForceTo === null || (inForceTo >= days[0] && inForceTo >= inForceFrom)),
    ),
  });

  return {
    week,
    level,
    fullTimeMinutes,
    requiredMinutes,
    assignedMinutes,
    occupationMinutes: planned.occupationMinutes,
    jobSearchMinutes: planned.jobSearchMinutes,
    requiredJobSearchMinutes: minutesOfFifths(demand.fifths.jobSearch),
    requiredOccupationMinutes: minutesOfFifths(demand.fifths.occupation),
    otherDutiesMinutes: minutesOfFifths(demand.fifths.otherDuties),
    childcareMinutes: minutesOfFifths(demand.fifths.childcare),
    childReductionMinutes: minutesOfFifths(demand.fifths.childReduction),
    gapMinutes: Math.max(0, requiredMinutes - assignedMinutes),
    doubleBookedMinutes: planned.doubleBookedMinutes,
    isFormallyFullTimeOnly:
      level === 'EXEMPT' && demand.programmeExemptDays > 0 && scheduledMinutes < REAL_FULL_TIME_MINUTES,
    programmePlannedMinutes: planned.programmeMinutes,
    deductionMismatches:
      demand.lastDemand === null
        ? []
        : listDeductionMismatches({ assessment: demand.lastDemand.assessment, scheduledMinutes }),
  };
}
