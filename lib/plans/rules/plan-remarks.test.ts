import { describe, expect, it } from 'vitest';
import { listPlanRemarks, type RemarkableActivity, toRemarkableActivities } from './plan-remarks';

describe('listPlanRemarks', () => {
  const strengthening: RemarkableActivity = {
    startsOn: '2026-10-01',
    endsOn: null,
    strengthens: true,
    matches: false,
    isAtWorkplace: false,
    slots: [],
    flexibleWeeklyMinutes: 600,
  };
  const matching: RemarkableActivity = { ...strengthening, strengthens: false, matches: true };
  const employment: RemarkableActivity = { ...strengthening, strengthens: false };
  const version: Parameters<typeof listPlanRemarks>[0] = {
    inForceFrom: '2026-10-01',
    followUpOn: '2027-01-15',
    goalKind: 'STUDIES',
    activities: [strengthening, matching],
  };
  const full = [1, 2, 3, 4].map((weekday) => ({ weekday, startsMinute: 480, endsMinute: 960 }));
  const remarks = (traits: Partial<typeof version>, today = '2026-11-21') =>
    listPlanRemarks({ ...version, ...traits }, { today });

  it.each<[string, Partial<typeof version>, string, string[]]>([
    ['a good plan', {}, '2026-11-21', []],
    ['a plan the day before it is six months old', { followUpOn: '2027-06-01' }, '2027-03-31', []],
    ['a plan of six months', { followUpOn: '2027-06-01' }, '2027-04-01', ['OLDER_THAN_SIX_MONTHS']],
    ['a follow-up tomorrow', {}, '2027-01-14', []],
    ['a follow-up today', {}, '2027-01-15', ['FOLLOW_UP_DUE']],
    ['only matching', { activities: [matching, matching] }, '2026-11-21', ['ONLY_MATCHING']],
    ['matching beside employment', { activities: [matching, employment] }, '2026-11-21', ['ONLY_MATCHING']],
    ['employment alone', { activities: [employment] }, '2026-11-21', []],
    [
      'one after the other',
      {
        activities: [
          { ...strengthening, endsOn: '2026-10-31' },
          { ...strengthening, startsOn: '2026-11-01' },
        ],
      },
      '2026-11-21',
      ['ONLY_SEQUENTIAL'],
    ],
    [
      'one after the other at the same hours, where parallel would not fit',
      {
        activities: [
          { ...strengthening, endsOn: '2026-10-31', slots: full, flexibleWeeklyMinutes: null },
          { ...strengthening, startsOn: '2026-11-01', slots: full, flexibleWeeklyMinutes: null },
        ],
      },
      '2026-11-21',
      [],
    ],
    [
      'one after the other, together above forty hours',
      {
        activities: [
          { ...strengthening, endsOn: '2026-10-31', slots: full, flexibleWeeklyMinutes: null },
          { ...strengthening, startsOn: '2026-11-01' },
        ],
      },
      '2026-11-21',
      [],
    ],
    ['work as the goal and no workplace', { goalKind: 'WORK' }, '2026-11-21', ['NOTHING_AT_WORKPLACE']],
    [
      'work as the goal and practice this week',
      { goalKind: 'WORK', activities: [strengthening, { ...matching, isAtWorkplace: true, startsOn: '2026-11-20' }] },
      '2026-11-18',
      [],
    ],
    [
      'work as the goal and practice next week',
      { goalKind: 'WORK', activities: [strengthening, { ...matching, isAtWorkplace: true, startsOn: '2026-11-23' }] },
      '2026-11-22',
      ['NOTHING_AT_WORKPLACE'],
    ],
    [
      'with one day in common',
      {
        activities: [
          { ...strengthening, endsOn: '2026-11-01' },
          { ...strengthening, startsOn: '2026-11-01' },
        ],
      },
      '2026-11-21',
      [],
    ],
    [
      'all of it',
      {
        activities: [
          { ...matching, endsOn: '2026-10-31' },
          { ...matching, startsOn: '2026-11-01' },
        ],
      },
      '2027-04-01',
      ['OLDER_THAN_SIX_MONTHS', 'FOLLOW_UP_DUE', 'ONLY_MATCHING', 'ONLY_SEQUENTIAL'],
    ],
  ])('%s', (_, traits, today, expected) => expect(remarks(traits, today)).toEqual(expected));

  it.each([
    ['WORK_PLACEMENT', 4, true],
    ['EMPLOYMENT', null, true],
    ['AF_WORK_PLACEMENT', null, true],
    ['CV_SUPPORT', 3, false],
    ['ROM', null, false],
  ])('holds %s (kind %s) to be at a workplace: %s', (code, lawKind, isAtWorkplace) => {
    const activity = { typeCode: code, startsOn: '2026-10-01', endsOn: null, slots: [], flexibleWeeklyMinutes: 300 };
    const catalogue = [{ code, lawKind, strengthens: true, matches: false }];
    expect(toRemarkableActivities([activity], catalogue)).toMatchObject([{ isAtWorkplace }]);
    expect(toRemarkableActivities([{ ...activity, typeCode: 'UNKNOWN' }], catalogue)).toEqual([]);
  });
});
