import { addDays, addMonths, daysBetween, type IsoDay } from '../../time';
import type { ConsultationFacts, Decision } from './consultation-state';
import type { ConsultationKind } from './proposal';

/** What the other party proposes instead: another start, part time beside what runs, another service or, of an extension, another end. Never a consent. */
export type CounterProposal = { words: string } & (
  | { kind: 'OTHER_START'; startsOn: IsoDay }
  | { kind: 'PART_TIME'; weeklyMinutes: number }
  | { kind: 'OTHER_SERVICE'; typeCode: string }
  | { kind: 'OTHER_END'; endsOn: IsoDay }
);

export const COUNTER_PROPOSAL_KINDS = ['OTHER_START', 'PART_TIME', 'OTHER_SERVICE', 'OTHER_END'] as const;
export type CounterProposalKind = (typeof COUNTER_PROPOSAL_KINDS)[number];

/** What a samråd is about, as far as it decides what may be proposed instead. */
export interface CounteredMatter {
  kind: ConsultationKind;
  /** It is about a longer period of a referral that runs. */
  isExtension: boolean;
}

/**
 * What may be proposed instead. A referral that runs is not rewritten: of an extension only its end can be another. What is only
 * broken off can be broken off another day, and nothing else.
 */
export function counterProposalKindsOf({ kind, isExtension }: CounteredMatter): CounterProposalKind[] {
  if (isExtension) return ['OTHER_END'];
  return kind === 'BREAK_OFF' ? ['OTHER_START'] : ['OTHER_START', 'PART_TIME', 'OTHER_SERVICE'];
}

/** A referral lasts twelve months at most with its extension (förordning 2022:812). */
const LONGEST_EXTENDED_MONTHS = 12;

/** Whether an extension may be proposed to the day: later than the referral runs anyway, and within the months that it may have in all. */
export function decideExtensionEnd({
  countedFrom,
  runsUntil,
  endsOn,
}: {
  /** The first day of the referral, or of the one that it continues. */
  countedFrom: IsoDay;
  runsUntil: IsoDay;
  endsOn: IsoDay;
}): Decision {
  if (endsOn <= runsUntil) return { allowed: false, reason: 'extensionNotLater' };
  return endsOn > addDays(addMonths(countedFrom, LONGEST_EXTENDED_MONTHS), -1)
    ? { allowed: false, reason: 'extensionTooLong' }
    : { allowed: true };
}

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
    case 'OTHER_END':
      return { ...proposal, endsOn: counter.endsOn };
  }
}

/** Whether the party that asked may take over what the other proposed instead. */
export function decideTakeOver(
  facts: ConsultationFacts,
  {
    party,
    counter,
    today,
    about,
  }: { party: string; counter: CounterProposal | null; today: IsoDay; about: CounteredMatter },
): Decision {
  const no = (reason: string): Decision => ({ allowed: false, reason });
  if (facts.isWithdrawn) return no('consultationWithdrawn');
  if (facts.settlement) return no('consultationSettled');
  if (facts.conclusion !== null) return no('consultationAlreadyConcluded');
  if (party !== facts.requestedByParty) return no('wrongParty');
  if (counter === null) return no('consultationNoCounterProposal');
  if (!counterProposalKindsOf(about).includes(counter.kind)) {
    return no(about.isExtension ? 'extensionOnlyAnotherEnd' : 'consultationNoCounterProposal');
  }
  if (counter.kind === 'OTHER_END' && counter.endsOn < today) return no('counterProposalPassed');
  return counter.kind === 'OTHER_START' && counter.startsOn < today ? no('counterProposalPassed') : { allowed: true };
}
