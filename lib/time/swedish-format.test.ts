import { describe, expect, it } from 'vitest';
import { formatInstant, stockholmDayOf } from './stockholm';
import {
  formatClockSpan,
  formatDay,
  formatDayAndMonth,
  formatHours,
  formatShortDay,
  formatShortWeekday,
  formatWeek,
  formatWeekAndYear,
  formatWeekday,
} from './swedish-format';

describe('formatHours', () => {
  it.each([
    [1920, '32'],
    [90, '1,5'],
    [0, '0'],
    [5, '0,08'],
    [20, '0,33'],
    [40, '0,67'],
    [-180, '−3'],
    [2400, '40'],
  ])('%i minutes are %s hours', (minutes, expected) => expect(formatHours(minutes)).toBe(expected));
});

describe('days, weeks and times in Swedish', () => {
  it.each([
    [formatDay('2026-11-21'), '21 november 2026'],
    [formatDayAndMonth('2026-03-01'), '1 mars'],
    [formatShortDay('2026-11-21'), 'lör 21/11'],
    [formatWeekday(1), 'måndag'],
    [formatShortWeekday(7), 'sön'],
    [formatWeek('2026-W47'), 'v. 47'],
    [formatWeek('2027-W01'), 'v. 1'],
    [formatWeekAndYear('2027-W01'), 'v. 1 2027'],
    [formatClockSpan({ startsMinute: 480, endsMinute: 725 }), '08.00–12.05'],
  ])('%s', (text, expected) => expect(text).toBe(expected));
});

describe('instants in Stockholm', () => {
  it.each([
    ['2026-11-21T22:59:59Z', '2026-11-21', '21 november 2026 kl. 23.59'],
    ['2026-11-21T23:00:00Z', '2026-11-22', '22 november 2026 kl. 00.00'],
    ['2026-07-01T21:59:00Z', '2026-07-01', '1 juli 2026 kl. 23.59'],
    ['2026-07-01T22:00:00Z', '2026-07-02', '2 juli 2026 kl. 00.00'],
  ])('%s', (instant, day, text) => {
    expect(stockholmDayOf(new Date(instant))).toBe(day);
    expect(formatInstant(new Date(instant))).toBe(text);
  });
});
