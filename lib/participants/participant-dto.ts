import type { ContactDto } from '../contacts';
import type { IsoDay, IsoWeek } from '../time';
import type { DeviationKind } from './rules/deviation';

/** One of the provider's own activities on one day, as the plan in force has it. */
export interface ParticipantDay {
  day: IsoDay;
  title: string;
  plannedMinutes: number;
  /** The hours of the week have no times; they are held when coach and participant agree. */
  isFlexible: boolean;
  /** Empty when flexible. */
  times: { startsMinute: number; endsMinute: number }[];
}

/** What comes next for a participant: the referral begins, ends, or has ended and its last days may be reported until then. */
export interface ParticipantTurn {
  kind: 'STARTS' | 'ENDS' | 'ENDED';
  on: IsoDay;
}

export interface ParticipantReferral {
  referralId: string;
  serviceName: string;
  state: 'DECIDED' | 'STARTED' | 'ENDED' | 'CANCELLED';
  startsOn: IsoDay;
  endsOn: IsoDay;
  /** After the end: the last day on which it is seen, and its days reported. */
  seenUntil: IsoDay | null;
  purpose: string;
  /** Null while nobody at the provider is named. */
  coachName: string | null;
}

/** Someone with a referral to the reader, or to nobody in particular at the provider, that runs or has days left to report. */
export interface ParticipantRow {
  caseId: string;
  name: string;
  isProtected: boolean;
  municipalityName: string;
  serviceName: string;
  /** Of this week, in order. */
  days: ParticipantDay[];
  weekMinutes: number;
  /** Ended weeks with days that nobody has reported, the last first. */
  unreportedWeeks: { week: IsoWeek; days: number }[];
  turn: ParticipantTurn;
  /** Own proposals that wait for an answer. */
  openProposals: number;
  /** At Arbetsförmedlingen and the municipality. */
  contacts: ContactDto[];
}

export interface ParticipantList {
  thisWeek: IsoWeek;
  rows: ParticipantRow[];
  /** There are more than are shown. */
  isCut: boolean;
  /** The ended weeks that lack reports, the last first. */
  toReport: { week: IsoWeek; participants: number }[];
}

export interface DeviationDto {
  id: string;
  happenedOn: IsoDay;
  kind: DeviationKind;
  words: string;
  providerName: string;
  reportedByName: string;
  /** ISO 8601 instant. */
  reportedAt: string;
  /** Who at each authority has read it, if anyone. */
  readBy: { MUNICIPALITY: string | null; EMPLOYMENT_SERVICE: string | null };
  isWithdrawn: boolean;
  /** The reader may take it back. */
  mayWithdraw: boolean;
  /** The reader's authority has not read it. */
  mayRead: boolean;
}

/** One participant, as the provider may know them: own days, the referral, whom to call, and what was told. */
export interface ParticipantPage {
  caseId: string;
  name: string;
  today: IsoDay;
  thisWeek: IsoWeek;
  referrals: ParticipantReferral[];
  /** This week and the next. */
  weeks: { week: IsoWeek; days: ParticipantDay[]; minutes: number }[];
  unreportedWeeks: { week: IsoWeek; days: number }[];
  openProposals: number;
  contacts: ContactDto[];
  deviations: DeviationDto[];
}
