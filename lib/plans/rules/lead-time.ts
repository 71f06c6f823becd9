import { daysBetween, type IsoDay } from '../../time';

/** How long it took, or has taken so far, until the first joint plan of a case. */
export interface PlanLeadTime {
  /** The day from which it is counted. */
  fromOn: IsoDay;
  /** The day on which everyone had approved the first plan; null while there has been none. */
  approvedOn: IsoDay | null;
  days: number;
}

/**
 * Days from the case was opened, or was first recorded in Samspel if that was later, to the first plan that everyone has approved, or to
 * today while there is none. SKR's second demand: a joint plan, early.
 */
export function calculateLeadTime({
  openedOn,
  recordedOn,
  approvedOn,
  today,
}: {
  openedOn: IsoDay;
  recordedOn: IsoDay | null;
  approvedOn: IsoDay | null;
  today: IsoDay;
}): PlanLeadTime {
  const fromOn = recordedOn !== null && recordedOn > openedOn ? recordedOn : openedOn;
  return { fromOn, approvedOn, days: Math.max(0, daysBetween({ from: fromOn, to: approvedOn ?? today })) };
}
