import { describe, expect, it } from 'vitest';
import { expiryHorizon, expiryStanding, planExpiryOf } from './expiry';

const TODAY = '2026-11-18';

describe('what is about to run out', () => {
  it.each([
    ['long ago', '2026-01-01', true],
    ['yesterday', '2026-11-17', true],
    ['today', TODAY, true],
    ['in fourteen days', '2026-12-02', true],
    ['in fifteen days', '2026-12-03', false],
  ])('%s', (_name, day, expected) => {
    expect(day <= expiryHorizon(TODAY)).toBe(expected);
  });

  it.each([
    ['has passed', '2026-11-15', { hasPassed: true, days: 3 }],
    ['is today', TODAY, { hasPassed: false, days: 0 }],
    ['is to come', '2026-11-28', { hasPassed: false, days: 10 }],
  ])('a day that %s', (_name, day, standing) => {
    expect(expiryStanding(day, TODAY)).toEqual(standing);
  });
});

describe('when a plan must be looked at again', () => {
  it.each([
    ['at its follow-up', '2026-10-01', '2026-06-01', { kind: 'FOLLOW_UP', day: '2026-10-01' }],
    [
      'at its follow-up on the day it turns six months',
      '2026-12-01',
      '2026-06-01',
      { kind: 'FOLLOW_UP', day: '2026-12-01' },
    ],
    [
      'when it turns six months, with a later follow-up',
      '2027-02-01',
      '2026-06-01',
      { kind: 'PLAN_AGE', day: '2026-12-01' },
    ],
    ['when it turns six months, without a follow-up', null, '2026-06-01', { kind: 'PLAN_AGE', day: '2026-12-01' }],
    ['on the last day of a shorter month', null, '2026-08-31', { kind: 'PLAN_AGE', day: '2027-02-28' }],
  ] as const)('%s', (_name, followUpOn, inForceFrom, expected) => {
    expect(planExpiryOf({ followUpOn, inForceFrom })).toEqual(expected);
  });
});
