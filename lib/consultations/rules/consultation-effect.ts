import { type OrganisationKind, readsHealthAndHousehold } from '../../access';
import { type CaseWeekFacts, calculateCaseWeek, type Level } from '../../case-weeks';
import { calculatePlannedWeek, findVersionOn, type PlannedActivity, type PlanVersionInForce } from '../../plans';
import { addDays, addWeeks, type IsoDay, type IsoWeek, mondayOf, toIsoWeek } from '../../time';

/** What a proposal would change in the plan's week. */
export interface ProposedChange {
  startsOn: IsoDay;
  newActivity: PlannedActivity;
  /** Activities (by lineage id) that would end the day before. */
  endActivityIds: string[];
}

/** The figures of a week, in minutes, as a samråd shows them before and after. */
export interface EffectWeek {
  level: Level;
  requiredMinutes: number;
  assignedMinutes: number;
  occupationMinutes: number;
  jobSearchMinutes: number;
  otherDutiesMinutes: number;
  gapMinutes: number;
  doubleBookedMinutes: number;
}

/** What a proposal does to the week: computed, never typed. Minutes are of the shown week. */
export interface ConsultationEffect {
  week: IsoWeek;
  before: EffectWeek;
  after: EffectWeek;
  /** Activities that the proposal ends, with the minutes they held. */
  brokenOffIds: string[];
  /** Activities that the new one collides with. */
  doubleBookedIds: string[];
}

/**
 * The effect of a proposal on the first full week in which it runs, by the same rule as every other weekly figure
 * (domain, sections 3 and 4).
 */
export function calculateConsultationEffect(
  facts: Omit<CaseWeekFacts, 'week'>,
  change: ProposedChange,
): ConsultationEffect {
  const week = effectWeekOf(change.startsOn);
  const changedVersions = applyChange(facts.planVersions, change);
  const conflicts = calculatePlannedWeek({ versions: changedVersions, week, breaks: facts.breaks }).conflicts;
  const collidesWithNew = conflicts
    .filter(({ activityIds }) => activityIds.includes(change.newActivity.id))
    .flatMap(({ activityIds }) => activityIds.filter((id) => id !== change.newActivity.id));
  return {
    week,
    before: figuresOf({ ...facts, week }),
    after: figuresOf({ ...facts, planVersions: changedVersions, week }),
    brokenOffIds: change.endActivityIds,
    doubleBookedIds: [...new Set(collidesWithNew)],
  };
}

/** The first week that the proposal fills from its Monday. */
export function effectWeekOf(startsOn: IsoDay): IsoWeek {
  const week = toIsoWeek(startsOn);
  return mondayOf(week) === startsOn ? week : addWeeks(week, 1);
}

/** A week of the effect as the reader may see it: without what children and other duties take (OSL 26:1). */
export function readableEffectWeek<Week extends { otherDutiesMinutes: number }>(
  week: Week,
  reader: OrganisationKind,
): Week {
  return readsHealthAndHousehold(reader) ? week : { ...week, otherDutiesMinutes: 0 };
}

/** The versions as they would be if the change were made to the one in force on its first day. */
function applyChange(versions: readonly PlanVersionInForce[], change: ProposedChange): PlanVersionInForce[] {
  const current = findVersionOn(versions, change.startsOn);
  const kept = (current?.activities ?? []).map((activity) =>
    change.endActivityIds.includes(activity.id) ? { ...activity, endsOn: addDays(change.startsOn, -1) } : activity,
  );
  const changed: PlanVersionInForce = {
    id: 'proposal',
    inForceFrom: change.startsOn,
    inForceTo: null,
    activities: [...kept, change.newActivity],
  };
  return [...versions.filter(({ inForceFrom }) => inForceFrom < change.startsOn), changed];
}

function figuresOf(facts: CaseWeekFacts): EffectWeek {
  const figures = calculateCaseWeek(facts);
  return {
    level: figures.level,
    requiredMinutes: figures.requiredMinutes,
    assignedMinutes: figures.assignedMinutes,
    occupationMinutes: figures.occupationMinutes,
    jobSearchMinutes: Math.max(figures.jobSearchMinutes, figures.requiredJobSearchMinutes),
    otherDutiesMinutes: figures.otherDutiesMinutes + figures.childcareMinutes + figures.childReductionMinutes,
    gapMinutes: figures.gapMinutes,
    doubleBookedMinutes: figures.doubleBookedMinutes,
  };
}
