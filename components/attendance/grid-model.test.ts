import { describe, expect, it } from 'vitest';
import type { AttendanceCell, AttendanceGrid, AttendanceReport, AttendanceRow } from '@/lib/attendance';
import {
  countGrid,
  type Drafts,
  enter,
  everyoneCame,
  findCell,
  findFirst,
  findNext,
  keepMeaningful,
  listPending,
  settle,
  summariseDays,
  summariseRow,
} from './grid-model';

const DAYS = ['2026-11-16', '2026-11-17', '2026-11-18'];
const MON = { row: 0, column: 0 };
const TUE = { row: 0, column: 1 };

function report(change: Partial<AttendanceReport> = {}): AttendanceReport {
  return {
    attendanceId: 'r1',
    plannedMinutes: 180,
    presentMinutes: 180,
    status: 'PRESENT',
    revision: 0,
    reportedByName: 'Jonas Vik',
    reportedAt: '2026-11-18T09:00:00.000Z',
    isOwnReport: false,
    verifiedByName: null,
    corrections: [],
    ...change,
  };
}

function row(caseId: string, cells: Partial<AttendanceCell>[]): AttendanceRow {
  return {
    caseId,
    activityId: 'a',
    personName: caseId,
    caseNumber: null,
    isProtected: false,
    activityTitle: 'Yrkessvenska',
    place: '',
    providerName: null,
    flexibleWeekMinutes: null,
    cells: DAYS.map((day, index) => ({ day, plannedMinutes: 180, report: null, ...cells[index] })),
  };
}

/** Monday and Tuesday have ended, Wednesday has not. Amina's Tuesday is reported; Berit has nothing on Tuesday. */
function grid(tuesday: AttendanceReport | null = report()): AttendanceGrid {
  return {
    week: '2026-W47',
    days: DAYS.map((day, index) => ({ day, hasEnded: index < 2 })),
    rows: [row('amina', [{}, { report: tuesday }, {}]), row('berit', [{}, { plannedMinutes: 0 }, {}])],
    canReport: true,
    canVerify: true,
  };
}

function write(
  of: AttendanceGrid,
  place: { row: number; column: number },
  presentMinutes: number,
  status: 'SICK' | 'PRESENT' | null,
  drafts: Drafts = {},
) {
  const found = findCell(of, place);
  if (!found) throw new Error('no such cell');
  return enter(drafts, found, { entry: { presentMinutes, status }, text: '' });
}

describe('everyoneCame', () => {
  it('fills the planned time of each ended day that nobody has reported, and nothing else', () => {
    const pending = listPending(grid(), everyoneCame(grid(), {}));
    expect(
      pending.cells.map(({ caseId, day, presentMinutes, status }) => ({ caseId, day, presentMinutes, status })),
    ).toEqual([
      { caseId: 'amina', day: '2026-11-16', presentMinutes: 180, status: 'PRESENT' },
      { caseId: 'berit', day: '2026-11-16', presentMinutes: 180, status: 'PRESENT' },
    ]);
    expect(pending).toMatchObject({ corrections: 0, unfinished: [], conflicts: [] });
  });

  it('leaves what is written', () => {
    const drafts = everyoneCame(grid(), write(grid(), MON, 0, 'SICK'));
    expect(listPending(grid(), drafts).cells[0]).toMatchObject({ caseId: 'amina', presentMinutes: 0, status: 'SICK' });
  });

  it('does nothing for one who may not report', () => {
    expect(everyoneCame({ ...grid(), canReport: false }, {})).toEqual({});
  });
});

describe('listPending', () => {
  it('counts other values than the reported as a correction that has seen its revision', () => {
    const pending = listPending(grid(), write(grid(), TUE, 60, 'SICK'));
    expect(pending.corrections).toBe(1);
    expect(pending.cells).toMatchObject([{ presentMinutes: 60, status: 'SICK', seenRevision: 0 }]);
  });

  it('has nothing to save when the cell says what is reported', () => {
    expect(write(grid(), TUE, 180, 'PRESENT')).toEqual({});
  });

  it('waits for what the rest of the time was', () => {
    const pending = listPending(grid(), write(grid(), MON, 60, null));
    expect(pending).toMatchObject({ cells: [], unfinished: [MON] });
  });

  it('sees what another reported meanwhile, until it is settled', () => {
    const drafts = write(grid(null), TUE, 0, 'SICK');
    const refreshed = grid(report({ presentMinutes: 120, status: 'APPROVED_ABSENCE' }));
    const { conflicts } = listPending(refreshed, drafts);
    expect(conflicts).toHaveLength(1);
    const [conflict] = conflicts;
    if (!conflict) throw new Error('no conflict');
    expect(settle(drafts, conflict, 'theirs')).toEqual({});
    const mine = listPending(refreshed, settle(drafts, conflict, 'mine'));
    expect(mine).toMatchObject({ conflicts: [], corrections: 1, cells: [{ status: 'SICK', seenRevision: 0 }] });
  });

  it('takes what is written after one saved, before the page has heard of it, as a correction', () => {
    const drafts = write(grid(null), TUE, 0, 'SICK');
    const refreshed = grid(report({ isOwnReport: true }));
    expect(listPending(refreshed, drafts)).toMatchObject({
      conflicts: [],
      corrections: 1,
      cells: [{ seenRevision: 0 }],
    });
  });

  it('sees no conflict when another reported the same', () => {
    const drafts = write(grid(null), TUE, 180, 'PRESENT');
    expect(listPending(grid(), drafts)).toMatchObject({ cells: [], conflicts: [] });
    expect(keepMeaningful(grid(), drafts)).toEqual({});
  });
});

describe('sums', () => {
  it('are what is written where something is, and else what is reported', () => {
    const drafts = write(grid(), MON, 60, 'SICK');
    const [amina] = grid().rows;
    if (!amina) throw new Error('no row');
    expect(summariseRow(amina, drafts)).toEqual({
      plannedMinutes: 540,
      presentMinutes: 240,
      deviations: [{ status: 'SICK', days: 1 }],
    });
    expect(summariseDays(grid(), drafts)).toEqual({ byDay: [60, 180, 0], present: 240, planned: 900 });
  });

  it('count what is left to report and to verify', () => {
    expect(countGrid(grid())).toMatchObject({
      ended: 3,
      unreported: 2,
      unverified: 1,
      verifiable: [{ attendanceId: 'r1' }],
    });
    expect(countGrid(grid(report({ isOwnReport: true }))).verifiable).toEqual([]);
  });
});

describe('moving', () => {
  it.each([
    ['right', MON, TUE],
    ['right', TUE, null],
    ['left', TUE, MON],
    ['down', MON, { row: 1, column: 0 }],
    ['down', TUE, null],
    ['up', MON, null],
    ['last', MON, TUE],
    ['first', TUE, MON],
  ] as const)('%s from %j', (direction, from, to) => {
    expect(findNext(grid(), from, direction)).toEqual(to);
  });

  it('begins where a report is missing', () => {
    expect(findFirst(grid())).toEqual(MON);
    expect(findFirst({ ...grid(), canReport: false })).toBeNull();
  });
});
