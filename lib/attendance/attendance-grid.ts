import type { IsoDay, IsoWeek } from '../time';
import type { AttendanceStatus } from './rules/attendance-day';

/** The implicit group of an officer (activities without a group in one's own cases) and of a coach (one's own participants). */
export const OWN_GROUP_ID = 'mina';

/** GROUP meets together; PROVIDER is everyone at one provider outside its groups; OWN_CASES is what is held person by person. */
export type GroupKind = 'GROUP' | 'PROVIDER' | 'OWN_CASES';

/** A group and how far its week has come. Days are person-days that have ended. */
export interface GroupToReport {
  /** The id of the group or of the provider, or {@link OWN_GROUP_ID}. */
  groupId: string;
  kind: GroupKind;
  /** Of the group or the provider; empty for one's own cases. */
  name: string;
  place: string;
  /** The municipality, for one whose groups lie in several. */
  municipalityName: string | null;
  /** Whether the reader is the one responsible for it. */
  isOwn: boolean;
  /** Who reports it when it is not the reader: the one responsible for the group, or the provider. */
  waitsFor: string | null;
  persons: number;
  plannedDays: number;
  unreportedDays: number;
  unverifiedDays: number;
}

/** The old values of a day that was corrected. */
export interface AttendanceCorrectionNote {
  presentMinutes: number;
  plannedMinutes: number;
  status: AttendanceStatus;
  reportedByName: string;
  correctedByName: string;
  /** ISO 8601 instant. */
  correctedAt: string;
  reason: string;
}

/** What has been reported of an activity on a day. */
export interface AttendanceReport {
  attendanceId: string;
  plannedMinutes: number;
  presentMinutes: number;
  status: AttendanceStatus;
  revision: number;
  reportedByName: string;
  /** ISO 8601 instant. */
  reportedAt: string;
  /** Whether the reader is the one who reported it, and so cannot verify it. */
  isOwnReport: boolean;
  verifiedByName: string | null;
  /** Latest first. */
  corrections: AttendanceCorrectionNote[];
}

/** One activity of one person on one day. */
export interface AttendanceCell {
  day: IsoDay;
  /** What the plan holds; a report keeps the planned minutes that it was made against. */
  plannedMinutes: number;
  report: AttendanceReport | null;
}

/** One activity of one person in the week. */
export interface AttendanceRow {
  caseId: string;
  activityId: string;
  personName: string;
  /** Null for a provider, who knows no case numbers. */
  caseNumber: string | null;
  isProtected: boolean;
  activityTitle: string;
  place: string;
  providerName: string | null;
  /** What the week holds of hours without times; null with times. A cell's planned minutes are then its even share. */
  flexibleWeekMinutes: number | null;
  /** One for each day of the grid. */
  cells: AttendanceCell[];
}

/** A week to report: of a group, or of one person. */
export interface AttendanceGrid {
  week: IsoWeek;
  /** Monday–Friday, and a weekend day where something is planned or reported. */
  days: { day: IsoDay; hasEnded: boolean }[];
  rows: AttendanceRow[];
  canReport: boolean;
  canVerify: boolean;
}
