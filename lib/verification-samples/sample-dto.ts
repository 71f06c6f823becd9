import type { AttendanceStatus } from '../attendance';
import type { IsoDay } from '../time';
import type { SampleMethod, SampleOutcome } from './rules/sample-check';
import type { ToldShares } from './rules/sample-shares';

/** What was found of a drawn day. */
export interface SampleCheckDto {
  outcome: SampleOutcome;
  method: SampleMethod | null;
  /** What the report said then, and what was found when that was something else. */
  checkedMinutes: number;
  foundMinutes: number | null;
  words: string;
  checkedByName: string;
  checkedOn: IsoDay;
}

/** A drawn day of a person. */
export interface SampleItemDto {
  itemId: string;
  caseId: string;
  personName: string;
  isProtected: boolean;
  providerName: string;
  title: string;
  day: IsoDay;
  plannedMinutes: number;
  /** What the report says now, and what it said when the day was drawn. */
  reportedMinutes: number;
  drawnMinutes: number;
  status: AttendanceStatus;
  revision: number;
  /** The reader has reported or corrected the day, so that another is to check it. */
  isReporter: boolean;
  /** Null while nobody has checked it. */
  check: SampleCheckDto | null;
}

/** What `/stickprov` gets. Months are given as their first day. */
export interface SamplePage {
  /** The last months that were drawn, the latest first; empty before the first. */
  months: IsoDay[];
  /** The month shown; null before the first. */
  month: IsoDay | null;
  drawnOn: IsoDay | null;
  seed: string;
  /** Within the reader's reach. */
  total: number;
  unchecked: number;
  page: number;
  items: SampleItemDto[];
  /** Of the twelve months that end with the one shown, each provider that days were drawn of, in an order that favours nobody. */
  results: { id: string; name: string; shares: ToldShares | null }[];
  resultsFrom: IsoDay | null;
}
