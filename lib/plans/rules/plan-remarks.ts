import { addMonths, type IsoDay } from '../../time';
import { PLAN_CURRENT_MONTHS } from './missing-before-approval';

/** Something worth a look in a plan that is in force; it hinders nothing. */
export type PlanRemark = 'OLDER_THAN_SIX_MONTHS' | 'FOLLOW_UP_DUE' | 'ONLY_MATCHING' | 'ONLY_SEQUENTIAL';

export interface RemarkableActivity {
  startsOn: IsoDay;
  endsOn: IsoDay | null;
  /** Raises the person's ability, as the catalogue of activities has it. */
  strengthens: boolean;
  /** Matches the person with work, as the catalogue of activities has it. */
  matches: boolean;
}

/**
 * What is remarkable about a plan on the day `today`: it is six months old (AF counts a plan as current below that),
 * its follow-up day has come, its activities only match and none strengthens, or it has several activities and never
 * two at a time (SKR's second demand: parallel insatser that lead to work). An activity that neither matches nor
 * strengthens, such as employment, says nothing either way.
 */
export function listPlanRemarks(
  version: { inForceFrom: IsoDay; followUpOn: IsoDay | null; activities: readonly RemarkableActivity[] },
  { today }: { today: IsoDay },
): PlanRemark[] {
  const { inForceFrom, followUpOn, activities } = version;
  const remarks: PlanRemark[] = [];
  if (today >= addMonths(inForceFrom, PLAN_CURRENT_MONTHS)) remarks.push('OLDER_THAN_SIX_MONTHS');
  if (followUpOn !== null && followUpOn <= today) remarks.push('FOLLOW_UP_DUE');
  if (activities.some(({ matches }) => matches) && !activities.some(({ strengthens }) => strengthens)) {
    remarks.push('ONLY_MATCHING');
  }
  if (activities.length > 1 && !hasParallel(activities)) remarks.push('ONLY_SEQUENTIAL');
  return remarks;
}

function hasParallel(activities: readonly RemarkableActivity[]): boolean {
  return activities.some((a, index) =>
    activities
      .slice(index + 1)
      .some((b) => (a.endsOn === null || b.startsOn <= a.endsOn) && (b.endsOn === null || a.startsOn <= b.endsOn)),
  );
}
