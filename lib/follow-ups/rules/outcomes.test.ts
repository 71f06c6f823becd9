import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../time';
import {
  type FourMonthAnswer,
  fourMonthStanding,
  fourMonthsOn,
  isStartWithinReach,
  listBreakOffReasons,
  readableOutcome,
  startsAskedAbout,
} from './outcomes';

describe('four months after work or studies began', () => {
  it.each([
    ['2026-07-18', '2026-11-18'],
    ['2026-10-31', '2027-02-28'],
    ['2027-10-31', '2028-02-29'],
    ['2026-08-31', '2026-12-31'],
    ['2026-10-30', '2027-02-28'],
  ])('begun %s: %s', (startsOn, on) => {
    expect(fourMonthsOn(startsOn)).toBe(on);
  });

  it.each<[string, string | null, FourMonthAnswer | null, string]>([
    ['never began', null, null, 'NO_START'],
    ['began yesterday', '2026-11-17', null, 'LATER'],
    ['has held three months', '2026-08-18', null, 'LATER'],
    ['has held four months but a day', '2026-07-19', null, 'LATER'],
    ['has held four months', '2026-07-18', null, 'ASK'],
    ['is answered', '2026-07-18', 'SAME', 'ANSWERED'],
    ['could not be reached', '2026-07-18', 'NOT_FOUND', 'ANSWERED'],
    ['ten months on', '2026-01-18', null, 'ASK'],
    ['over ten months on', '2026-01-17', null, 'TOO_LATE'],
  ])('%s', (_, startsOn, answer, standing) => {
    expect(fourMonthStanding({ startsOn, answer }, { today: '2026-11-18' })).toBe(standing);
  });

  it('is asked of exactly those who began between two days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 400 }), (day, back) => {
        const today = addDays('2026-01-01', day);
        const startsOn = addDays(today, -back);
        const { from, to } = startsAskedAbout(today);
        const isAsked = fourMonthStanding({ startsOn, answer: null }, { today }) === 'ASK';
        expect(startsOn >= from && startsOn <= to).toBe(isAsked);
      }),
    );
  });
});

describe('why an activity was broken off', () => {
  it('is health or childcare only in the words of the municipality', () => {
    expect(listBreakOffReasons('MUNICIPALITY')).toContain('HEALTH');
    expect(listBreakOffReasons('EMPLOYMENT_SERVICE')).not.toContain('HEALTH');
    expect(listBreakOffReasons('EMPLOYMENT_SERVICE')).not.toContain('CHILDCARE');
  });

  it.each([
    ['HEALTH', false, { reason: null, note: '', brokenOffBy: null }],
    ['CHILDCARE', false, { reason: null, note: '', brokenOffBy: null }],
    ['MOVED', false, { reason: 'MOVED', note: 'x', brokenOffBy: 'INDIVIDUAL' }],
    ['HEALTH', true, { reason: 'HEALTH', note: 'x', brokenOffBy: 'INDIVIDUAL' }],
    [null, false, { reason: null, note: 'x', brokenOffBy: 'INDIVIDUAL' }],
  ] as const)('%s, to one who reads health and household: %s', (reason, readsHealthAndHousehold, expected) => {
    expect(readableOutcome({ reason, note: 'x', brokenOffBy: 'INDIVIDUAL' }, { readsHealthAndHousehold })).toEqual(
      expected,
    );
  });
});

it.each([
  ['2026-03-01', true],
  ['2026-02-28', false],
  ['2027-05-18', true],
  ['2027-05-19', false],
])('work that begins %s can be the result of a plan from March: %s', (startsOn, expected) => {
  expect(isStartWithinReach(startsOn, { planFrom: '2026-03-01', today: '2026-11-18' })).toBe(expected);
});
