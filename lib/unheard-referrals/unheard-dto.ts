import type { IsoDay } from '../time';
import type { FoundHow, NotedParty, UnheardReason } from './rules/unheard-referral';

/** What the referral does to the week if it is carried out: planned activity and occupation, in minutes. */
export interface UnheardEffect {
  beforeMinutes: number;
  afterMinutes: number;
  brokenOff: string[];
}

/** A referral that the municipality was not heard about, with who has taken note. */
export interface UnheardReferral {
  unheardId: string;
  kind: 'DECIDED' | 'FOUND';
  referralId: string | null;
  providerName: string;
  serviceName: string;
  startsOn: IsoDay;
  endsOn: IsoDay | null;
  reason: UnheardReason | null;
  foundHow: FoundHow | null;
  foundOn: IsoDay | null;
  words: string;
  recordedByName: string;
  /** ISO 8601 instant. */
  recordedAt: string;
  effect: UnheardEffect | null;
  needsPlanRevision: boolean;
  acknowledged: { party: NotedParty; name: string; at: string }[];
  awaits: NotedParty[];
  mayAcknowledge: boolean;
}

/** How many referrals of a unit were made without the municipality being heard, in the cases that the reader may open. */
export interface UnheardCount {
  unitId: string;
  unitName: string;
  decided: number;
  found: number;
}
