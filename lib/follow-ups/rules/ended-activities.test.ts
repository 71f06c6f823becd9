import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HeldVersion, hasOutcome, listEndedActivities, outcomeAuthority } from './ended-activities';

const today = '2026-11-18';
const version = (
  inForceFrom: string,
  inForceTo: string | null,
  endsOn: string | null,
  isEnded = false,
): HeldVersion => ({
  inForceFrom,
  inForceTo,
  isEnded,
  activities: [{ lineageId: 'praktik', endsOn }],
});
const without = (inForceFrom: string, inForceTo: string | null = null): HeldVersion => ({
  inForceFrom,
  inForceTo,
  isEnded: false,
  activities: [],
});

describe('an activity', () => {
  it.each<[string, HeldVersion[], string | null]>([
    ['runs in the plan in force', [version('2026-10-01', null, null)], null],
    ['has an end ahead', [version('2026-10-01', null, '2026-12-01')], null],
    ['ends today, and so has not ended', [version('2026-10-01', null, today)], null],
    ['ended yesterday as agreed', [version('2026-10-01', null, '2026-11-17')], '2026-11-17 AGREED_END'],
    ['was taken out', [version('2026-05-01', '2026-09-30', null), without('2026-10-01')], '2026-09-30 TAKEN_OUT'],
    [
      'was taken out before its agreed end',
      [version('2026-05-01', '2026-09-30', '2026-12-01'), without('2026-10-01')],
      '2026-09-30 TAKEN_OUT',
    ],
    [
      'had ended before the version that held it',
      [version('2026-05-01', '2026-09-30', '2026-08-01'), without('2026-10-01')],
      '2026-08-01 AGREED_END',
    ],
    ['ended with the plan', [version('2026-05-01', '2026-10-31', null, true)], '2026-10-31 PLAN_ENDED'],
    ['ends with the plan, later', [version('2026-05-01', '2026-12-31', null, true)], null],
    [
      'goes on in the next version',
      [version('2026-05-01', '2026-09-30', null), version('2026-10-01', null, null)],
      null,
    ],
    [
      'came back after a version without it',
      [
        version('2026-01-01', '2026-04-30', null),
        without('2026-05-01', '2026-09-30'),
        version('2026-10-01', null, null),
      ],
      null,
    ],
    [
      'was only in a version that never began',
      [without('2026-05-01'), version('2026-10-01', '2026-09-15', null)],
      null,
    ],
  ])('%s', (_, versions, expected) => {
    const [ended] = listEndedActivities(versions, { today });
    expect(ended ? `${ended.endedOn} ${ended.how}` : null).toBe(expected);
    expect(listEndedActivities(versions.toReversed(), { today })).toEqual(listEndedActivities(versions, { today }));
  });

  it('has ended at most once, and before today', () => {
    const day = fc
      .integer({ min: 0, max: 60 })
      .map((days) => new Date(Date.UTC(2026, 9, 1 + days)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.array(fc.record({ from: day, to: fc.option(day), endsOn: fc.option(day) })), (drawn) => {
        const ended = listEndedActivities(
          drawn.map(({ from, to, endsOn }) => version(from, to, endsOn)),
          { today },
        );
        expect(ended.length).toBeLessThanOrEqual(1);
        expect(ended.every(({ endedOn }) => endedOn < today)).toBe(true);
      }),
    );
  });
});

it.each([
  ['ASSIGNED', 'WORK_PLACEMENT', true],
  ['OCCUPATION', 'SFI', true],
  ['OCCUPATION', 'ROM', true],
  ['OCCUPATION', 'EMPLOYMENT', false],
  ['OCCUPATION', 'SUBSIDISED_EMPLOYMENT', false],
  ['JOB_SEARCH', 'OWN_JOB_SEARCH', false],
])('%s %s is asked about when it ends: %s', (activityClass, typeCode, expected) => {
  expect(hasOutcome({ activityClass, typeCode })).toBe(expected);
});

it.each([
  ['MUNICIPALITY', null, true, 'MUNICIPALITY'],
  ['MUNICIPALITY', 'p1', true, 'EMPLOYMENT_SERVICE'],
  ['EMPLOYMENT_SERVICE', null, true, 'EMPLOYMENT_SERVICE'],
  ['PROVIDER', 'p1', true, 'EMPLOYMENT_SERVICE'],
  ['PROVIDER', 'p1', false, 'MUNICIPALITY'],
  ['EMPLOYMENT_SERVICE', null, false, 'MUNICIPALITY'],
] as const)('of %s’s activity (provider %s, registered %s) %s tells', (party, providerId, isRegistered, expected) => {
  expect(outcomeAuthority({ party, providerId, isRegistered })).toBe(expected);
});
