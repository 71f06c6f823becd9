import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingDays } from '../../time';
import { listWorkingDayNumbers } from './working-day-numbers';

describe('the numbers of the days', () => {
  const { days, numbers } = listWorkingDayNumbers('2026-11-18');
  const due = ({ index, within }: { index: number; within: number }) => ({
    number: (numbers[index] ?? 0) + within,
    day: addWorkingDays(days[index] ?? '', within),
  });

  it('put due dates in the order of their days', () => {
    const one = fc.record({ index: fc.nat(days.length - 1), within: fc.integer({ min: 1, max: 30 }) });
    fc.assert(
      fc.property(one, one, (a, b) => {
        const [first, second] = [due(a), due(b)];
        expect(Math.sign(first.number - second.number)).toBe(first.day.localeCompare(second.day));
      }),
    );
  });

  it('go over the weekend without counting it', () => {
    const from = days.indexOf('2026-11-13');
    expect(numbers.slice(from, from + 4).map((number) => number - (numbers[from] ?? 0))).toEqual([0, 0, 0, 1]);
  });
});
