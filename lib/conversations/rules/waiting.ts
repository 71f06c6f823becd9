import { type IsoDay, stockholmDayOf, workingDaysBetween } from '../../time';

/** The authorities that write to each other. */
export type ConversationParty = 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE';

/** The other of the two. */
export function otherPartyOf(party: ConversationParty): ConversationParty {
  return party === 'MUNICIPALITY' ? 'EMPLOYMENT_SERVICE' : 'MUNICIPALITY';
}

/** A message that still waits for an answer. */
export interface WaitingMessage {
  writtenByParty: ConversationParty;
  writtenAt: Date;
}

/** How long someone has waited for an answer: since which day, and working days. */
export interface WaitingClock {
  since: IsoDay;
  workingDays: number;
}

/**
 * The two clocks: for each authority, how long the other has waited for its answer, in working days from the oldest message that still waits.
 * Null when nothing waits for it.
 */
export function calculateWaiting(
  waiting: readonly WaitingMessage[],
  today: IsoDay,
): Record<ConversationParty, WaitingClock | null> {
  const clockOf = (answering: ConversationParty): WaitingClock | null => {
    const days = waiting
      .filter(({ writtenByParty }) => writtenByParty !== answering)
      .map(({ writtenAt }) => stockholmDayOf(writtenAt))
      .sort();
    const [since] = days;
    return since === undefined ? null : { since, workingDays: workingDaysBetween({ from: since, to: today }) };
  };
  return { MUNICIPALITY: clockOf('MUNICIPALITY'), EMPLOYMENT_SERVICE: clockOf('EMPLOYMENT_SERVICE') };
}
