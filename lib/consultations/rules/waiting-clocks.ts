import { type IsoDay, workingDaysBetween } from '../../time';
import { answeringPartyOf, type ConsultingParty } from './consultation-state';

/** When each thing was said, as days; null for what has not been. */
export interface ConsultationTimes {
  requestedByParty: ConsultingParty;
  requestedOn: IsoDay;
  answeredOn: IsoDay | null;
  concludedOn: IsoDay | null;
  confirmedOn: IsoDay | null;
  withdrawnOn: IsoDay | null;
  /** The day on which the managers ended it, where they did. */
  settledOn?: IsoDay | null;
  /** The other party has proposed something else: then the one who asked is to say what it thinks of that. */
  hasCounterProposal: boolean;
  /** What was concluded is to be confirmed; a disagreement goes to the managers instead. */
  isAgreed: boolean;
}

/** How long a samråd has waited for each party, in working days. */
export interface WaitingClocks {
  municipality: number;
  employmentService: number;
}

/**
 * The two clocks of a samråd: from the question to the answer it waits for the one who was asked, from the answer to the
 * conclusion for Arbetsförmedlingen (or, after a counter-proposal, for the one who asked), and from there to the confirmation for
 * the municipality (överenskommelse). A clock that has not stopped runs to today; a withdrawal stops both, and so do the managers when
 * they end it.
 */
export function calculateWaitingClocks(times: ConsultationTimes, today: IsoDay): WaitingClocks {
  const { requestedByParty, requestedOn, answeredOn, concludedOn, confirmedOn, withdrawnOn, settledOn } = times;
  const last = withdrawnOn ?? settledOn ?? today;
  const clocks: Record<ConsultingParty, number> = { MUNICIPALITY: 0, EMPLOYMENT_SERVICE: 0 };
  const run = (party: ConsultingParty, from: IsoDay | null, to: IsoDay | null) => {
    if (from !== null) clocks[party] += Math.max(0, workingDaysBetween({ from, to: to ?? last }));
  };
  run(answeringPartyOf(requestedByParty), requestedOn, answeredOn);
  run(times.hasCounterProposal ? requestedByParty : 'EMPLOYMENT_SERVICE', answeredOn, concludedOn);
  if (times.isAgreed) run('MUNICIPALITY', concludedOn, confirmedOn);
  return { municipality: clocks.MUNICIPALITY, employmentService: clocks.EMPLOYMENT_SERVICE };
}
