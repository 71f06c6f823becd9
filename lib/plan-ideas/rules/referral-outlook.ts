import { decideLevel } from '../../case-weeks';
import type { EffectWeek } from '../../consultations';
import {
  beginActivity,
  type CatalogueEntry,
  calculatePlanFigures,
  listActivitiesInWeek,
  type PlanActivity,
  type RequirementPeriod,
} from '../../plans';
import { type IsoWeek, mondayOf } from '../../time';

/** The support of a usual week in Rusta och matcha: one to two hours (SKR 2024). */
export const USUAL_ROM_MINUTES = 90;

/** What a referral to Rusta och matcha would make of an ordinary week. Minutes. */
export interface ReferralOutlook {
  before: EffectWeek;
  after: EffectWeek;
  brokenOffIds: string[];
}

/**
 * The drawn week before and after a referral of `romMinutes` a week that would end the given activities; nothing is written. The same
 * figures and the same level as every other week, in an ordinary week and as if the plan were agreed: what a samråd about it would show.
 */
export function calculateReferralOutlook({
  activities,
  catalogue,
  requirement,
  week,
  romMinutes,
  endLineageIds,
}: {
  activities: readonly PlanActivity[];
  catalogue: readonly CatalogueEntry[];
  requirement: RequirementPeriod;
  week: IsoWeek;
  romMinutes: number;
  endLineageIds: readonly string[];
}): ReferralOutlook {
  const running = listActivitiesInWeek(activities, week);
  const figuresOf = (those: readonly PlanActivity[]) => toEffectWeek({ those, catalogue, requirement, week });
  const type = catalogue.find(({ code }) => code === 'ROM');
  const rom = type
    ? [
        {
          ...beginActivity({ type, startsOn: mondayOf(week), lineageId: 'rom' }),
          flexibleWeeklyMinutes: romMinutes,
        },
      ]
    : [];
  return {
    before: figuresOf(running),
    after: figuresOf([...running.filter(({ lineageId }) => !endLineageIds.includes(lineageId)), ...rom]),
    brokenOffIds: running.flatMap(({ lineageId }) => (endLineageIds.includes(lineageId) ? [lineageId] : [])),
  };
}

const WORKING_DAYS = 5;

/** The level of an ordinary week, with `assignedMinutes` of what is required: five working days, and a plan that is agreed. */
export function decideOrdinaryLevel(
  { isAssessed, isExempt, requiredMinutes }: Pick<RequirementPeriod, 'isAssessed' | 'isExempt' | 'requiredMinutes'>,
  assignedMinutes: number,
) {
  return decideLevel({
    workingDays: WORKING_DAYS,
    workingDaysOutsideBreaks: WORKING_DAYS,
    assessedDays: isAssessed ? WORKING_DAYS : 0,
    // Only whether it is nothing decides; how much it is stays with the municipality (OSL 26:1).
    fullTimeMinutes: isExempt ? 0 : 1,
    requiredMinutes,
    assignedMinutes,
    hasPlan: true,
  });
}

function toEffectWeek({
  those,
  catalogue,
  requirement,
  week,
}: {
  those: readonly PlanActivity[];
  catalogue: readonly CatalogueEntry[];
  requirement: RequirementPeriod;
  week: IsoWeek;
}): EffectWeek {
  const figures = calculatePlanFigures({ activities: those, catalogue, requirement, week });
  const { assignedMinutes, requiredMinutes, gapMinutes, doubleBookedMinutes, segments } = figures;
  return {
    level: decideOrdinaryLevel(requirement, assignedMinutes),
    requiredMinutes,
    assignedMinutes,
    occupationMinutes: segments.occupation,
    jobSearchMinutes: segments.jobSearch,
    otherDutiesMinutes: segments.otherDuties,
    gapMinutes,
    doubleBookedMinutes,
  };
}
