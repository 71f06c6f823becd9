import type { IsoDay } from '../../time';

/** What the planned time of a day became: attendance, or what the rest of it was. */
export const ATTENDANCE_STATUSES = [
  'PRESENT',
  'SICK',
  'SICK_CHILD',
  'APPROVED_ABSENCE',
  'UNEXCUSED_ABSENCE',
  'CANCELLED',
  'NOT_ANSWERED',
] as const;
export type AttendanceStatus = (typeof ATTENDANCE_STATUSES)[number];

/** The report of one activity on one day. */
export interface AttendanceDay {
  day: IsoDay;
  plannedMinutes: number;
  presentMinutes: number;
  /** What the rest of the planned time was; PRESENT when there is no rest. */
  status: AttendanceStatus;
}

export interface AttendanceFault {
  field: keyof AttendanceDay;
  reason: AttendanceFaultReason;
}

export type AttendanceFaultReason =
  | 'attendanceDayNotEnded'
  | 'attendanceNothingPlanned'
  | 'attendanceMinutesRange'
  | 'attendanceMoreThanPlanned'
  | 'attendanceRestStatusMissing'
  | 'attendanceNoRest';

/**
 * All that is wrong with the report of a day, empty when nothing is (domain, section 3). Nothing is reported for a
 * day that has not ended; no more than was planned; and what was not attended has a status that says why.
 */
export function validateAttendanceDay(report: AttendanceDay, { today }: { today: IsoDay }): AttendanceFault[] {
  const { day, plannedMinutes, presentMinutes, status } = report;
  const faults: AttendanceFault[] = [];
  if (day >= today) faults.push({ field: 'day', reason: 'attendanceDayNotEnded' });
  if (!Number.isInteger(plannedMinutes) || plannedMinutes <= 0) {
    faults.push({ field: 'plannedMinutes', reason: 'attendanceNothingPlanned' });
  } else if (!Number.isInteger(presentMinutes) || presentMinutes < 0) {
    faults.push({ field: 'presentMinutes', reason: 'attendanceMinutesRange' });
  } else if (presentMinutes > plannedMinutes) {
    faults.push({ field: 'presentMinutes', reason: 'attendanceMoreThanPlanned' });
  } else if (presentMinutes < plannedMinutes && status === 'PRESENT') {
    faults.push({ field: 'status', reason: 'attendanceRestStatusMissing' });
  } else if (presentMinutes === plannedMinutes && status !== 'PRESENT') {
    faults.push({ field: 'status', reason: 'attendanceNoRest' });
  }
  return faults;
}
