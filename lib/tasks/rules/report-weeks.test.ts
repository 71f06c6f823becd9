import { describe, expect, it } from 'vitest';
import { listReportDays, listReportWeeks } from './report-weeks';

describe('the ended weeks that are to be reported', () => {
  it.each([
    ['on a Wednesday', '2026-11-18', ['2026-W46', '2026-W45']],
    ['on a Sunday: the week has not ended', '2026-11-22', ['2026-W46', '2026-W45']],
    ['on a Monday: the last week has ended', '2026-11-23', ['2026-W47', '2026-W46']],
    ['over a new year', '2027-01-05', ['2026-W53', '2026-W52']],
  ])('%s', (_name, today, weeks) => {
    expect(listReportWeeks(today)).toEqual(weeks);
  });

  it('leaves out public holidays and keeps weekends', () => {
    const days = listReportDays('2027-01-05');
    expect(days).not.toContain('2026-12-31');
    expect(days).not.toContain('2027-01-01');
    expect(days).toContain('2026-12-30');
    expect(days).toContain('2027-01-02');
  });
});
