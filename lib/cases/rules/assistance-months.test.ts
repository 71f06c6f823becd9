import { expect, it } from 'vitest';
import { countAssistanceMonths } from './assistance-months';

const today = '2026-11-18';

it.each([
  ['this month is the first', '2026-11-01', null, 1],
  ['goes on over a new year', '2025-11-01', null, 13],
  ['has ended', '2026-01-01', '2026-03-01', 3],
  ['ends in a month to come', '2026-10-01', '2027-01-01', 2],
  ['has not begun', '2026-12-01', null, 0],
])('counts months with försörjningsstöd when it %s', (_name, fromMonth, toMonth, expected) => {
  expect(countAssistanceMonths({ fromMonth, toMonth, today })).toBe(expected);
});
