import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { checkLaw } from '../../tests/builders/law';
import { addDays, addMonths, ageOn, daysBetween, isIsoDay, listDays, periodHolds, weekday } from './iso-day';
import { addWeeks, daysOfWeek, isIsoWeek, listWeeks, mondayOf, toIsoWeek } from './iso-week';

const days = fc.integer({ min: -40_000, max: 60_000 }).map((count) => addDays('1970-01-01', count));

describe('days', () => {
  it.each([
    ['2026-11-21', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-1-1', false],
    ['0026-01-01', false],
    ['2026-11-21T00:00', false],
    ['', false],
  ])('%s is a day: %s', (value, expected) => expect(isIsoDay(value)).toBe(expected));

  it.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-11-21', 6, '2027-05-21'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -13, '2024-12-15'],
  ])('%s plus %i months is %s', (day, count, expected) => expect(addMonths(day, count)).toBe(expected));

  it.each([
    ['2018-11-21', '2026-11-20', 7],
    ['2018-11-21', '2026-11-21', 8],
    ['2020-02-29', '2028-02-28', 7],
    ['2020-02-29', '2027-03-01', 7],
  ])('one born %s is on %s %i years old', (bornOn, day, age) => expect(ageOn({ bornOn, day })).toBe(age));

  it('agrees with Temporal on weekday, week and arithmetic', () => {
    checkLaw(
      fc.property(
        days,
        fc.integer({ min: -500, max: 500 }),
        fc.integer({ min: -90, max: 90 }),
        (day, count, months) => {
          const date = Temporal.PlainDate.from(day);
          expect(weekday(day)).toBe(date.dayOfWeek);
          expect(addDays(day, count)).toBe(date.add({ days: count }).toString());
          expect(addMonths(day, months)).toBe(date.add({ months }).toString());
          expect(toIsoWeek(day)).toBe(`${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`);
        },
      ),
    );
  });

  it('counts between days what it adds', () => {
    checkLaw(
      fc.property(days, fc.integer({ min: -500, max: 500 }), (from, count) => {
        expect(daysBetween({ from, to: addDays(from, count) })).toBe(count);
      }),
    );
  });

  it('lists a period with both ends', () => {
    expect(listDays({ from: '2026-12-30', to: '2027-01-02' })).toEqual([
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
    ]);
    expect(listDays({ from: '2026-12-30', to: '2026-12-29' })).toEqual([]);
  });

  it.each([
    ['2026-10-31', false],
    ['2026-11-01', true],
    ['2026-11-30', true],
    ['2026-12-01', false],
  ])('November holds %s: %s', (day, expected) => {
    expect(periodHolds({ fromOn: '2026-11-01', toOn: '2026-11-30' }, day)).toBe(expected);
  });
});

describe('weeks', () => {
  it.each([
    ['2026-11-21', '2026-W47'],
    ['2026-12-28', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['2021-01-03', '2020-W53'],
  ])('%s lies in %s', (day, week) => expect(toIsoWeek(day)).toBe(week));

  it.each([
    ['2026-W53', true],
    ['2027-W53', false],
    ['2026-W00', false],
    ['2026-W54', false],
    ['2026-47', false],
    ['2026-W1', false],
  ])('%s is a week: %s', (value, expected) => expect(isIsoWeek(value)).toBe(expected));

  it('holds Monday to Sunday', () => {
    expect(daysOfWeek('2026-W53')).toEqual([
      '2026-12-28',
      '2026-12-29',
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
      '2027-01-03',
    ]);
  });

  it('passes the turn of the year', () => {
    expect(addWeeks('2026-W53', 1)).toBe('2027-W01');
    expect(addWeeks('2027-W01', -13)).toBe('2026-W41');
    expect(listWeeks({ from: '2026-W52', to: '2027-W01' })).toEqual(['2026-W52', '2026-W53', '2027-W01']);
    expect(listWeeks({ from: '2027-W01', to: '2026-W52' })).toEqual([]);
  });

  it('finds every day in the week it names', () => {
    checkLaw(
      fc.property(days, (day) => {
        const week = toIsoWeek(day);
        expect(daysOfWeek(week)[weekday(day) - 1]).toBe(day);
        expect(mondayOf(week)).toBe(daysOfWeek(week)[0]);
        expect(isIsoWeek(week)).toBe(true);
      }),
    );
  });

  it.each(['2026-47', 'v. 47', ''])('refuses «%s»', (week) => expect(() => mondayOf(week)).toThrow(RangeError));
});
