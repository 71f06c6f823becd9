import { addWorkingDays, daysBetween, type IsoDay } from '../../time';

/** Why nothing new is agreed after a referral that led to neither work nor studies. */
export const RETURN_CLOSING_REASONS = ['RUNNING_IS_ENOUGH', 'NO_DEMAND', 'CASE_CLOSES', 'OTHER'] as const;
export type ReturnClosingReason = (typeof RETURN_CLOSING_REASONS)[number];

/** OPEN waits for the municipality; AGREED has a next activity in a plan agreed since; CLOSED says why there is none. */
export type ReturnStanding = 'OPEN' | 'AGREED' | 'CLOSED';

/**
 * The day by which a referral that ended without work or studies shall have been taken up again: so many working days from the day the
 * municipality knew, as was agreed on that day (överenskommelse).
 */
export function returnDueOn(knownOn: IsoDay, { returnWorkingDays }: { returnWorkingDays: number }): IsoDay {
  return addWorkingDays(knownOn, returnWorkingDays);
}

/** Where a return stands. A written reason stands also when an activity is agreed later. */
export function returnStandingOf({ isAgreed, isClosed }: { isAgreed: boolean; isClosed: boolean }): ReturnStanding {
  if (isClosed) return 'CLOSED';
  return isAgreed ? 'AGREED' : 'OPEN';
}

/**
 * Days without any activity after a referral's last day: 0 when the next one is held the day after, or one went on all along. While
 * there is none, the days so far. Only days that have passed count as waited.
 */
export function daysWithoutActivity({
  endedOn,
  nextOn,
  today,
}: {
  endedOn: IsoDay;
  nextOn: IsoDay | null;
  today: IsoDay;
}): number {
  return Math.max(0, daysBetween({ from: endedOn, to: nextOn ?? today }) - 1);
}
