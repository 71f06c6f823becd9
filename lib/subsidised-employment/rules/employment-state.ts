import { addDays, addWorkingDays, type IsoDay, workingDaysBetween } from '../../time';

export type EmploymentState = 'HELD' | 'REQUESTED' | 'GRANTED' | 'REFUSED' | 'STARTED' | 'LOST';

/** The forms of support that AF decides on. */
export const EMPLOYMENT_SUPPORTS = ['WAGE_SUBSIDY', 'NEW_START_JOB', 'INTRODUCTION_JOB'] as const;
export type EmploymentSupport = (typeof EMPLOYMENT_SUPPORTS)[number];

/** Why a place was lost. */
export const EMPLOYMENT_LOSSES = [
  'HOLD_ENDED',
  'WORKPLACE_WITHDREW',
  'OTHER_WORK',
  'PERSON_DECLINED',
  'OTHER',
] as const;
export type EmploymentLoss = (typeof EMPLOYMENT_LOSSES)[number];

/** The steps of a held place; the trigger guard_subsidised_employment holds the same table. */
export const EMPLOYMENT_TRANSITIONS: Record<EmploymentState, EmploymentState[]> = {
  HELD: ['REQUESTED', 'LOST'],
  REQUESTED: ['GRANTED', 'REFUSED', 'LOST'],
  GRANTED: ['STARTED', 'LOST'],
  REFUSED: [],
  STARTED: [],
  LOST: [],
};

type Decision = { allowed: true } | { allowed: false; reason: string };
const no = (reason: string): Decision => ({ allowed: false, reason });

/** The party that takes the step: AF decides, all else is the municipality's. */
function partyOf(to: EmploymentState): 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' {
  return to === 'GRANTED' || to === 'REFUSED' ? 'EMPLOYMENT_SERVICE' : 'MUNICIPALITY';
}

/** Whether the party may take the place from one state to another. */
export function decideEmploymentStep({
  from,
  to,
  party,
}: {
  from: EmploymentState;
  to: EmploymentState;
  party: string;
}): Decision {
  if (party !== partyOf(to)) return no('wrongParty');
  return EMPLOYMENT_TRANSITIONS[from].includes(to) ? { allowed: true } : no('employmentWrongOrder');
}

/** Whether the place is still held for someone: nothing has ended it. */
export function isOpen(state: EmploymentState): boolean {
  return EMPLOYMENT_TRANSITIONS[state].length > 0;
}

/** Whether the municipality may hold the place longer: while it is held, and to a later day than today's and the present one. */
export function decideProlonging(
  { state, heldUntil }: { state: EmploymentState; heldUntil: IsoDay },
  { party, until, today }: { party: string; until: IsoDay; today: IsoDay },
): Decision {
  if (party !== 'MUNICIPALITY') return no('wrongParty');
  if (!isOpen(state)) return no('employmentWrongOrder');
  return until > heldUntil && until >= today ? { allowed: true } : no('employmentHoldNotLater');
}

/** How many working days before the end of the hold both parties are warned. */
export const WARNING_WORKING_DAYS = 5;

/**
 * The latest last day of a hold that is warned of on the day. Weekends and holidays after the last working day of the warning warn as well:
 * no working day is left between.
 */
export function lastDayWarnedOf(today: IsoDay): IsoDay {
  return addDays(addWorkingDays(today, WARNING_WORKING_DAYS + 1), -1);
}

/** Whether the place is about to be lost: no decision, and at most five working days left of the hold, or none. */
export function isAboutToBeLost(
  { state, heldUntil }: { state: EmploymentState; heldUntil: IsoDay },
  today: IsoDay,
): boolean {
  if (state !== 'HELD' && state !== 'REQUESTED') return false;
  return workingDaysBetween({ from: today, to: heldUntil }) <= WARNING_WORKING_DAYS;
}

/** The days on which a held place changed hands; null for what has not happened. */
export interface EmploymentDays {
  heldOn: IsoDay;
  requestedOn: IsoDay | null;
  decidedOn: IsoDay | null;
  endedOn: IsoDay | null;
}

/**
 * How many working days the place has waited for each party: for AF from the request to the decision, for the municipality all
 * other time until it started or was lost.
 */
export function waitedWorkingDays(
  { heldOn, requestedOn, decidedOn, endedOn }: EmploymentDays,
  today: IsoDay,
): { municipality: number; employmentService: number } {
  const end = endedOn ?? today;
  const between = (from: IsoDay, to: IsoDay) => workingDaysBetween({ from, to });
  if (requestedOn === null) return { municipality: between(heldOn, end), employmentService: 0 };
  const afterDecision = decidedOn === null ? 0 : between(decidedOn, end);
  return {
    municipality: between(heldOn, requestedOn) + afterDecision,
    employmentService: between(requestedOn, decidedOn ?? end),
  };
}

/** The party that the place waits for; null when it has ended. */
export function employmentAwaits(state: EmploymentState): 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' | null {
  if (state === 'REQUESTED') return 'EMPLOYMENT_SERVICE';
  return isOpen(state) ? 'MUNICIPALITY' : null;
}
