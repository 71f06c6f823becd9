import { addMonths, daysOfWeek, type IsoDay, toIsoWeek } from '../../time';
import { PLAN_CURRENT_MONTHS } from './missing-before-approval';
import type { CatalogueEntry, PlanActivity, PlanContent } from './plan-content';
import type { Slot } from './planned-activity';

/** Something worth a look in a plan that is in force; it hinders nothing. */
export type PlanRemark =
  | 'OLDER_THAN_SIX_MONTHS'
  | 'FOLLOW_UP_DUE'
  | 'ONLY_MATCHING'
  | 'ONLY_SEQUENTIAL'
  | 'NOTHING_AT_WORKPLACE';

export interface RemarkableActivity {
  startsOn: IsoDay;
  endsOn: IsoDay | null;
  /** Raises the person's ability, as the catalogue of activities has it. */
  strengthens: boolean;
  /** Matches the person with work, as the catalogue of activities has it. */
  matches: boolean;
  /** Held at a workplace: the fourth kind of 12 kap. 6 a § SoL, AF's own practice and training there, or employment. */
  isAtWorkplace: boolean;
  slots: readonly Slot[];
  flexibleWeeklyMinutes: number | null;
}

const MINUTES_PER_FULL_WEEK = 2400;
/** What of the catalogue is at a workplace without being the municipality's own activity there. */
const WORKPLACE_CODES = [
  'EMPLOYMENT',
  'SUBSIDISED_EMPLOYMENT',
  'AF_WORK_TRAINING',
  'AF_WORK_PLACEMENT',
  'SIUS',
  'INAB',
];

/** Whether an activity of the type is held at a workplace. */
export function isAtWorkplace({ code, lawKind }: Pick<CatalogueEntry, 'code' | 'lawKind'>): boolean {
  return lawKind === 4 || WORKPLACE_CODES.includes(code);
}

/** The activities of a version as the remarks see them; an unknown type says nothing. */
export function toRemarkableActivities(
  activities: readonly Pick<PlanActivity, 'typeCode' | 'startsOn' | 'endsOn' | 'slots' | 'flexibleWeeklyMinutes'>[],
  catalogue: readonly Pick<CatalogueEntry, 'code' | 'lawKind' | 'strengthens' | 'matches'>[],
): RemarkableActivity[] {
  return activities.flatMap(({ typeCode, startsOn, endsOn, slots, flexibleWeeklyMinutes }) => {
    const type = catalogue.find(({ code }) => code === typeCode);
    if (!type) return [];
    const { strengthens, matches } = type;
    return [
      { startsOn, endsOn, strengthens, matches, isAtWorkplace: isAtWorkplace(type), slots, flexibleWeeklyMinutes },
    ];
  });
}

/**
 * What is remarkable about a plan on the day `today`: it is six months old (AF counts a plan as current below that),
 * its follow-up day has come, its activities only match and none strengthens, it has several activities and never two at a
 * time although two would fit in one week, or its goal is work and nothing this week is at a workplace (SKR's second demand:
 * parallel insatser that lead to work). An activity that neither matches nor strengthens says nothing either way.
 */
export function listPlanRemarks(
  version: {
    inForceFrom: IsoDay;
    followUpOn: IsoDay | null;
    goalKind: PlanContent['goalKind'];
    activities: readonly RemarkableActivity[];
  },
  { today }: { today: IsoDay },
): PlanRemark[] {
  const { inForceFrom, followUpOn, goalKind, activities } = version;
  const remarks: PlanRemark[] = [];
  if (today >= addMonths(inForceFrom, PLAN_CURRENT_MONTHS)) remarks.push('OLDER_THAN_SIX_MONTHS');
  if (followUpOn !== null && followUpOn <= today) remarks.push('FOLLOW_UP_DUE');
  if (activities.some(({ matches }) => matches) && !activities.some(({ strengthens }) => strengthens)) {
    remarks.push('ONLY_MATCHING');
  }
  if (isNeedlesslySequential(activities)) remarks.push('ONLY_SEQUENTIAL');
  if (goalKind === 'WORK' && !activities.some((each) => each.isAtWorkplace && runsInWeekOf(each, today))) {
    remarks.push('NOTHING_AT_WORKPLACE');
  }
  return remarks;
}

function isNeedlesslySequential(activities: readonly RemarkableActivity[]): boolean {
  const pairs = activities.flatMap((a, index) => activities.slice(index + 1).map((b) => [a, b] as const));
  return !pairs.some(([a, b]) => areParallel(a, b)) && pairs.some(([a, b]) => fitTogether(a, b));
}

function areParallel(a: RemarkableActivity, b: RemarkableActivity): boolean {
  return (a.endsOn === null || b.startsOn <= a.endsOn) && (b.endsOn === null || a.startsOn <= b.endsOn);
}

/** Whether both have room in one week of forty hours, and no time of one lies on a time of the other. */
function fitTogether(a: RemarkableActivity, b: RemarkableActivity): boolean {
  const meets = a.slots.some((slot) =>
    b.slots.some(
      (other) =>
        slot.weekday === other.weekday && slot.startsMinute < other.endsMinute && other.startsMinute < slot.endsMinute,
    ),
  );
  return !meets && weeklyMinutes(a) + weeklyMinutes(b) <= MINUTES_PER_FULL_WEEK;
}

function weeklyMinutes({ slots, flexibleWeeklyMinutes }: RemarkableActivity): number {
  return slots.reduce((sum, slot) => sum + slot.endsMinute - slot.startsMinute, flexibleWeeklyMinutes ?? 0);
}

function runsInWeekOf({ startsOn, endsOn }: RemarkableActivity, day: IsoDay): boolean {
  const [monday, , , , , , sunday] = daysOfWeek(toIsoWeek(day));
  return startsOn <= sunday && (endsOn === null || endsOn >= monday);
}
