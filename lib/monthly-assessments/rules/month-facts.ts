import type { Level } from '../../case-weeks';
import type { IsoDay } from '../../time';

/** What may have happened in a case. The text of each lies under `monthly.facts`. */
export const MONTH_FACT_KINDS = [
  'ASSESSMENT_MADE',
  'BREAK',
  'PLAN_PROPOSED',
  'PLAN_APPROVED',
  'PLAN_ENDED',
  'APPROVAL_LOST',
  'CONSULTATION_REQUESTED',
  'CONSULTATION_ANSWERED',
  'CONSULTATION_CONCLUDED',
  'CONSULTATION_SETTLED',
  'CONSULTATION_WITHDRAWN',
  'REFERRAL_DECIDED',
  'REFERRAL_STARTED',
  'REFERRAL_ENDED',
  'BARRIER_RECORDED',
  'BARRIER_FOLLOWED_UP',
  'BARRIER_SOLVED',
  'BARRIER_HANDED_OVER',
  'REGISTERED',
  'ATTENDANCE_CORRECTED',
  'ABSENCE_REVIEW_OPENED',
  'ABSENCE_REVIEW_DECIDED',
  'CERTIFICATE_ASKED',
  'CERTIFICATE_SEEN',
  'PROPOSAL_MADE',
  'PROPOSAL_SETTLED',
  'FOLLOWED_UP',
  'ACTIVITY_OUTCOME',
  'PLAN_OUTCOME',
  'UNEXCUSED',
  'LEVEL_CHANGED',
  'REQUIREMENT_CHANGED',
  'PROGRAMME_CHANGED',
  'NO_LONGER_REGISTERED',
] as const;
export type MonthFactKind = (typeof MONTH_FACT_KINDS)[number];

/** Something that has happened since last time. */
export interface MonthFact {
  /** The same thing has the same key, whenever it is read. */
  key: string;
  kind: MonthFactKind;
  /** ISO 8601. */
  at: string;
  on: IsoDay;
  byName: string | null;
  party: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' | 'PROVIDER' | null;
  /** What the text of the kind asks for. */
  values: Record<string, string | number>;
  /** Where it can be read, within the case: '/plan'. */
  path: string;
}

interface Figures {
  level: Level | null;
  requiredMinutes: number | null;
  registeredSince: IsoDay | null;
  programmeCode: string | null;
  programmeExtentMinutes: number | null;
}

interface ReportedWeek {
  week: string;
  unexcusedMinutes: number;
  lastDay: IsoDay;
}

/**
 * What is seen only by comparing with the figures of the last assessment: another level, another requirement, another programme, no longer
 * registered; and weeks with absence that has not been excused. Without an earlier assessment only the absence.
 */
export function deriveFacts(
  before: Figures | null,
  now: Figures & { weeks: readonly ReportedWeek[] },
  { today }: { today: IsoDay },
): MonthFact[] {
  const derived = (kind: MonthFactKind, path: string, values: MonthFact['values'], on = today): MonthFact => ({
    key: `${kind}:${Object.values(values).join(':')}`,
    kind,
    at: `${on}T00:00:00.000Z`,
    on,
    byName: null,
    party: null,
    values,
    path,
  });
  const facts = now.weeks
    .filter(({ unexcusedMinutes }) => unexcusedMinutes > 0)
    .map(({ week, unexcusedMinutes, lastDay }) =>
      derived('UNEXCUSED', `/narvaro/${week}`, { week, minutes: unexcusedMinutes }, lastDay < today ? lastDay : today),
    );
  if (before === null) return facts;
  if (before.level !== null && now.level !== null && before.level !== now.level) {
    facts.push(derived('LEVEL_CHANGED', '', { from: before.level, to: now.level }));
  }
  if (
    before.requiredMinutes !== null &&
    now.requiredMinutes !== null &&
    before.requiredMinutes !== now.requiredMinutes
  ) {
    facts.push(
      derived('REQUIREMENT_CHANGED', '/bedomning', {
        fromMinutes: before.requiredMinutes,
        toMinutes: now.requiredMinutes,
      }),
    );
  }
  if (before.registeredSince !== null && now.registeredSince === null) {
    facts.push(derived('NO_LONGER_REGISTERED', '', { since: before.registeredSince }));
  } else if (
    before.programmeCode !== now.programmeCode ||
    before.programmeExtentMinutes !== now.programmeExtentMinutes
  ) {
    facts.push(
      derived('PROGRAMME_CHANGED', '', { from: before.programmeCode ?? 'NONE', to: now.programmeCode ?? 'NONE' }),
    );
  }
  return facts;
}

/** All that has happened, the newest first, without what the last assessment already knew. */
export function gatherFacts(facts: readonly MonthFact[], { known }: { known: readonly string[] }): MonthFact[] {
  const seen = new Set(known);
  return facts
    .filter(({ key }) => !seen.has(key))
    .sort((a, b) => b.at.localeCompare(a.at) || a.key.localeCompare(b.key));
}
