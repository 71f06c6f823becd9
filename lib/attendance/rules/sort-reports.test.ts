import { describe, expect, it } from 'vitest';
import { cellKey, type ReportedCell, type StandingReport, sortReports } from './sort-reports';

const TODAY = '2026-11-18';
const cell = (change: Partial<ReportedCell> = {}): ReportedCell => ({
  caseId: 'c',
  activityId: 'a',
  day: '2026-11-16',
  presentMinutes: 180,
  status: 'PRESENT',
  seenRevision: null,
  ...change,
});
const standing = (change: Partial<StandingReport> = {}): StandingReport => ({
  attendanceId: 'r',
  plannedMinutes: 180,
  presentMinutes: 180,
  status: 'PRESENT',
  revision: 0,
  ...change,
});
const SICK = { presentMinutes: 0, status: 'SICK' } as const;

function kindOf(reported: ReportedCell, before: StandingReport | null, planned = 180): string {
  const sorted = sortReports({
    cells: [reported],
    plannedMinutes: new Map([[cellKey(reported), planned]]),
    standing: new Map(before ? [[cellKey(reported), before]] : []),
    today: TODAY,
  });
  const [kind] = Object.entries(sorted).find(([, list]) => list.length > 0) ?? ['nothing'];
  return kind;
}

describe('sortReports', () => {
  it.each([
    ['a first report', cell(), null, 'fresh'],
    ['the same again', cell(), standing(), 'unchanged'],
    ['the same, by one who saw an older report', cell({ seenRevision: 0 }), standing({ revision: 3 }), 'unchanged'],
    ['other values by one who saw what stands', cell({ ...SICK, seenRevision: 0 }), standing(), 'corrected'],
    ['other values by one who saw nothing', cell(SICK), standing(), 'conflicting'],
    [
      'other values by one who saw an older report',
      cell({ ...SICK, seenRevision: 0 }),
      standing({ revision: 1 }),
      'conflicting',
    ],
    ['a correction of what is not there', cell({ ...SICK, seenRevision: 0 }), null, 'conflicting'],
    ['more than planned', cell({ presentMinutes: 181, status: 'SICK' }), null, 'faults'],
    ['a day that has not ended', cell({ day: TODAY }), null, 'faults'],
  ])('%s', (_name, reported, before, kind) => {
    expect(kindOf(reported, before)).toBe(kind);
  });

  it('refuses a day without plan, but lets what was reported before the plan changed be corrected', () => {
    expect(kindOf(cell(), null, 0)).toBe('faults');
    expect(kindOf(cell({ ...SICK, seenRevision: 0 }), standing(), 0)).toBe('corrected');
  });
});
