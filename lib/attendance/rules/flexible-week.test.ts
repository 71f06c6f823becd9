import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTENDANCE_STATUSES } from './attendance-day';
import { summariseAttendanceWeek } from './attendance-week';
import { type FlexibleDay, shareFlexibleWeek } from './flexible-week';
import { cellKey, type ReportedCell, type StandingReport, sortReports } from './sort-reports';

const CASE = '00000000-0000-4000-8000-000000000001';
const ROM = '00000000-0000-4000-8000-000000000002';
const TODAY = '2026-11-18';
const DAYS = ['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13'];

const there = (presentMinutes: number): FlexibleDay => ({ presentMinutes, status: 'PRESENT' });
const sick = (presentMinutes = 0): FlexibleDay => ({ presentMinutes, status: 'SICK' });

describe('shareFlexibleWeek', () => {
  it.each([
    ['all of the week on one day', 0, [there(90)], [90]],
    ['two days', 0, [there(60), there(30)], [60, 30]],
    ['part of it, and the rest left', 0, [there(60)], [60]],
    ['sick all week, said on one day', 0, [sick()], [90]],
    ['sick all week, said on each day', 0, [sick(), sick(), sick(), sick(), sick()], [18, 18, 18, 18, 18]],
    ['there on one day, sick on another', 0, [sick(), there(60)], [30, 60]],
    ['what other days have taken is gone', 60, [sick()], [30]],
    ['odd minutes go to the first', 0, [there(89), sick(), sick()], [89, 1, 0]],
    ['more than the week holds', 0, [there(120)], [90]],
    ['more than is left', 60, [there(60)], [30]],
  ])('%s', (_name, takenMinutes, days, shares) => {
    expect(shareFlexibleWeek({ weekMinutes: 90, takenMinutes, days })).toEqual(shares);
  });

  it('never gives more than is left, and gives all of it when some day was absence', () => {
    const day = fc.record({
      presentMinutes: fc.integer({ min: 0, max: 300 }),
      status: fc.constantFrom(...ATTENDANCE_STATUSES),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2400 }),
        fc.integer({ min: 0, max: 2400 }),
        fc.array(day, { maxLength: 7 }),
        (weekMinutes, takenMinutes, days) => {
          const shares = shareFlexibleWeek({ weekMinutes, takenMinutes, days });
          const left = Math.max(0, weekMinutes - takenMinutes);
          const given = shares.reduce((sum, share) => sum + share, 0);
          expect(shares.every((share) => Number.isInteger(share) && share >= 0)).toBe(true);
          expect(given).toBeLessThanOrEqual(left);
          if (days.some(({ status }) => status !== 'PRESENT')) expect(given).toBe(left);
        },
      ),
    );
  });
});

/** Reports one thing after the other upon what stands, as the command does, and answers with what then stands. */
function reportInTurn(rounds: readonly Partial<Record<number, FlexibleDay>>[]): Map<string, StandingReport> {
  const standing = new Map<string, StandingReport>();
  for (const round of rounds) {
    const cells = Object.entries(round).flatMap(([index, day]): ReportedCell[] => {
      const place = { caseId: CASE, activityId: ROM, day: DAYS[Number(index)] ?? '' };
      const before = standing.get(cellKey(place));
      return day ? [{ ...place, ...day, seenRevision: before?.revision ?? null }] : [];
    });
    const sorted = sortReports({
      cells,
      plannedMinutes: new Map(DAYS.map((day) => [cellKey({ caseId: CASE, activityId: ROM, day }), 18])),
      flexibleWeeks: new Map([[`${CASE} ${ROM}`, 90]]),
      standing,
      today: TODAY,
    });
    if (sorted.faults.length > 0) continue;
    for (const { cell, plannedMinutes } of [...sorted.fresh, ...sorted.corrected]) {
      const { presentMinutes, status } = cell;
      const before = standing.get(cellKey(cell));
      standing.set(cellKey(cell), {
        attendanceId: before?.attendanceId ?? cell.day,
        plannedMinutes,
        presentMinutes,
        status,
        revision: (before?.revision ?? -1) + 1,
      });
    }
  }
  return standing;
}

function summarise(standing: Map<string, StandingReport>) {
  return summariseAttendanceWeek({
    planned: DAYS.map((day) => ({ activityId: ROM, day, plannedMinutes: 18, isFlexible: true })),
    reports: [...standing].map(([key, report]) => ({ ...report, activityId: ROM, day: key.split(' ')[2] ?? '' })),
  });
}

describe('reporting flexible hours', () => {
  it('takes an hour and a half on Tuesday for the whole week', () => {
    expect(summarise(reportInTurn([{ 1: there(90) }]))).toMatchObject({ plannedMinutes: 90, attendedMinutes: 90 });
  });

  it('shows what was planned and not used', () => {
    expect(summarise(reportInTurn([{ 1: there(60) }]))).toMatchObject({ attendedMinutes: 60, unansweredMinutes: 30 });
  });

  it('lets hours be moved to the day on which they were held', () => {
    const standing = reportInTurn([{ 1: there(90) }, { 1: there(0) }, { 3: there(90) }]);
    expect(summarise(standing)).toMatchObject({ plannedMinutes: 90, attendedMinutes: 90, unansweredMinutes: 0 });
  });

  it('refuses more than the week holds, and what the week no longer holds', () => {
    expect(reportInTurn([{ 1: there(91) }]).size).toBe(0);
    expect(reportInTurn([{ 1: there(90) }, { 3: there(1) }]).size).toBe(1);
  });

  it('is a week that adds up to what the plan holds, whatever is reported in whatever order', () => {
    const day = fc.oneof(
      fc.integer({ min: 0, max: 100 }).map(there),
      fc.integer({ min: 0, max: 60 }).map(sick),
      fc.constant<FlexibleDay>({ presentMinutes: 0, status: 'CANCELLED' }),
    );
    const round = fc.dictionary(fc.constantFrom('0', '1', '2', '3', '4'), day, { maxKeys: 5 });
    fc.assert(
      fc.property(fc.array(round, { maxLength: 6 }), (rounds) => {
        const standing = reportInTurn(rounds);
        const taken = [...standing.values()].reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0);
        const week = summarise(standing);
        expect(taken).toBeLessThanOrEqual(90);
        expect(week.plannedMinutes).toBe(90);
        expect(
          week.attendedMinutes +
            week.excusedMinutes +
            week.unexcusedMinutes +
            week.cancelledMinutes +
            week.unansweredMinutes,
        ).toBe(90);
        for (const { plannedMinutes, presentMinutes, status } of standing.values()) {
          // As the table demands it.
          expect(presentMinutes).toBeLessThanOrEqual(plannedMinutes);
          expect(status === 'PRESENT').toBe(presentMinutes === plannedMinutes);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
