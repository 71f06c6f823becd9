import type { GapCauseCode, GapOwner } from '../case-weeks';
import type { IsoDay } from '../time';
import type { BarrierState } from './rules/barrier';

export type BarrierNoteKind = 'FOLLOW_UP' | 'SOLVED' | 'HANDED_OVER';

/** What was done about a barrier. */
export interface BarrierNoteDto {
  id: string;
  kind: BarrierNoteKind;
  text: string;
  isShared: boolean;
  movedDueOn: IsoDay | null;
  writtenOn: IsoDay;
  writtenByName: string;
  writtenByParty: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE';
}

/** A barrier as the reader may see it. */
export interface BarrierDto {
  id: string;
  /** Null when it would tell the reader of health or household: «annat hinder hos kommunen», and nothing more of it. */
  code: GapCauseCode | null;
  owner: GapOwner;
  state: BarrierState;
  fromOn: IsoDay;
  toOn: IsoDay | null;
  dueOn: IsoDay | null;
  /** To the due date, while it is open; negative when the day has passed. */
  workingDaysLeft: number | null;
  /** The officer who minds it, and who it waits for outside the authorities. */
  mindedByName: string | null;
  ownerUserId: string | null;
  ownerContact: string;
  /** The recorder's own authority's. */
  note: string;
  recordedOn: IsoDay;
  recordedByName: string;
  closedOn: IsoDay | null;
  /** The barrier that was handed over to this owner. */
  followsId: string | null;
  /** Oldest first. */
  notes: BarrierNoteDto[];
  /** The reader may follow it up, solve it and hand it over. */
  mayChange: boolean;
}

/** Someone who may be asked to mind a barrier of the case. */
export interface BarrierOfficer {
  userId: string;
  name: string;
  party: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE';
}

/** The barriers of a case: those that are open first, the earliest due date first; then the past ones, the latest first. */
export interface CaseBarriers {
  caseId: string;
  today: IsoDay;
  open: BarrierDto[];
  past: BarrierDto[];
}

export interface BarrierPage extends CaseBarriers {
  isClosed: boolean;
  /** The causes that the reader may write down. */
  recordableCodes: GapCauseCode[];
  /** Those who may be asked to mind a barrier, by name. */
  officers: BarrierOfficer[];
}
