import { describe, expect, it } from 'vitest';
import { decideMonth, firstDayOf, formatMonth, isIsoMonth, looksBackTo, monthOf } from './month';

describe('a month', () => {
  it.each([
    ['2026-11', true],
    ['2026-13', false],
    ['2026-00', false],
    ['2026-1', false],
    ['0026-11', false],
    ['2026-11-01', false],
    ['', false],
  ])('%s is one: %s', (value, isOne) => {
    expect(isIsoMonth(value)).toBe(isOne);
  });

  it('is that of a day, begins on its first, and is written in words', () => {
    expect(monthOf('2026-11-18')).toBe('2026-11');
    expect(firstDayOf('2026-11')).toBe('2026-11-01');
    expect(formatMonth('2026-11')).toBe('november 2026');
  });
});

describe('whether a month may be assessed', () => {
  it.each([
    ['the present one from its first day', '2026-11', '2026-11-01', null],
    ['the present one to its last', '2026-11', '2026-11-30', null],
    ['the one before, to the end of the next', '2026-10', '2026-11-30', null],
    ['over a new year', '2026-12', '2027-01-31', null],
    ['not the one before that', '2026-09', '2026-11-01', 'monthTooOld'],
    ['not one that has not begun', '2026-12', '2026-11-30', 'monthNotBegun'],
  ])('%s', (_name, month, today, reason) => {
    expect(decideMonth(month, today)).toEqual(reason === null ? { allowed: true } : { allowed: false, reason });
  });
});

it('looks back to the last assessment, or 31 days', () => {
  expect(looksBackTo({ lastOn: '2026-10-21', today: '2026-11-18' })).toBe('2026-10-21');
  expect(looksBackTo({ lastOn: null, today: '2026-11-18' })).toBe('2026-10-18');
});
