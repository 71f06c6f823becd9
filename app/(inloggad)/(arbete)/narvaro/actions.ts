'use server';

import { reportAttendanceSchema, verifyAttendanceSchema } from '@/lib/attendance';
import { reportAttendance, verifyAttendance } from '@/lib/attendance/server';
import { createAction } from '@/lib/platform/action';

export const reportAttendanceAction = createAction('attendance.report', reportAttendanceSchema, reportAttendance);
export const verifyAttendanceAction = createAction('attendance.verify', verifyAttendanceSchema, verifyAttendance);
