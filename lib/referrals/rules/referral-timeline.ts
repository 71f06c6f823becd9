import type { OrganisationKind } from '../../access';
import type { IsoDay } from '../../time';

export type ReferralEventKind =
  | 'DRAFTED'
  | 'CONSULTATION_REQUESTED'
  | 'CONSULTATION_ANSWERED'
  | 'CONSULTATION_CONCLUDED'
  | 'CONSULTATION_WITHDRAWN'
  | 'DECIDED'
  | 'DECIDED_UNHEARD'
  | 'NOT_STARTED'
  | 'STARTED'
  | 'PLANNED_HOURS'
  | 'EXTENDED'
  | 'END_PROPOSED'
  | 'END_DECLINED'
  | 'ENDED'
  | 'NEVER_BEGAN';

/** Something that has happened to a referral: when, through whom, and what was said. */
export interface ReferralEvent {
  kind: ReferralEventKind;
  /** Instant, ISO 8601. */
  at: string;
  byName: string;
  party: OrganisationKind | null;
  /** The day it is about: the start, the proposed or actual end. */
  day: IsoDay | null;
  minutes: number | null;
  /** A code: of an end, of not having begun, or of an answer, COUNTER where something else was proposed. */
  reason: string | null;
  words: string;
}

/** Events before that of drafting the same instant: what is asked for comes after what it is asked about. */
const ORDER: ReferralEventKind[] = [
  'DRAFTED',
  'CONSULTATION_REQUESTED',
  'CONSULTATION_ANSWERED',
  'CONSULTATION_CONCLUDED',
  'CONSULTATION_WITHDRAWN',
  'DECIDED',
  'DECIDED_UNHEARD',
  'NOT_STARTED',
  'STARTED',
  'PLANNED_HOURS',
  'EXTENDED',
  'END_PROPOSED',
  'END_DECLINED',
  'ENDED',
  'NEVER_BEGAN',
];

/** The events in the order in which they happened; those of one instant in the order of a referral's way. */
export function orderReferralEvents(events: readonly ReferralEvent[]): ReferralEvent[] {
  return events.toSorted((a, b) => a.at.localeCompare(b.at) || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}
