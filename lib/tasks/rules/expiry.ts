import { addDays, addMonths, daysBetween, type IsoDay } from '../../time';

/** So many days ahead something counts as about to run out. */
export const EXPIRY_DAYS = 14;
/** An exemption that ends is told of so many days ahead: what shows the next one takes time to get. */
export const EXEMPTION_EXPIRY_DAYS = 30;
/** A plan is current while it is under six months old (AF, March 2024; förordning 2000:628). */
export const PLAN_CURRENT_MONTHS = 6;
/** A return that nobody took up within so many days is left to the plan's follow-up. */
export const RETURN_DAYS = 60;

/** What may be about to run out. */
export type ExpiryKind = 'FOLLOW_UP' | 'PLAN_AGE' | 'ASSESSMENT' | 'REFERRAL' | 'EXEMPTION';

/** The last day on which something that ends counts as about to run out. */
export function expiryHorizon(today: IsoDay): IsoDay {
  return addDays(today, EXPIRY_DAYS);
}

/** The last day on which an exemption that ends counts as about to run out. */
export function exemptionHorizon(today: IsoDay): IsoDay {
  return addDays(today, EXEMPTION_EXPIRY_DAYS);
}

/** When a plan must be looked at again: at its follow-up, or when it turns six months, whichever comes first. */
export function planExpiryOf({ followUpOn, inForceFrom }: { followUpOn: IsoDay | null; inForceFrom: IsoDay }): {
  kind: ExpiryKind;
  day: IsoDay;
} {
  const oldOn = addMonths(inForceFrom, PLAN_CURRENT_MONTHS);
  return followUpOn !== null && followUpOn <= oldOn
    ? { kind: 'FOLLOW_UP', day: followUpOn }
    : { kind: 'PLAN_AGE', day: oldOn };
}

/** How far off the day is. The day itself has not passed. */
export function expiryStanding(day: IsoDay, today: IsoDay): { hasPassed: boolean; days: number } {
  return day < today
    ? { hasPassed: true, days: daysBetween({ from: day, to: today }) }
    : { hasPassed: false, days: daysBetween({ from: today, to: day }) };
}
