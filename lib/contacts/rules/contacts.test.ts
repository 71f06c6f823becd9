import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideDirectContact } from './direct-contact';
import { groupWorkingHours } from './working-hours';

describe('decideDirectContact', () => {
  it.each([
    ['a phone and an own address', '070-174 06 05', 'karin@granvik.example', ['norr@granvik.example'], true],
    ['an own address alone', null, 'karin@granvik.example', ['norr@granvik.example'], true],
    ['a shared address beside a phone', '070-174 06 05', 'norr@granvik.example', ['norr@granvik.example'], true],
    ['a shared address alone', null, 'norr@granvik.example', ['norr@granvik.example'], false],
    ['a shared address alone, written otherwise', '  ', 'Norr@Granvik.example', [' norr@granvik.example'], false],
    ['an own address where nobody has a shared one', null, 'karin@granvik.example', [''], true],
  ])('%s', (_name, phone, email, sharedMailboxes, allowed) => {
    expect(decideDirectContact({ phone, email, sharedMailboxes }).allowed).toBe(allowed);
  });
});

describe('groupWorkingHours', () => {
  const at = (weekday: number, startsMinute = 480, endsMinute = 990) => ({ weekday, startsMinute, endsMinute });

  it('says days in a row with the same times as one', () => {
    expect(groupWorkingHours([at(2), at(1), at(3), at(4), at(5, 480, 720)])).toEqual([
      { fromWeekday: 1, toWeekday: 4, startsMinute: 480, endsMinute: 990 },
      { fromWeekday: 5, toWeekday: 5, startsMinute: 480, endsMinute: 720 },
    ]);
  });

  it('never says a day between two that is not there', () => {
    expect(groupWorkingHours([at(1), at(3)])).toHaveLength(2);
  });

  it('covers exactly the days it was given', () => {
    const days = fc.uniqueArray(
      fc.record({
        weekday: fc.integer({ min: 1, max: 7 }),
        startsMinute: fc.constantFrom(480, 540),
        endsMinute: fc.constant(960),
      }),
      {
        selector: ({ weekday }) => weekday,
      },
    );
    fc.assert(
      fc.property(days, (hours) => {
        const covered = groupWorkingHours(hours).flatMap(({ fromWeekday, toWeekday, ...times }) =>
          Array.from({ length: toWeekday - fromWeekday + 1 }, (_each, index) => ({
            weekday: fromWeekday + index,
            ...times,
          })),
        );
        expect(covered).toEqual([...hours].sort((a, b) => a.weekday - b.weekday));
      }),
    );
  });
});
