import { describe, expect, it } from 'vitest';
import type { GroupToReport } from '../attendance-grid';
import { pickGroupToReport, pickReportWeek } from './report-week';

describe('pickReportWeek', () => {
  it.each([
    ['on a Monday, last week', '2026-11-16', '2026-W46'],
    ['on a Tuesday, this week', '2026-11-17', '2026-W47'],
    ['on a Sunday, this week', '2026-11-22', '2026-W47'],
    ['on the first Monday of a year, the last week of the year before', '2027-01-04', '2026-W53'],
  ])('%s', (_name, today, week) => {
    expect(pickReportWeek(today)).toBe(week);
  });
});

describe('pickGroupToReport', () => {
  const group = (groupId: string, change: Partial<GroupToReport>): GroupToReport => ({
    groupId,
    kind: 'GROUP',
    name: groupId,
    place: '',
    municipalityName: null,
    waitsFor: null,
    isOwn: false,
    persons: 1,
    plannedDays: 1,
    unreportedDays: 0,
    unverifiedDays: 0,
    ...change,
  });
  const reported = group('reported', {});
  const atProvider = group('provider', { kind: 'PROVIDER', waitsFor: 'Stigen AB', unreportedDays: 3 });
  const waiting = group('waiting', { unreportedDays: 3 });

  it('is the first that waits for the one who asks, never what waits for another', () => {
    expect(pickGroupToReport([reported, atProvider, waiting])).toBe(waiting);
    expect(pickGroupToReport([reported, atProvider])).toBe(reported);
    expect(pickGroupToReport([{ ...atProvider, waitsFor: null }])).toMatchObject({ groupId: 'provider' });
    expect(pickGroupToReport([])).toBeNull();
  });
});
