import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addUnitWeeks, countConcerned, emptyUnitWeek, percentOf, readableUnitWeek } from './unit-week';

const north = {
  ...emptyUnitWeek('2026-W47'),
  persons: 10,
  levels: { EXEMPT: 2, ON_BREAK: 1, NOT_ASSESSED: 1, NO_PLAN: 1, NO_ACTIVITY: 1, BELOW_FULL_TIME: 1, FULL_TIME: 3 },
  gapMinutes: 600,
  gapMinutesByOwner: { ...emptyUnitWeek('2026-W47').gapMinutesByOwner, SCHOOL: 600 },
};

describe('the counters of a week', () => {
  it('add up, level by level and owner by owner', () => {
    const sum = addUnitWeeks('2026-W47', [north, north]);
    expect(sum).toMatchObject({
      persons: 20,
      gapMinutes: 1200,
      levels: { FULL_TIME: 6 },
      gapMinutesByOwner: { SCHOOL: 1200 },
    });
  });

  it('of no unit are a week in which nobody is counted', () => {
    expect(addUnitWeeks('2026-W47', [])).toEqual(emptyUnitWeek('2026-W47'));
  });

  it('tell AF of no health and of no individual, and lose no hours by it', () => {
    const known = {
      ...north,
      gapMinutesByOwner: { ...north.gapMinutesByOwner, HEALTH: 60, INDIVIDUAL: 30, UNKNOWN: 10 },
    };
    expect(readableUnitWeek(known, 'MUNICIPALITY')).toEqual(known);
    expect(readableUnitWeek(known, 'EMPLOYMENT_SERVICE').gapMinutesByOwner).toMatchObject({
      SCHOOL: 600,
      HEALTH: 0,
      INDIVIDUAL: 0,
      UNKNOWN: 100,
    });
  });

  it('concern those of whom activity is demanded', () => {
    expect(countConcerned(north)).toBe(6);
  });

  it.each([
    [1, 3, 33],
    [2, 3, 67],
    [0, 5, 0],
    [0, 0, null],
  ])('%i of %i is %s per cent', (part, whole, expected) => {
    expect(percentOf(part, whole)).toBe(expected);
  });

  it('a share is never below 0 or above 100', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (a, b) => {
        const share = percentOf(Math.min(a, b), Math.max(a, b));
        expect(share === null || (share >= 0 && share <= 100)).toBe(true);
      }),
    );
  });
});
