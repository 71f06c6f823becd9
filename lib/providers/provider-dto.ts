import type { ContactDto } from '../contacts';
import type { ToldResults } from '../follow-ups';
import type { ToldProviderMonth } from '../participants';
import type { IsoDay } from '../time';
import type { Coordinates } from './rules/distance';
import type { ToldEndings, ToldHours } from './rules/provider-figures';
import type { SeenProvider } from './rules/provider-list';

/** A municipality that the reader may look at providers from. */
export interface ProviderMunicipality {
  id: string;
  name: string;
  code: string;
  /** From where distances are measured; null when nobody has said. */
  place: (Coordinates & { name: string }) | null;
}

/** A provider in the list of a municipality. */
export interface ListedProvider extends SeenProvider {
  agreedFrom: IsoDay | null;
  agreedTo: IsoDay | null;
  /** How many from here take part, within the reader's reach; null when it is held back. */
  participants: number | null;
}

/** What `/leverantorer` gets. */
export interface ProviderList {
  municipality: ProviderMunicipality;
  municipalities: ProviderMunicipality[];
  /** In no order; {@link listProviders} gives them one. */
  providers: ListedProvider[];
  services: { code: string; name: string }[];
  /** Who is counted: none for the administrator, who has no cases. */
  counted: 'MUNICIPALITY' | 'UNIT' | 'REGISTERED' | 'NOBODY';
  today: IsoDay;
}

/** A participant as an officer who may open the case sees it. */
export interface ListedParticipant {
  caseId: string;
  name: string;
  number: string;
  isProtected: boolean;
  startsOn: IsoDay | null;
  endsOn: IsoDay | null;
  coachName: string | null;
}

export interface ProviderChangeDto {
  id: string;
  kind: 'PROVIDER' | 'AGREEMENT' | 'SITE_ADDED' | 'SITE_CHANGED' | 'SITE_CLOSED' | 'CODE';
  siteName: string | null;
  changedByName: string;
  municipalityName: string;
  changedAt: string;
  changes: { field: string; from: string; to: string }[];
}

/** What `/leverantorer/[id]` gets. */
export interface ProviderPage {
  municipality: ProviderMunicipality;
  municipalities: ProviderMunicipality[];
  provider: ListedProvider;
  isAgreed: boolean;
  services: { code: string; name: string }[];
  counted: ProviderList['counted'];
  coaches: ContactDto[];
  /** Null for those who see counts only. */
  participants: ListedParticipant[] | null;
  hours: ToldHours | null;
  /** The last whole month, for managers: planned, reported and verified; `told` is null when fewer than five take part. */
  lastMonth: { month: IsoDay; told: ToldProviderMonth | null } | null;
  endings: ToldEndings | null;
  /** Four months after work or studies began; null as for {@link tellResults}. */
  fourMonths: ToldResults | null;
  /** False for Arbetsförmedlingen, which sees only those who are registered. */
  seesResults: boolean;
  /** The first and last day of the weeks that the hours are of, and of the endings that are counted. */
  hoursFrom: IsoDay;
  hoursTo: IsoDay;
  endingsFrom: IsoDay;
  changes: ProviderChangeDto[];
  /** The ids of the sites that the reader may change, with the revision that a change starts from. */
  writableSites: { id: string; revision: number }[];
  mayWrite: boolean;
  today: IsoDay;
}
