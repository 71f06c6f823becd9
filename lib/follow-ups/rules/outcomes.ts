import { addDays, addMonths, type IsoDay } from '../../time';

export const ACTIVITY_OUTCOME_KINDS = ['COMPLETED', 'LED_ON', 'BROKEN_OFF'] as const;
export type ActivityOutcomeKind = (typeof ACTIVITY_OUTCOME_KINDS)[number];

export const BROKEN_OFF_BY = ['MUNICIPALITY', 'EMPLOYMENT_SERVICE', 'PROVIDER', 'INDIVIDUAL', 'OTHER'] as const;
export type BrokenOffBy = (typeof BROKEN_OFF_BY)[number];

export const BREAK_OFF_REASONS = [
  'WORK_OR_STUDIES',
  'OTHER_ACTIVITY',
  'PLACE_CLOSED',
  'NO_PROGRESS',
  'NOT_TAKING_PART',
  'MOVED',
  'HEALTH',
  'CHILDCARE',
  'OTHER',
] as const;
export type BreakOffReason = (typeof BREAK_OFF_REASONS)[number];

/** What an activity gave; NONE stands alone. */
export const ACTIVITY_GAINS = ['ABILITY', 'LANGUAGE', 'EMPLOYER', 'NONE'] as const;
export type ActivityGain = (typeof ACTIVITY_GAINS)[number];

/** Reasons that tell of health or household: the municipality's alone (OSL 26:1). */
const PRIVATE_REASONS: readonly BreakOffReason[] = ['HEALTH', 'CHILDCARE'];

/** The reasons that an authority may give for breaking off. */
export function listBreakOffReasons(authority: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE'): BreakOffReason[] {
  return BREAK_OFF_REASONS.filter((reason) => authority === 'MUNICIPALITY' || !PRIVATE_REASONS.includes(reason));
}

/**
 * The outcome as the reader may see it: Arbetsförmedlingen is told that an activity was broken off, and neither the reason nor the words
 * when the reason is of health or household (OSL 26:1).
 */
export function readableOutcome<
  Outcome extends { reason: BreakOffReason | null; note: string; brokenOffBy: BrokenOffBy | null },
>(outcome: Outcome, { readsHealthAndHousehold }: { readsHealthAndHousehold: boolean }): Outcome {
  const isPrivate = outcome.reason !== null && PRIVATE_REASONS.includes(outcome.reason);
  return isPrivate && !readsHealthAndHousehold ? { ...outcome, reason: null, note: '', brokenOffBy: null } : outcome;
}

export const PLAN_RESULTS = ['WORK', 'STUDIES', 'NONE'] as const;
export type PlanResult = (typeof PLAN_RESULTS)[number];

export const EMPLOYER_KINDS = ['PRIVATE', 'MUNICIPALITY', 'REGION_OR_STATE', 'NON_PROFIT', 'OWN_BUSINESS'] as const;
export type EmployerKind = (typeof EMPLOYER_KINDS)[number];

/** Work or studies may be known to begin so many months ahead. */
const START_KNOWN_MONTHS = 6;

/** Whether a start day can be of work or studies that the plan led to: while it was in force or after, and at most half a year ahead. */
export function isStartWithinReach(
  startsOn: IsoDay,
  { planFrom, today }: { planFrom: IsoDay; today: IsoDay },
): boolean {
  return startsOn >= planFrom && startsOn <= addMonths(today, START_KNOWN_MONTHS);
}

/** Whether the person is still in work or studies: the same, something else, no, or could not be reached. */
export const FOUR_MONTH_ANSWERS = ['SAME', 'OTHER', 'NO', 'NOT_FOUND'] as const;
export type FourMonthAnswer = (typeof FOUR_MONTH_ANSWERS)[number];

/** A result counts when work or studies have been held for so many months (SKR, February 2024). */
const RESULT_MONTHS = 4;
/** So long after that the question is still asked. */
const ASKED_FOR_MONTHS = 6;

/** Where the question of four months stands. */
export type FourMonthStanding = 'NO_START' | 'LATER' | 'ASK' | 'ANSWERED' | 'TOO_LATE';

/** The first day on which work or studies have been held for four months. Three months are not four, and the last day of a short month counts. */
export function fourMonthsOn(startsOn: IsoDay): IsoDay {
  return addMonths(startsOn, RESULT_MONTHS);
}

/** Whether the question «Är personen kvar?» is to be asked on the day `today`. */
export function fourMonthStanding(
  { startsOn, answer }: { startsOn: IsoDay | null; answer: FourMonthAnswer | null },
  { today }: { today: IsoDay },
): FourMonthStanding {
  if (startsOn === null) return 'NO_START';
  if (answer !== null) return 'ANSWERED';
  const on = fourMonthsOn(startsOn);
  if (today < on) return 'LATER';
  return today <= addMonths(on, ASKED_FOR_MONTHS) ? 'ASK' : 'TOO_LATE';
}

/**
 * The first and last start day of those who are asked about on the day `today`, exactly: a month is added to the start day, and adding to
 * the last days of a long month may clip them to the same day, so the bounds are searched for and not subtracted.
 */
export function startsAskedAbout(today: IsoDay): { from: IsoDay; to: IsoDay } {
  const isAsked = (startsOn: IsoDay) => fourMonthStanding({ startsOn, answer: null }, { today }) === 'ASK';
  const near = (months: number) =>
    Array.from({ length: 11 }, (_, index) => addDays(addMonths(today, -months), index - 5)).filter(isAsked);
  return {
    from: near(RESULT_MONTHS + ASKED_FOR_MONTHS).at(0) ?? today,
    to: near(RESULT_MONTHS).at(-1) ?? today,
  };
}
