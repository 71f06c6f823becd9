import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suppressSmall, tellResults } from './results';

describe('the results that managers are told', () => {
  it.each([
    ['nobody', [0, 0, 0, 0], null],
    ['four in all', [2, 1, 1, 0], null],
    ['all large', [12, 8, 6, 5], { total: 31, still: 12, stillPercent: 39, no: 8, notFound: 6, unasked: 5 }],
    ['everyone still there', [7, 0, 0, 0], { total: 7, still: 7, stillPercent: 100, no: 0, notFound: 0, unasked: 0 }],
    ['nobody still there', [0, 7, 0, 0], { total: 7, still: 0, stillPercent: 0, no: 7, notFound: 0, unasked: 0 }],
    [
      'three who are not: nothing is told of who is',
      [15, 3, 0, 0],
      { total: 18, still: null, stillPercent: null, no: null, notFound: null, unasked: null },
    ],
    [
      'three who are still there',
      [3, 15, 0, 0],
      { total: 18, still: null, stillPercent: null, no: null, notFound: null, unasked: null },
    ],
    [
      'seven who are not, for small reasons: how many is told, and not why',
      [11, 4, 2, 1],
      { total: 18, still: 11, stillPercent: 61, no: null, notFound: null, unasked: null },
    ],
    [
      'two small ones that make four together take the third with them',
      [20, 9, 2, 2],
      { total: 33, still: 20, stillPercent: 61, no: null, notFound: null, unasked: null },
    ],
    [
      'two small ones that make five together',
      [20, 9, 3, 2],
      { total: 34, still: 20, stillPercent: 59, no: 9, notFound: null, unasked: null },
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

  it('tell all of two levels or nothing that gives a small one away', () => {
    const count = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(count, count, count, count, (still, no, notFound, unasked) => {
        const told = tellResults({ still, no, notFound, unasked });
        const rest = no + notFound + unasked;
        const isSmall = (part: number) => part > 0 && part < 5;
        if (told === null) {
          expect(still + rest).toBeLessThan(5);
          return;
        }
        expect(told.still === null).toBe(isSmall(still) || isSmall(rest));
        const parts = [told.no, told.notFound, told.unasked];
        const hidden = parts.filter((part) => part === null).length;
        const known = parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
        expect(parts.every((part) => part === null || !isSmall(part))).toBe(true);
        if (told.still !== null && hidden > 0) expect(hidden >= 2 && rest - known >= 5).toBe(true);
      }),
    );
  });
});
