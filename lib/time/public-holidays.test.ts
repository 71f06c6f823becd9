import Holidays from 'date-holidays';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLaw } from '../../tests/builders/law';
import { addDays, weekday } from './iso-day';
import { findPublicHolidayName, isPublicHoliday, listPublicHolidays } from './public-holidays';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days';

const years = Array.from({ length: 21 }, (_, index) => 2020 + index);
const EVES = new Set(['midsommarafton', 'julafton', 'nyårsafton']);

describe('public holidays', () => {
  it.each(years)('agrees with an independent calendar for %i', (year) => {
    const independent = new Set(
      new Holidays('SE')
        .getHolidays(year, 'sv')
        .filter(({ type, name }) => type === 'public' || EVES.has(name.toLowerCase()))
        .map(({ date }) => date.slice(0, 10)),
    );
    expect(new Set(listPublicHolidays(year).map(({ day }) => day))).toEqual(independent);
  });

  it.each([
    ['2026-01-01', 'nyårsdagen'],
    ['2026-04-03', 'långfredagen'],
    ['2026-05-14', 'Kristi himmelsfärdsdag'],
    ['2026-06-19', 'midsommarafton'],
    ['2026-06-20', 'midsommardagen'],
    ['2026-10-31', 'alla helgons dag'],
    ['2026-12-24', 'julafton'],
    ['2026-12-31', 'nyårsafton'],
    ['2008-05-01', 'första maj, Kristi himmelsfärdsdag'],
    ['2026-05-25', null],
    ['2026-11-22', null],
  ])('%s is %s', (day, name) => expect(findPublicHolidayName(day)).toBe(name));

  it('is quick enough for half a million days', () => {
    const started = performance.now();
    let holidays = 0;
    for (let count = 0; count < 500_000; count += 1)
      if (isPublicHoliday(addDays('2020-01-01', count % 7000))) holidays += 1;
    expect(holidays).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('working days', () => {
  it.each([
    ['2026-11-20', true],
    ['2026-11-21', false],
    ['2026-12-24', false],
    ['2026-12-23', true],
    ['2027-01-06', false],
  ])('%s is a working day: %s', (day, expected) => expect(isWorkingDay(day)).toBe(expected));

  it.each([
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-21', 5, '2026-11-27'],
    ['2026-12-22', 5, '2027-01-04'],
    ['2026-11-23', -1, '2026-11-20'],
    ['2026-11-21', 0, '2026-11-21'],
  ])('%s plus %i working days is %s', (day, count, expected) => expect(addWorkingDays(day, count)).toBe(expected));

  it.each([
    ['2026-11-20', '2026-11-20', 0],
    ['2026-11-20', '2026-11-23', 1],
    ['2026-12-22', '2027-01-04', 5],
    ['2026-11-27', '2026-11-20', -5],
  ])('between %s and %s are %i', (from, to, expected) => expect(workingDaysBetween({ from, to })).toBe(expected));

  it('counts what it adds', () => {
    checkLaw(
      fc.property(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 1, max: 60 }), (offset, count) => {
        const from = addDays('2020-01-01', offset);
        const to = addWorkingDays(from, count);
        expect(workingDaysBetween({ from, to })).toBe(count);
        expect(weekday(to)).toBeLessThanOrEqual(5);
      }),
    );
  });
});
