import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tellEndings, tellHours, tellParticipants } from './provider-figures';

describe('how referrals ended', () => {
  it.each([
    ['fewer than five in all', { work: 1, studies: 1, none: 2 }, null],
    [
      'results that are few',
      { work: 2, studies: 1, none: 9 },
      { total: 12, work: null, studies: null, none: null, resultPercent: null },
    ],
    [
      'others that are few',
      { work: 8, studies: 6, none: 2 },
      { total: 16, work: null, studies: null, none: null, resultPercent: null },
    ],
    [
      'results that can be told, but not which',
      { work: 8, studies: 2, none: 10 },
      { total: 20, work: null, studies: null, none: 10, resultPercent: 50 },
    ],
    ['everything', { work: 6, studies: 5, none: 9 }, { total: 20, work: 6, studies: 5, none: 9, resultPercent: 55 }],
    [
      'nobody among the results',
      { work: 0, studies: 0, none: 9 },
      { total: 9, work: 0, studies: 0, none: 9, resultPercent: 0 },
    ],
  ])('%s', (_name, counts, expected) => {
    expect(tellEndings(counts)).toEqual(expected);
  });

  it('never lets one to four be told or reckoned out from what is told', () => {
    const count = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(count, count, count, (work, studies, none) => {
        const told = tellEndings({ work, studies, none });
        if (!told) return;
        const isSmall = (part: number | null) => part !== null && part > 0 && part < 5;
        expect([told.work, told.studies, told.none].some(isSmall)).toBe(false);
        const held = [told.work, told.studies, told.none].filter((part) => part === null).length;
        expect(held).not.toBe(1);
        const reckoned = told.total - (told.none ?? Number.NaN);
        expect(isSmall(reckoned)).toBe(false);
      }),
    );
  });
});

it('tells the hours of five and no fewer, to the nearest five minutes', () => {
  expect(tellHours({ participants: 4, plannedMinutes: 90, reportedMinutes: 60 })).toBeNull();
  expect(tellHours({ participants: 5, plannedMinutes: 91.7, reportedMinutes: 58 })).toEqual({
    plannedMinutes: 90,
    reportedMinutes: 60,
  });
});

it('holds back a second count beside a small one', () => {
  const told = tellParticipants(
    new Map([
      ['a', 12],
      ['b', 3],
      ['c', 7],
      ['d', 0],
    ]),
  );
  expect([...told]).toEqual([
    ['a', 12],
    ['b', null],
    ['c', null],
    ['d', null],
  ]);
});
