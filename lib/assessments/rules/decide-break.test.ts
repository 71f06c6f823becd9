import { describe, expect, it } from 'vitest';
import { countBreakDays, decideBreak, decideBreakChange, listBreakAccounts } from './decide-break';

const july = { fromOn: '2026-07-06', toOn: '2026-07-19' };

describe('a break, 12 kap. 4 f §', () => {
  it.each([
    ['four weeks', [], { fromOn: '2026-07-06', toOn: '2026-08-02' }],
    ['one day', [], { fromOn: '2026-07-06', toOn: '2026-07-06' }],
    ['the two weeks that are left', [july], { fromOn: '2026-12-01', toOn: '2026-12-14' }],
    ['four weeks on each side of a new year', [july], { fromOn: '2026-12-18', toOn: '2027-01-28' }],
  ])('may be %s', (_name, existing, wanted) => {
    expect(decideBreak({ wanted, existing })).toEqual({ allowed: true });
  });

  it.each([
    ['ends before it begins', [], { fromOn: '2026-07-06', toOn: '2026-07-05' }, 'breakEndsBeforeStart'],
    ['is longer than four weeks', [], { fromOn: '2026-07-06', toOn: '2026-08-03' }, 'breakTooLong'],
    ['takes more than what is left of the year', [july], { fromOn: '2026-12-01', toOn: '2026-12-15' }, 'breakTooLong'],
    ['takes too much of the next year', [], { fromOn: '2026-12-20', toOn: '2027-01-29' }, 'breakTooLong'],
    ['begins on the last day of another', [july], { fromOn: '2026-07-19', toOn: '2026-07-20' }, 'breakOverlaps'],
    ['holds another within it', [july], { fromOn: '2026-07-01', toOn: '2026-07-31' }, 'breakOverlaps'],
  ])('may not be one that %s', (_name, existing, wanted, reason) => {
    expect(decideBreak({ wanted, existing })).toMatchObject({ allowed: false, reason });
  });

  it('is counted in the year in which its days lie', () => {
    const overNewYear = [{ fromOn: '2026-12-30', toOn: '2027-01-02' }];
    expect([2025, 2026, 2027].map((year) => countBreakDays(overNewYear, year))).toEqual([0, 2, 2]);
  });
});

describe('the account of a year', () => {
  it.each([
    ['nothing given', [], [{ year: 2026, leftDays: 28, mostDays: 28 }]],
    ['two weeks in July', [july], [{ year: 2026, leftDays: 14, mostDays: 28 }]],
    [
      'days on both sides of the new year',
      [{ fromOn: '2026-12-30', toOn: '2027-01-02' }],
      [
        { year: 2026, leftDays: 26, mostDays: 28 },
        { year: 2027, leftDays: 26, mostDays: 28 },
      ],
    ],
    ['last year only', [{ fromOn: '2025-07-01', toOn: '2025-07-14' }], [{ year: 2026, leftDays: 28, mostDays: 28 }]],
  ])('of %s', (_name, breaks, expected) => expect(listBreakAccounts(breaks, '2026-11-18')).toEqual(expected));
});

describe('changing a break', () => {
  const today = '2026-07-10';
  it.each([
    ['shortens it to today', '2026-07-10', '', today],
    ['ends it yesterday', '2026-07-09', '', today],
    ['takes it back before it begins', null, '', '2026-07-01'],
    ['takes it back on its first day', null, '', '2026-07-06'],
    ['takes back days that have been, with a reason', '2026-07-07', 'Fel datum', today],
    ['takes it all back afterwards, with a reason', null, 'Fel person', '2026-09-01'],
  ])('%s', (_name, toOn, reason, day) => {
    expect(decideBreakChange({ period: july, toOn, reason, today: day })).toEqual({ allowed: true });
  });
  it.each([
    ['make it longer', '2026-07-20', '', 'toOn', 'breakNotShorter'],
    ['leave it as it is', '2026-07-19', '', 'toOn', 'breakNotShorter'],
    ['end it before it begins', '2026-07-05', 'x', 'toOn', 'breakEndsBeforeStart'],
    ['take back days that have been without a reason', '2026-07-08', ' ', 'reason', 'breakPastNeedsReason'],
    ['take it all back without a reason', null, '', 'reason', 'breakPastNeedsReason'],
  ])('may not %s', (_name, toOn, reason, field, expected) => {
    expect(decideBreakChange({ period: july, toOn, reason, today })).toEqual({
      allowed: false,
      field,
      reason: expected,
    });
  });
});
