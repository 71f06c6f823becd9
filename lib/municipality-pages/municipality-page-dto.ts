import type { ContactDto } from '../contacts';
import type { ContactSubject } from './rules/subjects';
import type { PageSection } from './schemas';

/** A municipality within the reader's reach. */
export interface PagedMunicipality {
  name: string;
  code: string;
}

/** «Så fungerar kommunen» as it is read. */
export interface MunicipalityPage {
  municipality: PagedMunicipality;
  /** The version that is shown; null when the municipality has written none. */
  version: { number: number; sections: PageSection[]; writtenByName: string; writtenAt: string } | null;
  /** The latest there is; 0 when there is none. */
  latestNumber: number;
  /** The latest first. */
  versions: { number: number; writtenByName: string; writtenAt: string }[];
  mayWrite: boolean;
}

/** Who answers for a subject. */
export interface SubjectContactDto {
  subject: ContactSubject;
  contact: ContactDto | null;
  standIn: ContactDto | null;
  note: string;
  revision: number;
  userId: string | null;
  standInId: string | null;
  changedByName: string | null;
  changedAt: string | null;
}

/** What `/kontaktvagar` gets. */
export interface SubjectContactsPage {
  municipality: PagedMunicipality;
  municipalities: PagedMunicipality[];
  /** Every subject, in the order of the page. */
  subjects: SubjectContactDto[];
  /** Whom one may choose among; empty for those who may not write. */
  colleagues: { userId: string; name: string }[];
  mayWrite: boolean;
}
