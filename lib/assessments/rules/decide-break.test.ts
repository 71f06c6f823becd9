import { describe, expect, it } from 'vitest';
import { countBreakDays, decideBreak } from './decide-break';

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
