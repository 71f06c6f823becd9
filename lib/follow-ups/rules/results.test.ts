import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suppressSmall, tellResults } from './results';

describe('the results that managers are told', () => {
  it.each([
    ['nobody', [0, 0, 0, 0], null],
    ['four in all', [2, 1, 1, 0], null],
    ['all large', [12, 8, 6, 5], { total: 31, still: 12, no: 8, notFound: 6, unasked: 5, stillPercent: 60 }],
    ['everyone still there', [7, 0, 0, 0], { total: 7, still: 7, no: 0, notFound: 0, unasked: 0, stillPercent: 100 }],
    [
      'two who could not be reached: the next smallest is held back with them',
      [12, 8, 2, 0],
      { total: 22, still: 12, no: null, notFound: null, unasked: null, stillPercent: null },
    ],
    [
      'two small ones that make five together',
      [20, 9, 3, 2],
      { total: 34, still: 20, no: 9, notFound: null, unasked: null, stillPercent: 69 },
    ],
    [
      'two small ones that make four together',
      [20, 9, 2, 2],
      { total: 33, still: 20, no: null, notFound: null, unasked: null, stillPercent: null },
    ],
  ])('%s', (_, [still = 0, no = 0, notFound = 0, unasked = 0], expected) => {
    expect(tellResults({ still, no, notFound, unasked })).toEqual(expected);
  });

  it('tell no count under five, and none that can be reckoned out from the total', () => {
    const parts = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(parts, (counts) => {
        const told = suppressSmall(counts);
        const total = counts.reduce((sum, count) => sum + count, 0);
        if (total < 5) return;
        expect(told.every((count) => count === null || count === 0 || count >= 5)).toBe(true);
        const hidden = told.filter((count) => count === null).length;
        const left = total - told.reduce<number>((sum, count) => sum + (count ?? 0), 0);
        // What is held back is at least two counts and at least five persons, so neither is known from what is left of the total.
        expect(hidden === 0 || (hidden >= 2 && left >= 5)).toBe(true);
      }),
    );
  });
});
