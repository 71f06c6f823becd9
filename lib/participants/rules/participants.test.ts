import { describe, expect, it } from 'vitest';
import { decideDeviationDay } from './deviation';
import { listUnreportedWeeks } from './participant-weeks';

const TODAY = '2026-11-18';

describe('decideDeviationDay', () => {
  it.each([
    ['today', TODAY, true, { allowed: true }],
    ['the first day that is asked about', '2026-09-19', true, { allowed: true }],
    ['the day before it', '2026-09-18', true, { allowed: false, reason: 'deviationTooOld' }],
    ['tomorrow', '2026-11-19', true, { allowed: false, reason: 'deviationInFuture' }],
    ['a day after the end', TODAY, false, { allowed: false, reason: 'deviationAfterEnd' }],
  ])('%s', (_name, happenedOn, isHeld, decision) => {
    expect(decideDeviationDay({ happenedOn, earliestOn: '2026-09-19', isHeld, today: TODAY })).toEqual(decision);
  });
});

describe('listUnreportedWeeks', () => {
  const day = (iso: string, change = {}) => ({
    activityId: 'rom',
    day: iso,
    plannedMinutes: 60,
    isFlexible: false,
    ...change,
  });
  const flexible = ['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13'].map((iso) =>
    day(iso, { isFlexible: true, plannedMinutes: 18 }),
  );

  it('counts the ended days without a report, the last week first', () => {
    const kept = [day('2026-11-03'), day('2026-11-10'), day('2026-11-12'), day('2026-11-17'), day(TODAY)];
    const reports = [{ activityId: 'rom', day: '2026-11-10', plannedMinutes: 60 }];
    expect(listUnreportedWeeks({ kept, reports, today: TODAY })).toEqual([
      { week: '2026-W47', days: 1 },
      { week: '2026-W46', days: 1 },
      { week: '2026-W45', days: 1 },
    ]);
  });

  it('takes a flexible week as reported when its hours lie on one day', () => {
    const on = (plannedMinutes: number) => [{ activityId: 'rom', day: '2026-11-10', plannedMinutes }];
    expect(listUnreportedWeeks({ kept: flexible, reports: on(90), today: TODAY })).toEqual([]);
    expect(listUnreportedWeeks({ kept: flexible, reports: on(60), today: TODAY })).toEqual([
      { week: '2026-W46', days: 4 },
    ]);
  });

  it('does not let the hours of one activity stand for another’s', () => {
    const reports = [{ activityId: 'other', day: '2026-11-10', plannedMinutes: 90 }];
    expect(listUnreportedWeeks({ kept: flexible, reports, today: TODAY })).toEqual([{ week: '2026-W46', days: 5 }]);
  });
});
