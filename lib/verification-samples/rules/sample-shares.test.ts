import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tellShares } from './sample-shares';

describe('tellShares', () => {
  it.each([
    ['fewer than five checked', { agrees: 4, differs: 0, notCheckable: 0 }, null],
    [
      'all agree',
      { agrees: 5, differs: 0, notCheckable: 0 },
      { checked: 5, agreesPercent: 100, differsPercent: 0, notCheckablePercent: 0 },
    ],
    [
      'enough of each',
      { agrees: 30, differs: 10, notCheckable: 10 },
      { checked: 50, agreesPercent: 60, differsPercent: 20, notCheckablePercent: 20 },
    ],
    [
      'two that differ, and with them those that could be reckoned out',
      { agrees: 30, differs: 2, notCheckable: 8 },
      { checked: 40, agreesPercent: 75, differsPercent: null, notCheckablePercent: null },
    ],
  ])('%s', (_name, counts, told) => {
    expect(tellShares(counts)).toEqual(told);
  });

  it('never leaves one share alone to be reckoned out', () => {
    const count = fc.nat({ max: 60 });
    fc.assert(
      fc.property(count, count, count, (agrees, differs, notCheckable) => {
        const told = tellShares({ agrees, differs, notCheckable });
        if (told === null) return;
        const hidden = [told.agreesPercent, told.differsPercent, told.notCheckablePercent].filter(
          (each) => each === null,
        );
        expect(hidden.length).not.toBe(1);
      }),
    );
  });
});
