import type { OrganisationKind } from '../../access';
import type { GapOwner } from '../../case-weeks';
import { addWorkingDays, type IsoDay } from '../../time';

/** Where a barrier stands. It follows from the facts; nobody sets it. */
export type BarrierState = 'OPEN' | 'OVERDUE' | 'SOLVED' | 'HANDED_OVER' | 'ENDED';

export interface BarrierFacts {
  closedAs: 'SOLVED' | 'HANDED_OVER' | null;
  /** The last day it holds, when that was known from the beginning. */
  toOn: IsoDay | null;
  dueOn: IsoDay | null;
}

/** The state on the day. What was to last to a day that has passed has ended by itself. The due date itself is not late. */
export function barrierStateOf({ closedAs, toOn, dueOn }: BarrierFacts, today: IsoDay): BarrierState {
  if (closedAs !== null) return closedAs;
  if (toOn !== null && toOn < today) return 'ENDED';
  return dueOn !== null && dueOn < today ? 'OVERDUE' : 'OPEN';
}

/** Whether somebody still has something to do about it. */
export function isOpenBarrier(state: BarrierState): boolean {
  return state === 'OPEN' || state === 'OVERDUE';
}

/** How many working days an owner is given unless another day is chosen (överenskommelse, default). */
const DUE_WORKING_DAYS: Record<GapOwner, number> = {
  MUNICIPALITY: 10,
  EMPLOYMENT_SERVICE: 10,
  PROVIDER: 10,
  SCHOOL: 20,
  HEALTH: 20,
  INDIVIDUAL: 10,
  UNKNOWN: 5,
};

/** The day by which the owner is asked to have done something, counted from the day it was written down. */
export function defaultDueOn(owner: GapOwner, today: IsoDay): IsoDay {
  return addWorkingDays(today, DUE_WORKING_DAYS[owner]);
}

/** The authority whose officer minds the barrier: only what waits for Arbetsförmedlingen is minded there. */
export function mindingParty(owner: GapOwner): 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' {
  return owner === 'EMPLOYMENT_SERVICE' ? 'EMPLOYMENT_SERVICE' : 'MUNICIPALITY';
}

/** Whether the owner is named as an officer; every other owner is named in words. */
export function isOwnedByAuthority(owner: GapOwner): boolean {
  return owner === 'MUNICIPALITY' || owner === 'EMPLOYMENT_SERVICE';
}

/**
 * Whether an organisation may follow up, solve or hand over a barrier: the municipality, which has the main responsibility, any;
 * Arbetsförmedlingen those that wait for it and those it wrote down itself.
 */
export function decideBarrierChange(
  actor: OrganisationKind,
  barrier: { owner: GapOwner; recordedByParty: OrganisationKind; isClosed: boolean },
): { allowed: true } | { allowed: false; reason: string } {
  if (actor === 'PROVIDER') return { allowed: false, reason: 'wrongParty' };
  if (actor === 'EMPLOYMENT_SERVICE' && barrier.owner !== actor && barrier.recordedByParty !== actor) {
    return { allowed: false, reason: 'barrierNotYours' };
  }
  return barrier.isClosed ? { allowed: false, reason: 'barrierClosed' } : { allowed: true };
}

/** The last day of a barrier that is closed today for the owner that it had; never before its first. */
export function lastDayOf(
  barrier: { fromOn: IsoDay; toOn: IsoDay | null },
  { closedOn }: { closedOn: IsoDay },
): IsoDay {
  const closing = closedOn < barrier.fromOn ? barrier.fromOn : closedOn;
  return barrier.toOn !== null && barrier.toOn < closing ? barrier.toOn : closing;
}
