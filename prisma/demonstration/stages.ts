import type { ExemptionKind } from '@/lib/assessments';
import type { GapCauseCode } from '@/lib/case-weeks';
import type { Prisma } from '@/lib/platform/database';
import type { ProviderKey, UnitKey } from './organisations';
import type { ProfileKey } from './profiles';

type EndReason = NonNullable<Prisma.ReferralCreateManyInput['endReason']>;

/** How things stood from a Monday on, this many weeks before the present one, until the next stage. */
export type Stage = { weeksAgo: number } & (
  | { kind: 'UNASSESSED' }
  | { kind: 'UNPLANNED'; gap: GapCauseCode | null }
  /** A plan in force that assigns nothing, or too little. */
  | { kind: 'IDLE' | 'SHORT'; gap: GapCauseCode | null }
  | { kind: 'FULL' }
  /** In ROM at a provider, full time by form; `endReason` when it is over as the next stage begins. */
  | {
      kind: 'ROM';
      provider: ProviderKey;
      keepsMunicipalWeek: boolean;
      endReason: EndReason | null;
      /** Its hours have no times: each week the provider reports the day on which they were held. */
      isFlexible?: true;
    }
  /** ROM has ended and nobody has revised the plan. */
  | { kind: 'RETURNED' }
  | { kind: 'EXEMPT'; by: ExemptionKind }
  | { kind: 'CLOSED' }
);

/** Something that is under way today. Days are working days unless said. */
export type Pending =
  | { kind: 'CONSULTATION'; provider: ProviderKey; as: ConsultationStep }
  | { kind: 'MUNICIPAL_CONSULTATION'; dueInWorkingDays: number }
  | { kind: 'REFERRAL_DRAFT'; provider: ProviderKey }
  /** Decided, and to begin in two weeks unless said: this week when `startsWeeksAgo` is 0. */
  | { kind: 'REFERRAL_DECIDED'; provider: ProviderKey; startsWeeksAgo?: 0 }
  | { kind: 'PLAN'; as: 'DRAFT' | 'AWAITS_EMPLOYMENT_SERVICE' | 'AWAITS_MUNICIPALITY' }
  | { kind: 'FOLLOW_UP'; inDays: number };

export type ConsultationStep =
  | 'OVERDUE'
  | 'REQUESTED'
  | 'ANSWERED_AGREE'
  | 'ANSWERED_CONDITIONS'
  | 'ANSWERED_OBJECT'
  | 'CLEARED'
  | 'CLEARED_UNCONFIRMED'
  | 'NOT_AGREED'
  | 'WITHDRAWN';

/** One person's year. */
export interface Life {
  unit: UnitKey;
  profile: ProfileKey;
  stages: Stage[];
  isRegistered: boolean;
  protection: 'NONE' | 'MARKED' | 'PROTECTED_REGISTRATION';
  isOnBreak: boolean;
  /** The months in a row have passed, and nobody has assessed under 4 a § yet. */
  awaitsDemand?: boolean;
  pending: Pending | null;
  /** How the second and third week before the present one went, where the story is about it. */
  lately?: 'AWAY' | 'ILL';
  /** Held by the unit's demonstration account rather than shared out. */
  isStory: boolean;
}
