import { daysOfWeek, type IsoDay, type IsoWeek, periodHolds } from '../../time';

/** Why hours are missing in a week. */
export const GAP_CAUSE_CODES = [
  'NO_PLACE',
  'CHILDCARE_MISSING',
  'AF_DECISION',
  'CONSULTATION_UNANSWERED',
  'PLAN_APPROVAL',
  'PROVIDER_CANCELLED',
  'WAITING_FOR_SFI',
  'HEALTH',
  'INDIVIDUAL',
  'UNKNOWN',
] as const;
export type GapCauseCode = (typeof GAP_CAUSE_CODES)[number];

/** Who can do something about it. */
export type GapOwner =
  | 'MUNICIPALITY'
  | 'EMPLOYMENT_SERVICE'
  | 'PROVIDER'
  | 'SCHOOL'
  | 'HEALTH'
  | 'INDIVIDUAL'
  | 'UNKNOWN';

/** The party that a samråd or an approval waits for. */
export type GapParty = 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE';

/** The owner that follows from the cause (domain, section 3); null where it is the party that is waited for. */
export const GAP_CAUSE_OWNERS: Readonly<Record<GapCauseCode, GapOwner | null>> = {
  NO_PLACE: 'MUNICIPALITY',
  CHILDCARE_MISSING: 'MUNICIPALITY',
  AF_DECISION: 'EMPLOYMENT_SERVICE',
  CONSULTATION_UNANSWERED: null,
  PLAN_APPROVAL: null,
  PROVIDER_CANCELLED: 'PROVIDER',
  WAITING_FOR_SFI: 'SCHOOL',
  HEALTH: 'HEALTH',
  INDIVIDUAL: 'INDIVIDUAL',
  UNKNOWN: 'UNKNOWN',
};

/** A cause that an officer has written down for some days. */
export interface RecordedGapCause {
  code: GapCauseCode;
  owner: GapOwner;
  fromOn: IsoDay;
  /** The last day; null until further notice. */
  toOn: IsoDay | null;
  /** An ISO 8601 instant in UTC. */
  recordedAt: string;
}

/** Something that waits for a party, from `sinceOn` through `untilOn`; null while it still waits. */
export interface AwaitedAnswer {
  party: GapParty;
  sinceOn: IsoDay;
  untilOn: IsoDay | null;
}

export interface GapCause {
  code: GapCauseCode;
  owner: GapOwner;
}

/**
 * The owner of a cause; `party` is asked for where the cause waits for one of the authorities. UNKNOWN when it is not
 * given.
 */
export function findGapOwner({ code, party }: { code: GapCauseCode; party: GapParty | null }): GapOwner {
  return GAP_CAUSE_OWNERS[code] ?? party ?? 'UNKNOWN';
}

/**
 * The cause of a week's gap: what an officer has recorded for a day of the week (the latest record), else an
 * unanswered samråd, else a plan that waits for an approval (of several that which has waited longest), else UNKNOWN.
 * It is never assumed to be the individual's: INDIVIDUAL comes from a record alone. Null when there is no gap.
 */
export function pickGapCause({
  week,
  gapMinutes,
  recorded,
  unansweredConsultations,
  awaitedApprovals,
}: {
  week: IsoWeek;
  gapMinutes: number;
  recorded: readonly RecordedGapCause[];
  unansweredConsultations: readonly AwaitedAnswer[];
  awaitedApprovals: readonly AwaitedAnswer[];
}): GapCause | null {
  if (gapMinutes <= 0) return null;
  const days = daysOfWeek(week);
  const record = recorded
    .filter((cause) => days.some((day) => periodHolds(cause, day)))
    .reduce<RecordedGapCause | null>((last, next) => (last && last.recordedAt >= next.recordedAt ? last : next), null);
  if (record) return { code: record.code, owner: record.owner };

  const consultation = findLongestAwaited(unansweredConsultations, days);
  if (consultation) return { code: 'CONSULTATION_UNANSWERED', owner: consultation.party };
  const approval = findLongestAwaited(awaitedApprovals, days);
  if (approval) return { code: 'PLAN_APPROVAL', owner: approval.party };
  return { code: 'UNKNOWN', owner: 'UNKNOWN' };
}

/** What was still waited for when the week ended: an answer that came during it is no cause of what is missing any more. */
function findLongestAwaited(answers: readonly AwaitedAnswer[], days: readonly IsoDay[]): AwaitedAnswer | null {
  const lastDay = days.at(-1) ?? '';
  return answers
    .filter(({ sinceOn, untilOn }) => sinceOn <= lastDay && (untilOn === null || untilOn > lastDay))
    .reduce<AwaitedAnswer | null>((first, next) => (first && first.sinceOn <= next.sinceOn ? first : next), null);
}
