import type { ConsultationState, ConsultingParty } from './consultation-state';

/** What runs before what is on its way. What is not here is over. */
const REFERRALS_IN_USE = ['STARTED', 'DECIDED', 'CLEARED', 'AWAITING_CONSULTATION', 'DRAFT'];

/** The samråd of a case as one looks for them: those that wait for a party or the managers, then those that are over; each as they came. */
export function orderCaseConsultations<T extends { state: ConsultationState; waitingFor: ConsultingParty | null }>(
  consultations: readonly T[],
): T[] {
  const isOver = ({ state, waitingFor }: T) => waitingFor === null && state !== 'ESCALATED';
  return consultations.toSorted((a, b) => Number(isOver(a)) - Number(isOver(b)));
}

/** The referrals of a case: the one that runs, those on their way by how far they have come, and those that are over; each as they came. */
export function orderCaseReferrals<T extends { state: string }>(referrals: readonly T[]): T[] {
  const placeOf = ({ state }: T) =>
    REFERRALS_IN_USE.includes(state) ? REFERRALS_IN_USE.indexOf(state) : REFERRALS_IN_USE.length;
  return referrals.toSorted((a, b) => placeOf(a) - placeOf(b));
}
