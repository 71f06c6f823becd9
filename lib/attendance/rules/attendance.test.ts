import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLaw } from '../../../tests/builders/law';
import { ATTENDANCE_STATUSES, type AttendanceDay, validateAttendanceDay } from './attendance-day';
import { summariseAttendanceWeek } from './attendance-week';
import { decideVerification } from './decide-verification';

const today = '2026-11-21';
const present: AttendanceDay = { day: '2026-11-20', plannedMinutes: 240, presentMinutes: 240, status: 'PRESENT' };

describe('validateAttendanceDay', () => {
  it.each<[string, Partial<AttendanceDay>]>([
    ['everything attended', {}],
    ['ill all day', { presentMinutes: 0, status: 'SICK' }],
    ['gone home ill', { presentMinutes: 60, status: 'SICK' }],
    ['a child ill', { presentMinutes: 0, status: 'SICK_CHILD' }],
    ['not answered', { presentMinutes: 0, status: 'NOT_ANSWERED' }],
  ])('takes %s', (_, traits) => expect(validateAttendanceDay({ ...present, ...traits }, { today })).toEqual([]));

  it.each<[string, Partial<AttendanceDay>, string, string]>([
    ['today', { day: today }, 'day', 'attendanceDayNotEnded'],
    [
      'tomorrow, cancelled beforehand',
      { day: '2026-11-22', presentMinutes: 0, status: 'CANCELLED' },
      'day',
      'attendanceDayNotEnded',
    ],
    [
      'a day with nothing planned',
      { plannedMinutes: 0, presentMinutes: 0 },
      'plannedMinutes',
      'attendanceNothingPlanned',
    ],
    ['half minutes planned', { plannedMinutes: 1.5 }, 'plannedMinutes', 'attendanceNothingPlanned'],
    ['less than nothing', { presentMinutes: -5, status: 'SICK' }, 'presentMinutes', 'attendanceMinutesRange'],
    ['not a number', { presentMinutes: Number.NaN }, 'presentMinutes', 'attendanceMinutesRange'],
    ['more than planned', { presentMinutes: 241 }, 'presentMinutes', 'attendanceMoreThanPlanned'],
    ['a rest without a reason', { presentMinutes: 239 }, 'status', 'attendanceRestStatusMissing'],
    ['ill with nothing left to be ill', { status: 'SICK' }, 'status', 'attendanceNoRest'],
  ])('refuses %s', (_, traits, field, reason) => {
    expect(validateAttendanceDay({ ...present, ...traits }, { today })).toEqual([{ field, reason }]);
  });
});

describe('summariseAttendanceWeek', () => {
  const report = (status: AttendanceDay['status'], presentMinutes: number, activityId: string = status) => ({
    ...present,
    activityId,
    presentMinutes,
    status,
  });

  it('divides the planned minutes', () => {
    const reports = [
      report('PRESENT', 240),
      report('SICK', 60),
      report('SICK_CHILD', 0),
      report('APPROVED_ABSENCE', 120),
      report('UNEXCUSED_ABSENCE', 0),
      report('CANCELLED', 0),
      report('NOT_ANSWERED', 0),
    ];
    expect(summariseAttendanceWeek({ planned: [], reports })).toEqual({
      plannedMinutes: 7 * 240,
      attendedMinutes: 420,
      excusedMinutes: 180 + 240 + 120,
      unexcusedMinutes: 240,
      cancelledMinutes: 240,
      unansweredMinutes: 240,
    });
  });

  it('counts what nobody has reported as unanswered, not as absence', () => {
    const planned = [
      { activityId: 'praktik', day: '2026-11-19', plannedMinutes: 480 },
      { activityId: 'praktik', day: '2026-11-20', plannedMinutes: 480 },
    ];
    const reports = [report('PRESENT', 240, 'praktik')];
    expect(summariseAttendanceWeek({ planned, reports })).toMatchObject({
      plannedMinutes: 480 + 240,
      attendedMinutes: 240,
      unansweredMinutes: 480,
      unexcusedMinutes: 0,
    });
  });

  it('always adds up', () => {
    const reports = fc.array(
      fc
        .record({
          activityId: fc.constantFrom('a', 'b', 'c'),
          day: fc.constantFrom('2026-11-16', '2026-11-17', '2026-11-18'),
          plannedMinutes: fc.integer({ min: 1, max: 480 }),
          share: fc.double({ min: 0, max: 1, noNaN: true }),
          status: fc.constantFrom(...ATTENDANCE_STATUSES),
        })
        .map(({ share, ...rest }) => ({ ...rest, presentMinutes: Math.floor(rest.plannedMinutes * share) })),
    );
    const planned = fc.array(
      fc.record({
        activityId: fc.constantFrom('a', 'b', 'c', 'd'),
        day: fc.constantFrom('2026-11-16', '2026-11-17'),
        plannedMinutes: fc.integer({ min: 0, max: 480 }),
      }),
    );
    checkLaw(
      fc.property(planned, reports, (plannedDays, reportedDays) => {
        const { plannedMinutes, ...parts } = summariseAttendanceWeek({ planned: plannedDays, reports: reportedDays });
        expect(Object.values(parts).reduce((sum, minutes) => sum + minutes, 0)).toBe(plannedMinutes);
      }),
    );
  });
});

describe('decideVerification', () => {
  it.each([
    ['another than the reporter', { reportedBy: 'eva', verifiedBy: null, actorUserId: 'ali' }, { allowed: true }],
    [
      'the reporter',
      { reportedBy: 'eva', verifiedBy: null, actorUserId: 'eva' },
      { allowed: false, reason: 'attendanceVerifiedByReporter' },
    ],
    [
      'what is not reported',
      { reportedBy: null, verifiedBy: null, actorUserId: 'ali' },
      { allowed: false, reason: 'attendanceNotReported' },
    ],
    [
      'what is verified already',
      { reportedBy: 'eva', verifiedBy: 'bo', actorUserId: 'ali' },
      { allowed: false, reason: 'attendanceAlreadyVerified' },
    ],
  ])('%s', (_, facts, decision) => expect(decideVerification(facts)).toEqual(decision));
});
