import { addDays, addWorkingDays, type IsoDay, mondayOf, toIsoWeek } from '../../time';
import { type ConsultationFacts, consultationStateOf, waitingPartyOf } from './consultation-state';

/**
 * The day by which the one whose turn it is shall have done its part: the due date while an answer is awaited, then so many working days from
 * the answer as was agreed on for AF's conclusion (överenskommelse); null where no time is agreed. It reminds: nothing follows by itself.
 */
export function turnDueOn(
  facts: ConsultationFacts,
  { answeredOn, concludeWorkingDays }: { answeredOn: IsoDay | null; concludeWorkingDays: number },
  today: IsoDay,
): IsoDay | null {
  const state = consultationStateOf(facts, today);
  if (state === 'REQUESTED' || state === 'OVERDUE') return facts.dueOn;
  const isToConclude = state === 'ANSWERED' && waitingPartyOf(facts, today) === 'EMPLOYMENT_SERVICE';
  return isToConclude && answeredOn !== null ? addWorkingDays(answeredOn, concludeWorkingDays) : null;
}

/** The first day that is proposed in what the other party is asked about: the Monday after the day by which it shall have answered. */
export function mondayAfterAnswer(answerDueOn: IsoDay): IsoDay {
  return mondayOf(toIsoWeek(addDays(answerDueOn, 7)));
}
