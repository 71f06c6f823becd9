import type { IsoDay } from '../../time';

/** The parts of a plan that one can disagree with; ACTIVITY also names which. */
export const PLAN_PARTS = [
  'WHOLE',
  'GOAL',
  'NEEDS',
  'ACTIVITY',
  'MUNICIPALITY_UNDERTAKINGS',
  'EMPLOYMENT_SERVICE_UNDERTAKINGS',
  'INDIVIDUAL_UNDERTAKINGS',
] as const;
export type PlanPart = (typeof PLAN_PARTS)[number];

/** Who may disagree: the individual, or one of the authorities. */
export const DISAGREEING_PARTIES = ['INDIVIDUAL', 'MUNICIPALITY', 'EMPLOYMENT_SERVICE'] as const;
export type DisagreeingParty = (typeof DISAGREEING_PARTIES)[number];

/** How a disagreement ends: the one who had it no longer has it, or the parties have agreed on something else. */
export const DISAGREEMENT_ENDINGS = ['RESOLVED', 'WITHDRAWN'] as const;
export type DisagreementEnding = (typeof DISAGREEMENT_ENDINGS)[number];

/** Where in the plan a disagreement stands. */
export interface PlanPlace {
  part: PlanPart;
  /** The activity, through all versions; null for every other part. */
  lineageId: string | null;
}

/** What someone does not agree with, in their own words. */
export interface PlanDisagreement extends PlanPlace {
  id: string;
  party: DisagreeingParty;
  words: string;
  expressedOn: IsoDay;
  /** Null while it stands. */
  ending: DisagreementEnding | null;
  endedOn: IsoDay | null;
}

/**
 * Whether the authority may write down, or end, what this party does not agree with: an authority speaks for itself, and either of
 * them writes down what the individual says. Överenskommelse.
 */
export function decideDisagreement({
  actorParty,
  party,
}: {
  actorParty: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE';
  party: DisagreeingParty;
}): { allowed: true } | { allowed: false; reason: 'disagreementNotYours' } {
  return party === 'INDIVIDUAL' || party === actorParty
    ? { allowed: true }
    : { allowed: false, reason: 'disagreementNotYours' };
}

/** The days on which a disagreement may be said to have ended: from the day it was expressed through today. */
export function decideEndingDay(
  { expressedOn }: Pick<PlanDisagreement, 'expressedOn'>,
  { endedOn, today }: { endedOn: IsoDay; today: IsoDay },
): { allowed: true } | { allowed: false; reason: 'disagreementEndsTooEarly' | 'dayInFuture' } {
  if (endedOn > today) return { allowed: false, reason: 'dayInFuture' };
  return endedOn < expressedOn ? { allowed: false, reason: 'disagreementEndsTooEarly' } : { allowed: true };
}

/** Those that stand beside one part of the plan, in the order in which they were expressed. */
export function listDisagreementsBeside<T extends PlanDisagreement>(
  disagreements: readonly T[],
  { part, lineageId }: PlanPlace,
): T[] {
  return disagreements.filter((each) => each.part === part && each.lineageId === lineageId).toSorted(compareExpressed);
}

/**
 * Those that belong beside a version that held from `fromOn` to `toOn` (null while it holds): expressed before it ceased to hold and
 * not ended before it began. One that ended while it held is kept, with its day.
 */
export function listDisagreementsDuring<T extends PlanDisagreement>(
  disagreements: readonly T[],
  { fromOn, toOn }: { fromOn: IsoDay; toOn: IsoDay | null },
): T[] {
  return disagreements.filter(
    ({ expressedOn, endedOn }) => (toOn === null || expressedOn <= toOn) && (endedOn === null || endedOn >= fromOn),
  );
}

function compareExpressed(a: PlanDisagreement, b: PlanDisagreement): number {
  return a.expressedOn === b.expressedOn ? (a.id < b.id ? -1 : 1) : a.expressedOn < b.expressedOn ? -1 : 1;
}
