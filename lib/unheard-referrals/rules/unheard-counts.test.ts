import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tellUnheard } from './unheard-counts';

const units = (...decided: number[]) =>
  decided.map((each, index) => ({ unitId: `u${index}`, unitName: `Enhet ${index}`, decided: each, found: 0 }));
const decidedOf = (told: ReturnType<typeof tellUnheard>) => told.units.map(({ decided }) => decided);

describe('what each reader is told', () => {
  it.each<[string, number[], (number | null)[], number | null]>([
    ['none at all', [0, 0], [0, 0], 0],
    ['fewer than five in all', [3, 0], [null, null], null],
    ['one unit under five, which the other would give away', [3, 9], [null, null], 12],
    ['every unit five or more', [5, 9], [5, 9], 14],
    ['one under five among three: the smallest other is held back with it', [2, 7, 20], [null, null, 20], 29],
  ])('Arbetsförmedlingen, %s', (_, real, told, total) => {
    const answer = tellUnheard(units(...real), 'EMPLOYMENT_SERVICE');
    expect(decidedOf(answer)).toEqual(told);
    expect(answer.total.decided).toBe(total);
  });

  it('the municipality is told each', () => {
    const answer = tellUnheard(units(1, 2), 'MUNICIPALITY');
    expect(decidedOf(answer)).toEqual([1, 2]);
    expect(answer.total.decided).toBe(3);
  });

  it('nothing between one and four can be reckoned out', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 8 }), (real) => {
        const answer = tellUnheard(units(...real), 'EMPLOYMENT_SERVICE');
        const told = decidedOf(answer);
        const hidden = real.filter((_, index) => told[index] === null);
        expect(told.every((each) => each === null || each === 0 || each >= 5)).toBe(true);
        if (hidden.length > 0 && answer.total.decided !== null) {
          expect(hidden.length > 1 || real.length === 1).toBe(true);
          expect(hidden.reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(5);
        }
      }),
    );
  });
});
