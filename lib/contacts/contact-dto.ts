import type { OrganisationKind, Role } from '../access';
import type { IsoDay } from '../time';
import type { DayHours } from './rules/working-hours';

/** Someone who is called in place of another. */
export interface StandInDto {
  name: string;
  phone: string | null;
  email: string;
  /** Away on the same day too. */
  isAway: boolean;
}

/** An officer or a coach, and how one reaches them. Never an individual. */
export interface ContactDto {
  userId: string;
  name: string;
  role: Role;
  party: OrganisationKind;
  organisationName: string;
  /** The direct ways. */
  phone: string | null;
  email: string;
  /** The second line; null when there is none. */
  sharedMailbox: string | null;
  /** One for each day on which one is reached, in the order of the week; empty when nobody has said. */
  hours: DayHours[];
  /** Null when nothing is planned from today on. */
  away: { fromOn: IsoDay; toOn: IsoDay; isNow: boolean; standIn: StandInDto | null } | null;
}

/** One's own card, as one changes it. */
export interface OwnContactCard {
  contact: ContactDto;
  revision: number;
  standInId: string | null;
  awayFrom: IsoDay | null;
  awayTo: IsoDay | null;
  /** Colleagues of the same organisation. */
  colleagues: { userId: string; name: string; role: Role }[];
}

/** A colleague who is away, and until when one stands in. */
export interface StoodInFor {
  userId: string;
  name: string;
  toOn: IsoDay;
}
