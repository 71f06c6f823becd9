import type { Decision } from '../../consultations/rules/consultation-state';
import { mondayAfterAnswer } from '../../consultations/rules/turn-due';
import { addDays, type IsoDay } from '../../time';
import { longestExtensionEnd } from './referral-course';
import { longestReferralEnd, type ReferralState } from './referral-state';

const YES: Decision = { allowed: true };
const no = (reason: string): Decision => ({ allowed: false, reason });

/** Whether the register has the service at the provider; one whose services nobody has written down may offer any. */
export function offersService(serviceCodes: readonly string[], code: string): boolean {
  return serviceCodes.length === 0 || serviceCodes.includes(code);
}

/** From which day a period that goes on at another provider is counted: the decided one, or the day it began before that. */
export function countedFromOf(decidedOn: IsoDay, startedOn: IsoDay | null): IsoDay {
  return startedOn !== null && startedOn < decidedOn ? startedOn : decidedOn;
}

/**
 * The last day that a referral may be decided to, where it continues one at another provider: six months from the first one's first day,
 * or what the former already had, whichever is later, and twelve at most (förordning 2022:812). A change of provider gives no new months.
 */
export function longestContinuedEnd({
  countedFrom,
  formerEndsOn,
}: {
  countedFrom: IsoDay;
  formerEndsOn: IsoDay;
}): IsoDay {
  const sixMonths = longestReferralEnd(countedFrom);
  const twelveMonths = longestExtensionEnd(countedFrom);
  if (formerEndsOn > twelveMonths) return twelveMonths;
  return formerEndsOn > sixMonths ? formerEndsOn : sixMonths;
}

/** The last day that is proposed at the other provider: the former's, while it is ahead, and six months at a time. */
export function continuedEnd({
  formerEndsOn,
  longestEnd,
  startsOn,
}: {
  formerEndsOn: IsoDay;
  longestEnd: IsoDay;
  startsOn: IsoDay;
}): IsoDay {
  const sixMonths = longestReferralEnd(startsOn);
  const endsOn = formerEndsOn < startsOn || formerEndsOn > longestEnd ? longestEnd : formerEndsOn;
  if (endsOn > sixMonths) return sixMonths;
  return endsOn;
}

/**
 * The first day that is proposed at the other provider: the Monday after the day by which the municipality is to answer, or tomorrow where the
 * period is over before that.
 */
export function firstDayElsewhere({
  today,
  answerDueOn,
  longestEnd,
}: {
  today: IsoDay;
  answerDueOn: IsoDay;
  longestEnd: IsoDay;
}): IsoDay {
  const monday = mondayAfterAnswer(answerDueOn);
  return monday <= longestEnd ? monday : addDays(today, 1);
}

/** The first day at the provider that takes over: the decided one, or the day of the decision where that is later. */
export function takeOverDay({ startsOn, decidedOn }: { startsOn: IsoDay; decidedOn: IsoDay }): IsoDay {
  return decidedOn > startsOn ? decidedOn : startsOn;
}

/** The last day at its provider: the agreed one, or the day before another takes over. */
export function lastDayOf({ endsOn, takenOverOn }: { endsOn: IsoDay; takenOverOn: IsoDay | null }): IsoDay {
  return takenOverOn !== null && takenOverOn <= endsOn ? addDays(takenOverOn, -1) : endsOn;
}

/** Whether a running referral may go on at another provider: there is another, a day left of the period, and nobody that takes over already. */
export function decideProviderChange({
  state,
  providerId,
  toProviderId,
  startsOn,
  longestEnd,
  isContinued,
}: {
  state: ReferralState;
  providerId: string;
  toProviderId: string;
  /** The first day at the other provider. */
  startsOn: IsoDay;
  longestEnd: IsoDay;
  /** Whether a draft or a decided referral goes on from it already. */
  isContinued: boolean;
}): Decision {
  if (state !== 'STARTED') return no('referralWrongOrder');
  if (isContinued) return no('referralTakenOver');
  if (providerId === toProviderId) return no('providerNotChanged');
  return startsOn > longestEnd ? no('providerChangePeriodOver') : YES;
}
