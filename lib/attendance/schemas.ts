import { z } from 'zod';
import { isIsoWeek, toIsoWeek } from '../time';
import { ATTENDANCE_STATUSES } from './rules/attendance-day';
import { cellKey } from './rules/sort-reports';

const isoWeek = z.string().refine(isIsoWeek, 'invalidWeek');
const id = z.uuid('invalidInput');

/** Sixty persons with several activities on each day of a week. */
const MOST_CELLS = 1500;

const reportedCell = z.object({
  caseId: id,
  activityId: id,
  day: z.iso.date('invalidInput'),
  presentMinutes: z.int('attendanceMinutesRange').min(0, 'attendanceMinutesRange').max(1440, 'attendanceMinutesRange'),
  status: z.enum(ATTENDANCE_STATUSES, 'attendanceUnknownStatus'),
  seenRevision: z.int().min(0).nullable(),
});

/** The whole grid in one act: the cells that are new or changed, and why what stood was wrong. */
export const reportAttendanceSchema = z
  .object({
    week: isoWeek,
    cells: z.array(reportedCell).min(1, 'attendanceNothingToReport').max(MOST_CELLS, 'invalidInput'),
    correctionReason: z.string().trim().max(500, 'textTooLong').default(''),
  })
  .refine(({ week, cells }) => cells.every(({ day }) => toIsoWeek(day) === week), {
    message: 'invalidInput',
    path: ['cells'],
  })
  .refine(({ cells }) => new Set(cells.map(cellKey)).size === cells.length, {
    message: 'invalidInput',
    path: ['cells'],
  });

export type ReportAttendanceInput = z.output<typeof reportAttendanceSchema>;

/** Exactly the reports that the verifier saw. */
export const verifyAttendanceSchema = z.object({
  week: isoWeek,
  reports: z
    .array(z.object({ attendanceId: id, seenRevision: z.int().min(0) }))
    .min(1, 'attendanceNotReported')
    .max(MOST_CELLS, 'invalidInput'),
});

export type VerifyAttendanceInput = z.output<typeof verifyAttendanceSchema>;
