import { describe, expect, it } from 'vitest';
import { followedUpYear, isFollowedUp } from './goal-years';

describe('the year that is followed up', () => {
  it.each([
    ['2026-10-31', null],
    ['2026-11-01', 2026],
    ['2026-12-31', 2026],
    ['2027-01-31', 2026],
    ['2027-02-01', null],
  ])('on %s is %s', (today, year) => {
    expect(followedUpYear(today)).toBe(year);
  });

  it.each([
    ['2025-02-01', true],
    ['2026-06-30', true],
    ['2026-07-01', false],
  ])('holds a goal agreed from %s: %s', (agreedFrom, expected) => {
    expect(isFollowedUp(agreedFrom, 2026)).toBe(expected);
  });
});
