import { addDays, type IsoDay } from '../../time';

/** The two who agree. A provider is no party to an överenskommelse. */
export type AgreementParty = 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE';
export const AGREEMENT_PARTIES: readonly AgreementParty[] = ['MUNICIPALITY', 'EMPLOYMENT_SERVICE'];

export type AgreementState = 'PROPOSED' | 'APPROVED' | 'REJECTED' | 'WITHDRAWN';

/** The facts that the steps of a version depend on. */
export interface AgreementFacts {
  state: AgreementState;
  proposedByParty: AgreementParty;
  startsOn: IsoDay;
  approvedBy: readonly AgreementParty[];
}

type Decision = { allowed: true } | { allowed: false; reason: string };
const YES: Decision = { allowed: true };
const no = (reason: string): Decision => ({ allowed: false, reason });

/** The party that has yet to say yes or no; null when the version is settled. */
export function awaitedParty({ state, approvedBy }: AgreementFacts): AgreementParty | null {
  if (state !== 'PROPOSED') return null;
  return AGREEMENT_PARTIES.find((party) => !approvedBy.includes(party)) ?? null;
}

/**
 * Whether a version may be proposed from the day: never for a day that has been, and after the day from which the version
 * that it replaces holds. The reason belongs beside the day.
 */
export function decideStartDay(
  startsOn: IsoDay,
  { today, latestFrom }: { today: IsoDay; latestFrom: IsoDay | null },
): Decision {
  if (startsOn < today) return no('startsInThePast');
  return latestFrom !== null && startsOn <= latestFrom ? no('agreementStartsTooEarly') : YES;
}

/** Whether the party may approve now. Who proposed a version has approved it with that. */
export function decideApproval(facts: AgreementFacts, party: string): Decision {
  if (facts.state !== 'PROPOSED') return no('agreementSettled');
  if (!isParty(party)) return no('wrongParty');
  return facts.approvedBy.includes(party) ? no('agreementAlreadyApproved') : YES;
}

/** Whether the party may end a proposal: who made it withdraws it, the other says no. */
export function decideClosing(facts: AgreementFacts, party: string, closing: 'REJECTED' | 'WITHDRAWN'): Decision {
  if (facts.state !== 'PROPOSED') return no('agreementSettled');
  return isParty(party) && (party === facts.proposedByParty) === (closing === 'WITHDRAWN') ? YES : no('wrongParty');
}

/** From which day a version holds that both have approved on the day: as proposed, or at once when that day has been. */
export function inForceFrom(startsOn: IsoDay, approvedOn: IsoDay): IsoDay {
  return startsOn > approvedOn ? startsOn : approvedOn;
}

/** The last day of the version before. */
export function lastDayBefore(from: IsoDay): IsoDay {
  return addDays(from, -1);
}

function isParty(party: string): party is AgreementParty {
  return AGREEMENT_PARTIES.some((each) => each === party);
}
