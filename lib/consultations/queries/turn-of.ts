import type { AgreementTerms } from '@/lib/agreements';
import type { Prisma } from '@/lib/platform/database';
import { type IsoDay, stockholmDayOf, workingDaysBetween } from '@/lib/time';
import { waitingPartyOf } from '../rules/consultation-state';
import { turnDueOn } from '../rules/turn-due';
import { toConsultationFacts } from './consultation-facts';

/** Whose turn it is in a samråd and until when, by what was agreed on when its turn came; working days left are negative when it has passed. */
export function turnOf(
  row: Prisma.ConsultationGetPayload<object>,
  {
    termsOn,
    today,
    isCalledOff = false,
  }: { termsOn: (day: IsoDay) => AgreementTerms; today: IsoDay; isCalledOff?: boolean },
) {
  const facts = toConsultationFacts(row, isCalledOff);
  const answeredOn = row.answeredAt ? stockholmDayOf(row.answeredAt) : null;
  const { concludeWorkingDays } = termsOn(answeredOn ?? today).responseTimes;
  const dueOn = turnDueOn(facts, { answeredOn, concludeWorkingDays }, today);
  return {
    waitingFor: waitingPartyOf(facts, today),
    turnDueOn: dueOn,
    workingDaysLeft: dueOn === null ? null : workingDaysBetween({ from: today, to: dueOn }),
  };
}
