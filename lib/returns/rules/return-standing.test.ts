import { describe, expect, it } from 'vitest';
import { daysWithoutActivity, returnDueOn, returnStandingOf } from './return-standing';

describe('a return', () => {
  it.each([
    ['waits', { isAgreed: false, isClosed: false }, 'OPEN'],
    ['is done with a next activity', { isAgreed: true, isClosed: false }, 'AGREED'],
    ['is closed with a reason', { isAgreed: false, isClosed: true }, 'CLOSED'],
    ['stays closed', { isAgreed: true, isClosed: true }, 'CLOSED'],
  ] as const)('%s', (_, facts, standing) => {
    expect(returnStandingOf(facts)).toBe(standing);
  });

  it.each([
    ['2026-11-13', 10, '2026-11-27'],
    ['2026-12-18', 10, '2027-01-08'],
    ['2026-11-13', 3, '2026-11-18'],
  ])('known on %s is due within %i working days on %s', (knownOn, returnWorkingDays, dueOn) => {
    expect(returnDueOn(knownOn, { returnWorkingDays })).toBe(dueOn);
  });
});

describe('the days without activity', () => {
  it.each([
    ['the next day', '2026-11-14', 0],
    ['one that went on all along', '2026-11-14', 0],
    ['the Monday after a Friday', '2026-11-16', 2],
    ['none yet, so far', null, 4],
  ])('%s', (_, nextOn, days) => {
    expect(daysWithoutActivity({ endedOn: '2026-11-13', nextOn, today: '2026-11-18' })).toBe(days);
  });

  it('are none before the first has passed', () => {
    expect(daysWithoutActivity({ endedOn: '2026-11-18', nextOn: null, today: '2026-11-18' })).toBe(0);
  });
});
