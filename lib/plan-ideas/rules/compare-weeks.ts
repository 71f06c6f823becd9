import type { Level } from '../../case-weeks';
import {
  type CatalogueEntry,
  calculatePlanFigures,
  isAtWorkplace,
  listActivitiesInWeek,
  type PlanActivity,
  type PlanFigures,
  type RequirementPeriod,
  summariseSlots,
} from '../../plans';
import type { IsoWeek } from '../../time';
import { decideOrdinaryLevel } from './referral-outlook';

/** Something worth a look in a week when it is compared with another. */
export type WeekRemark = 'ONLY_MATCHING' | 'NOTHING_AT_WORKPLACE' | 'NOTHING_PARALLEL' | 'DOUBLE_BOOKED';

/** When an activity is held, in one of the weeks: its times in words, or hours without a fixed time. */
export interface HeldTimes {
  times: string;
  flexibleWeeklyMinutes: number | null;
}

/** An activity that a week and the draft have otherwise; null where it is not in the week. */
export interface WeekDifference {
  lineageId: string;
  title: string;
  here: HeldTimes | null;
  inDraft: HeldTimes | null;
}

/** A week beside others, in an ordinary week and as if it were agreed. */
export interface ComparedWeek {
  figures: PlanFigures;
  level: Level;
  remarks: WeekRemark[];
  /** Against the draft; empty for the draft itself. */
  differences: WeekDifference[];
}

/**
 * What the given activities make of the week, with what is worth a look in it (SKR's second demand: parallel activities that lead to
 * work) and how it differs from the draft. By the same rules as the planner's own figures.
 */
export function compareWeek({
  activities,
  draft,
  catalogue,
  requirement,
  week,
  goalKind,
}: {
  activities: readonly PlanActivity[];
  draft: readonly PlanActivity[];
  catalogue: readonly CatalogueEntry[];
  requirement: RequirementPeriod;
  week: IsoWeek;
  goalKind: 'WORK' | 'STUDIES' | null;
}): ComparedWeek {
  const running = listActivitiesInWeek(activities, week);
  const figures = calculatePlanFigures({ activities, catalogue, requirement, week });
  const types = running.flatMap(({ typeCode }) => catalogue.filter(({ code }) => code === typeCode));
  const hasWorkplace = types.some(isAtWorkplace);
  const remarks: WeekRemark[] = [
    ...(figures.isOnlyMatching ? (['ONLY_MATCHING'] as const) : []),
    ...(goalKind === 'WORK' && !hasWorkplace ? (['NOTHING_AT_WORKPLACE'] as const) : []),
    ...(types.filter(({ activityClass }) => activityClass !== 'JOB_SEARCH').length < 2
      ? (['NOTHING_PARALLEL'] as const)
      : []),
    ...(figures.doubleBookedMinutes > 0 ? (['DOUBLE_BOOKED'] as const) : []),
  ];
  return {
    figures,
    level: decideOrdinaryLevel(requirement, figures.assignedMinutes),
    remarks,
    differences: listDifferences(running, listActivitiesInWeek(draft, week)),
  };
}

function listDifferences(here: readonly PlanActivity[], draft: readonly PlanActivity[]): WeekDifference[] {
  const lineages = new Set([...draft, ...here].map(({ lineageId }) => lineageId));
  return [...lineages].flatMap((lineageId) => {
    const [own, drafted] = [here, draft].map((week) => week.find((each) => each.lineageId === lineageId) ?? null);
    const [ownTimes, draftedTimes] = [own, drafted].map((activity) => (activity ? heldTimesOf(activity) : null));
    if (JSON.stringify(ownTimes) === JSON.stringify(draftedTimes)) return [];
    const title = (own ?? drafted)?.title ?? '';
    return [{ lineageId, title, here: ownTimes ?? null, inDraft: draftedTimes ?? null }];
  });
}

function heldTimesOf({ slots, flexibleWeeklyMinutes }: PlanActivity): HeldTimes {
  return { times: summariseSlots(slots), flexibleWeeklyMinutes };
}
