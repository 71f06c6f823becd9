import { type OrganisationKind, readsHealthAndHousehold } from '../../access';
import { type CaseWeekFacts, calculateCaseWeek, type Level } from '../../case-weeks';
import { calculatePlannedWeek, findVersionOn, type PlannedActivity, type PlanVersionInForce } from '../../plans';
import { addDays, addWeeks, type IsoDay, type IsoWeek, mondayOf, toIsoWeek } from '../../time';

/** How many weeks the effect is followed, from the one in which it begins. */
export const EFFECT_WEEKS = 10;

/** What a proposal would change in the plan's week. */
export interface ProposedChange {
  startsOn: IsoDay;
  /** Null when it only ends activities. */
  newActivity: PlannedActivity | null;
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

/** One week as it is and as it would be. */
export interface EffectOfWeek {
  week: IsoWeek;
  before: EffectWeek;
  after: EffectWeek;
}

/**
 * Whether the change is told by everything that the week holds, and not by what is assigned: where nothing is required, before or after (an
 * exemption, or other things that take the whole week), the assigned hours say nothing.
 */
export function tellsWholeWeek({ before, after }: Pick<EffectOfWeek, 'before' | 'after'>): boolean {
  return before.requiredMinutes === 0 && after.requiredMinutes === 0;
}

/** The minutes of all activity: what is assigned, and occupation such as work, SFI and AF's own programmes. */
export function activeMinutesOf({ assignedMinutes, occupationMinutes }: EffectWeek): number {
  return assignedMinutes + occupationMinutes;
}

/** What a proposal does to the week: computed, never typed. Minutes are of the shown week. */
export interface ConsultationEffect extends EffectOfWeek {
  /** Every week from the one in which it begins. */
  weeks: EffectOfWeek[];
  /** Activities that the proposal ends, with the minutes they held. */
  brokenOffIds: string[];
  /** Activities that the new one collides with. */
  doubleBookedIds: string[];
}

/**
 * The effect of a proposal on the first full week in which it runs, and week by week from the day it begins, by the same
 * rule as every other weekly figure (domain, sections 3 and 4).
 */
export function calculateConsultationEffect(
  facts: Omit<CaseWeekFacts, 'week'>,
  change: ProposedChange,
): ConsultationEffect {
  const week = effectWeekOf(change.startsOn);
  const changedVersions = applyChange(facts.planVersions, change);
  const effectOf = (shown: IsoWeek): EffectOfWeek => ({
    week: shown,
    before: figuresOf({ ...facts, week: shown }),
    after: figuresOf({ ...facts, planVersions: changedVersions, week: shown }),
  });
  const weeks = effectWeeksOf(change.startsOn);
  return {
    ...effectOf(week),
    weeks: weeks.map(effectOf),
    brokenOffIds: change.endActivityIds,
    doubleBookedIds: findCollisions({ versions: changedVersions, weeks, breaks: facts.breaks }, change.newActivity),
  };
}

/** The activities that claim a minute which the new one claims too, in any of the weeks. */
function findCollisions(
  { versions, weeks, breaks }: { versions: PlanVersionInForce[]; weeks: IsoWeek[]; breaks: CaseWeekFacts['breaks'] },
  newActivity: PlannedActivity | null,
): string[] {
  if (newActivity === null) return [];
  const { id: newId } = newActivity;
  const colliding = weeks
    .flatMap((week) => calculatePlannedWeek({ versions, week, breaks }).conflicts)
    .filter(({ activityIds }) => activityIds.includes(newId))
    .flatMap(({ activityIds }) => activityIds.filter((id) => id !== newId));
  return [...new Set(colliding)];
}

/** The weeks that the effect is followed through: the one in which the proposal begins and those after it. */
export function effectWeeksOf(startsOn: IsoDay): IsoWeek[] {
  const first = toIsoWeek(startsOn);
  return Array.from({ length: EFFECT_WEEKS }, (_, index) => addWeeks(first, index));
}

/** The first week that the proposal fills from its Monday. */
export function effectWeekOf(startsOn: IsoDay): IsoWeek {
  const week = toIsoWeek(startsOn);
  return mondayOf(week) === startsOn ? week : addWeeks(week, 1);
}

/** A week of the effect as the reader may see it: without what children and other duties take (OSL 26:1). */
function readableEffectWeek<Week extends { otherDutiesMinutes: number }>(week: Week, reader: OrganisationKind): Week {
  return readsHealthAndHousehold(reader) ? week : { ...week, otherDutiesMinutes: 0 };
}

/** The effect as the reader may see it, the headline and every week. */
export function readableEffect<Effect extends EffectOfWeek & { weeks: EffectOfWeek[] }>(
  effect: Effect,
  reader: OrganisationKind,
): Effect {
  const readable = <Shown extends EffectOfWeek>(shown: Shown): Shown => ({
    ...shown,
    before: readableEffectWeek(shown.before, reader),
    after: readableEffectWeek(shown.after, reader),
  });
  return { ...readable(effect), weeks: effect.weeks.map(readable) };
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
    activities: change.newActivity ? [...kept, change.newActivity] : kept,
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
