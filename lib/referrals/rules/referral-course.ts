import {
  type ConsultationFacts,
  type Decision,
  decideReliance,
  type RelianceMoment,
} from '../../consultations/rules/consultation-state';
import { addDays, addMonths, type IsoDay } from '../../time';
import { decideReferralStep, type ReferralState } from './referral-state';

/** Why a referral ended. A change of provider goes on at another, and is not among those one chooses from. */
export const REFERRAL_END_REASONS = [
  'WORK',
  'STUDIES',
  'NO_SUITABLE_SUPPORT',
  'TIME_LIMIT',
  'NOT_TAKING_PART',
  'DECLINED',
  'ILLNESS',
  'MOVED',
  'PROVIDER_ENDED',
  'OTHER',
] as const;
export type ReferralEndReason = (typeof REFERRAL_END_REASONS)[number] | 'PROVIDER_CHANGED';

/** Why a decided referral has not begun, as the provider sees it. */
export const NOT_STARTED_REASONS = ['DID_NOT_COME', 'NOT_REACHED', 'AGREED_LATER', 'NO_ROOM', 'OTHER'] as const;
export type NotStartedReason = (typeof NOT_STARTED_REASONS)[number];

/** Whether the reason is work or studies, which say where, from when and how much. */
export function isResult(reason: ReferralEndReason): boolean {
  return reason === 'WORK' || reason === 'STUDIES';
}

/** Whether the municipality is to take the person up again after such an end: not after work or studies, nor while it goes on at another provider. */
export function givesReturn(reason: ReferralEndReason, { goesOn }: { goesOn: boolean }): boolean {
  return !isResult(reason) && reason !== 'PROVIDER_CHANGED' && !goesOn;
}

const YES: Decision = { allowed: true };
const no = (reason: string): Decision => ({ allowed: false, reason });

/**
 * Whether the referral may begin on the day: one that has come, and not before the decided one unless said why. One that takes over from
 * another provider begins when that one has ended.
 */
export function decideReferralStart({
  state,
  startsOn,
  startedOn,
  note,
  takesOverOn,
  today,
}: {
  state: ReferralState;
  startsOn: IsoDay;
  startedOn: IsoDay;
  note: string;
  /** The first day after the former's last; null where it continues nothing that runs. */
  takesOverOn: IsoDay | null;
  today: IsoDay;
}): Decision {
  const step = decideReferralStep(state, 'STARTED');
  if (!step.allowed) return step;
  if (startedOn > today) return no('referralDayNotCome');
  if (takesOverOn !== null && startedOn < takesOverOn) return no('startsBeforeFormerEnds');
  return startedOn < startsOn && note.trim() === '' ? no('referralStartTooEarly') : YES;
}

/** The state that an end leads to: one that never began is cancelled. */
export function endStateOf(state: ReferralState): 'ENDED' | 'CANCELLED' {
  return state === 'DECIDED' ? 'CANCELLED' : 'ENDED';
}

/** Whether the referral may end on the day: one that has come, and not before it began. One that another takes over ends when that begins. */
export function decideReferralEnd({
  state,
  startedOn,
  endedOn,
  takenOverOn,
  today,
}: {
  state: ReferralState;
  startedOn: IsoDay | null;
  endedOn: IsoDay;
  takenOverOn: IsoDay | null;
  today: IsoDay;
}): Decision {
  if (state !== 'DECIDED' && state !== 'STARTED') return no('referralWrongOrder');
  if (takenOverOn !== null) return no('referralTakenOver');
  if (endedOn > today) return no('referralDayNotCome');
  return startedOn !== null && endedOn < startedOn ? no('referralEndsBeforeStart') : YES;
}

/** Hours a week in minutes: those of the fixed times, or the flexible amount. */
export function weeklyMinutesOf({
  slots,
  flexibleWeeklyMinutes,
}: {
  slots: readonly { startsMinute: number; endsMinute: number }[];
  flexibleWeeklyMinutes: number | null;
}): number {
  return slots.length > 0
    ? slots.reduce((sum, { startsMinute, endsMinute }) => sum + endsMinute - startsMinute, 0)
    : (flexibleWeeklyMinutes ?? 0);
}

/** The last day that a referral may be extended to: twelve months in all, six and six (förordning 2022:812). */
export function longestExtensionEnd(startsOn: IsoDay): IsoDay {
  return addDays(addMonths(startsOn, 12), -1);
}

/** Whether a running referral may be extended to the day: later than its last, within twelve months in all, and not taken over by another. */
export function decideExtensionPeriod({
  state,
  startsOn,
  endsOn,
  toOn,
  takenOverOn,
}: {
  state: ReferralState;
  startsOn: IsoDay;
  endsOn: IsoDay;
  toOn: IsoDay;
  takenOverOn: IsoDay | null;
}): Decision {
  if (state !== 'STARTED') return no('referralWrongOrder');
  if (takenOverOn !== null) return no('referralTakenOver');
  if (toOn <= endsOn) return no('extensionNotLater');
  return toOn > longestExtensionEnd(startsOn) ? no('extensionTooLong') : YES;
}

/**
 * The gate before an extension: the period is allowed, and a fresh samråd has agreed to exactly it, or both managers have (överenskommelse).
 * What was concluded as unanswered never extends: silence changes no plan.
 */
export function decideExtension(
  period: Parameters<typeof decideExtensionPeriod>[0],
  consultation: ConsultationFacts | null,
  moment: RelianceMoment,
): Decision {
  const allowed = decideExtensionPeriod(period);
  if (!allowed.allowed) return allowed;
  if (consultation === null) return no('extensionWithoutConsultation');
  return consultation.settlement?.as === 'UNANSWERED'
    ? no('consultationUnanswered')
    : decideReliance(consultation, moment);
}
