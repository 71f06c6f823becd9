import { addDays, daysBetween, type IsoDay } from '../../time';
import type { ConsultationFacts, Decision } from './consultation-state';

/** What the other party proposes instead: another start, part time beside what runs, or another service. Never a consent. */
export type CounterProposal = { words: string } & (
  | { kind: 'OTHER_START'; startsOn: IsoDay }
  | { kind: 'PART_TIME'; weeklyMinutes: number }
  | { kind: 'OTHER_SERVICE'; typeCode: string }
);

export const COUNTER_PROPOSAL_KINDS = ['OTHER_START', 'PART_TIME', 'OTHER_SERVICE'] as const;

/** What a counter-proposal can change, of a referral and of every other proposal. */
export interface CounterableProposal {
  typeCode: string | null;
  startsOn: IsoDay;
  endsOn: IsoDay | null;
  slots: { weekday: number; startsMinute: number; endsMinute: number }[];
  flexibleWeeklyMinutes: number | null;
  endsLineageIds: string[];
}

/**
 * The proposal with the change made. Another start moves the last day as far; part time gives up the fixed times and breaks
 * nothing off, since it stands beside what runs; another service changes the service alone.
 */
export function applyCounterProposal<Proposal extends CounterableProposal>(
  proposal: Proposal,
  counter: CounterProposal,
): Proposal {
  switch (counter.kind) {
    case 'OTHER_START':
      return {
        ...proposal,
        startsOn: counter.startsOn,
        endsOn:
          proposal.endsOn && addDays(proposal.endsOn, daysBetween({ from: proposal.startsOn, to: counter.startsOn })),
      };
    case 'PART_TIME':
      return { ...proposal, slots: [], flexibleWeeklyMinutes: counter.weeklyMinutes, endsLineageIds: [] };
    case 'OTHER_SERVICE':
      return { ...proposal, typeCode: counter.typeCode };
  }
}

/** Whether the party that asked may take over what the other proposed instead. */
export function decideTakeOver(
  facts: ConsultationFacts,
  { party, counter, today }: { party: string; counter: CounterProposal | null; today: IsoDay },
): Decision {
  const no = (reason: string): Decision => ({ allowed: false, reason });
  if (facts.isWithdrawn) return no('consultationWithdrawn');
  if (facts.conclusion !== null) return no('consultationAlreadyConcluded');
  if (party !== facts.requestedByParty) return no('wrongParty');
  if (counter === null) return no('consultationNoCounterProposal');
  return counter.kind === 'OTHER_START' && counter.startsOn < today ? no('counterProposalPassed') : { allowed: true };
}
