import type { IsoDay } from '../time';
import type { SickRun } from './rules/sick-runs';

/** Sickness of more than seven days, with where its certificate stands. */
export interface SickRunStanding extends SickRun {
  isCovered: boolean;
  askedOn: IsoDay | null;
  askedByName: string | null;
}

export interface RegisteredCertificate {
  certificateId: string;
  fromOn: IsoDay;
  toOn: IsoDay;
  seenOn: IsoDay;
  seenByName: string | null;
}

/** The certificates of a case and the sickness that asks for them; newest first. */
export interface CertificateList {
  caseId: string;
  today: IsoDay;
  isClosed: boolean;
  runs: SickRunStanding[];
  certificates: RegisteredCertificate[];
}
