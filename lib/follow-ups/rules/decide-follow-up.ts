import { addDays, addMonths, daysBetween, type IsoDay } from '../../time';
import { type Judgement, mayJudge, type Undertaking } from './undertakings';

/** A follow-up lies at most so many months ahead, as that of the plan itself (domain, section 5). */
export const FOLLOW_UP_MONTHS = 6;
/** When a plan is followed up next unless someone says otherwise. */
const USUAL_FOLLOW_UP_MONTHS = 3;
/** So many days before the day a follow-up is called for. */
const SOON_DAYS = 14;

/** The plan version that a follow-up is about. */
export interface FollowedPlan {
  inForceFrom: IsoDay | null;
  /** The last day in force; null until further notice. */
  inForceTo: IsoDay | null;
  undertakings: readonly Undertaking[];
}

export interface HeldFollowUp {
  heldOn: IsoDay;
  goal: Judgement;
  nextOn: IsoDay | null;
  judged: readonly Pick<Undertaking, 'party' | 'position'>[];
}

export type FollowUpDecision =
  | { allowed: true }
  | { allowed: false; reason: string /** Beside which field it belongs; null for the whole. */; field: string | null };

/**
 * Whether a follow-up may be concluded as it stands: of a plan in force on the day, held no later than today, with every undertaking of
 * one's own and of the individual judged and no other's, and with a day for the next unless the goal is reached.
 */
export function decideFollowUp(
  plan: FollowedPlan,
  { heldOn, goal, nextOn, judged }: HeldFollowUp,
  { today, authority }: { today: IsoDay; authority: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' },
): FollowUpDecision {
  if (plan.inForceFrom === null) return refuse('followUpPlanNotInForce');
  if (heldOn > today) return refuse('followUpDayAhead', 'heldOn');
  if (heldOn < plan.inForceFrom || (plan.inForceTo !== null && heldOn > plan.inForceTo))
    return refuse('followUpOutsidePlan', 'heldOn');
  if (judged.some(({ party }) => !mayJudge(authority, party))) return refuse('followUpNotYours');
  const keysOf = (list: HeldFollowUp['judged']) =>
    list
      .map(({ party, position }) => `${party} ${position}`)
      .sort()
      .join();
  if (keysOf(judged) !== keysOf(plan.undertakings.filter(({ party }) => mayJudge(authority, party))))
    return refuse('followUpUndertakingsDiffer');
  if (nextOn === null) return goal === 'REACHED' ? { allowed: true } : refuse('followUpNextMissing', 'nextOn');
  if (nextOn <= heldOn) return refuse('followUpNextNotAfter', 'nextOn');
  if (nextOn > addMonths(heldOn, FOLLOW_UP_MONTHS)) return refuse('followUpNextTooFar', 'nextOn');
  return { allowed: true };
}

function refuse(reason: string, field: string | null = null): FollowUpDecision {
  return { allowed: false, reason, field };
}

/** The day that is offered for the next follow-up. */
export function usualNextFollowUpOn(heldOn: IsoDay): IsoDay {
  return addMonths(heldOn, USUAL_FOLLOW_UP_MONTHS);
}

/** Where the follow-up of a plan in force stands: nothing said, not yet, within two weeks, or the day is here or has passed. */
export type FollowUpStanding = 'NONE' | 'LATER' | 'SOON' | 'DUE';

/** What is known of when a plan is followed up: the day it says itself, and the latest follow-up of it. */
interface FollowUpDays {
  agreedOn: IsoDay | null;
  latest: { nextOn: IsoDay | null } | null;
}

/**
 * When a plan is to be followed up: as it says itself until it has been followed up, then as the latest follow-up says. A follow-up
 * writes nothing into the approved version.
 */
export function followUpDayOf({ agreedOn, latest }: FollowUpDays): IsoDay | null {
  return latest === null ? agreedOn : latest.nextOn;
}

/** Where the follow-up of a plan in force stands on the day `today`, and how many days are left; negative when the day has passed. */
export function followUpStanding(
  days: FollowUpDays,
  { today }: { today: IsoDay },
): { standing: FollowUpStanding; on: IsoDay | null; daysLeft: number } {
  const on = followUpDayOf(days);
  if (on === null) return { standing: 'NONE', on, daysLeft: 0 };
  const daysLeft = daysBetween({ from: today, to: on });
  const standing = on <= today ? 'DUE' : on <= addDays(today, SOON_DAYS) ? 'SOON' : 'LATER';
  return { standing, on, daysLeft };
}
