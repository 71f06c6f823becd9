import type { IsoDay } from '../../time';
import type { ConsultingParty, Decision } from './consultation-state';

/** What a samråd is about. */
export type ConsultationKind = 'REFERRAL' | 'PROGRAMME' | 'MUNICIPAL_ACTIVITY' | 'WORK_PLACEMENT' | 'BREAK_OFF';

/** What is proposed, of every kind but a referral (which says it itself). */
export interface ConsultationProposal {
  /** The new activity's type; null when activities are only broken off. */
  typeCode: string | null;
  /** What it is, in words: «Praktik på lagret». */
  title: string;
  /** The first day of the change. */
  startsOn: IsoDay;
  /** The last day of the new activity; null until further notice. */
  endsOn: IsoDay | null;
  slots: { weekday: number; startsMinute: number; endsMinute: number }[];
  flexibleWeeklyMinutes: number | null;
  /** Activities (lineage ids) that would end the day before. */
  endsLineageIds: string[];
}

/** What an activity type is, as far as a samråd asks. */
export interface ProposableType {
  code: string;
  party: string;
  isProgramme: boolean;
  activityClass: string;
}

/**
 * Who asks about what: Arbetsförmedlingen about its programmes, the municipality about its own activities and about praktik,
 * either about breaking off what is agreed (överenskommelse; praktik under 12 kap. 4 § tredje stycket SoL, which is law).
 */
const ASKING_PARTIES: Record<ConsultationKind, readonly ConsultingParty[]> = {
  REFERRAL: ['EMPLOYMENT_SERVICE'],
  PROGRAMME: ['EMPLOYMENT_SERVICE'],
  MUNICIPAL_ACTIVITY: ['MUNICIPALITY'],
  WORK_PLACEMENT: ['MUNICIPALITY'],
  BREAK_OFF: ['MUNICIPALITY', 'EMPLOYMENT_SERVICE'],
};

/** The kinds that a party opens from the case; a referral is asked about where it is written. */
export function kindsToOpen(party: string): Exclude<ConsultationKind, 'REFERRAL'>[] {
  return (['PROGRAMME', 'MUNICIPAL_ACTIVITY', 'WORK_PLACEMENT', 'BREAK_OFF'] as const).filter((kind) =>
    (ASKING_PARTIES[kind] as readonly string[]).includes(party),
  );
}

/** Whether the party may ask about this at all. */
export function decideOpening(kind: ConsultationKind, party: string): Decision {
  return (ASKING_PARTIES[kind] as readonly string[]).includes(party)
    ? { allowed: true }
    : { allowed: false, reason: 'wrongParty' };
}

/** Whether an activity of the type may be proposed as this kind. */
export function fitsKind(type: ProposableType, kind: ConsultationKind): boolean {
  switch (kind) {
    case 'REFERRAL':
      return type.isProgramme;
    // Rusta och matcha is held by a provider: it is asked about as a referral, which the gate is about.
    case 'PROGRAMME':
      return type.isProgramme && type.code !== 'ROM';
    case 'WORK_PLACEMENT':
      return type.code === 'WORK_PLACEMENT';
    case 'MUNICIPAL_ACTIVITY':
      return (
        !type.isProgramme &&
        type.party === 'MUNICIPALITY' &&
        type.activityClass !== 'JOB_SEARCH' &&
        type.code !== 'WORK_PLACEMENT'
      );
    case 'BREAK_OFF':
      return false;
  }
}

/**
 * Whether the service may be asked about as this kind here: a programme that a provider holds is a referral, so that it passes the gate and
 * everyone knows where the person is (SKR's second demand).
 */
export function decideService(
  { code }: { code: string },
  { kind, providerServices }: { kind: ConsultationKind; providerServices: readonly string[] },
): Decision {
  return kind === 'PROGRAMME' && providerServices.includes(code)
    ? { allowed: false, reason: 'programmeHeldByProvider' }
    : { allowed: true };
}

/** Whether samråd about this is demanded by law, and not only by the överenskommelse (12 kap. 4 § tredje stycket SoL). */
export function isDemandedByLaw(kind: ConsultationKind): boolean {
  return kind === 'WORK_PLACEMENT';
}
