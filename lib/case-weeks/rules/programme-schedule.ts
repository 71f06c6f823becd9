import type { Assessment, DeductionKind } from '../../assessments/rules/assessment';
import { listSlotsInWeek } from '../../plans/rules/activity-dates';
import type { PlannedActivity, PlanVersionInForce } from '../../plans/rules/planned-activity';
import { calculateTemplateWeek } from '../../plans/rules/planned-week';
import { daysOfWeek, type IsoWeek } from '../../time';

/** Below this a programme is full time only by form: 10 h a week (domain, section 3). */
export const REAL_FULL_TIME_MINUTES = 600;

/**
 * An assessment deducts one figure for a programme, and the programme's schedule holds another: «avdraget 40 h,
 * planerat 2 h».
 */
export interface DeductionMismatch {
  kind: DeductionKind;
  /** Minutes in an ordinary week. */
  deductedMinutes: number;
  plannedMinutes: number;
}

/**
 * The minutes that the schedules of AF's programmes hold in an ordinary week, of those that run on some day of the
 * week in the version last in force in it. Holidays, breaks, exceptions and single cancelled days do not lessen it, nor
 * does another activity at the same time: the question is what the programme really is, not how much of it fell into this
 * week.
 */
export function calculateProgrammeSchedule({
  versions,
  week,
}: {
  versions: readonly PlanVersionInForce[];
  week: IsoWeek;
}): number {
  const [monday, , , , , , sunday] = daysOfWeek(week);
  let last: PlanVersionInForce | null = null;
  for (const version of versions) {
    const isInForce = version.inForceFrom <= sunday && (version.inForceTo === null || version.inForceTo >= monday);
    if (isInForce && (last === null || version.inForceFrom > last.inForceFrom)) last = version;
  }
  const runs = ({ isProgramme, startsOn, endsOn }: PlannedActivity) =>
    isProgramme && startsOn <= sunday && (endsOn === null || endsOn >= monday);
  const programmes = (last === null ? [] : last.activities.filter(runs)).map((activity) => ({
    ...activity,
    slots: listSlotsInWeek(activity.slots, week),
  }));
  return programmes.length === 0 ? 0 : calculateTemplateWeek(programmes).programmeMinutes;
}

/**
 * Where the part-time programme that the assessment deducts (12 kap. 4 b § SoL) differs from what the programmes'
 * schedules hold, in either direction; empty when they agree. Both are figures of an ordinary week, so that a holiday
 * makes no mismatch.
 */
export function listDeductionMismatches({
  assessment,
  scheduledMinutes,
}: {
  assessment: Assessment;
  scheduledMinutes: number;
}): DeductionMismatch[] {
  const kind = 'PART_TIME_PROGRAMME';
  const deductedMinutes = assessment.deductions.reduce(
    (sum, deduction) => (deduction.kind === kind ? sum + deduction.minutes : sum),
    0,
  );
  return deductedMinutes === scheduledMinutes ? [] : [{ kind, deductedMinutes, plannedMinutes: scheduledMinutes }];
}
