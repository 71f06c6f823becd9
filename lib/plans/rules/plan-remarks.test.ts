import { describe, expect, it } from 'vitest';
import { listPlanRemarks, type RemarkableActivity } from './plan-remarks';

describe('listPlanRemarks', () => {
  const strengthening: RemarkableActivity = { startsOn: '2026-10-01', endsOn: null, strengthens: true, matches: false };
  const matching: RemarkableActivity = { ...strengthening, strengthens: false, matches: true };
  const employment: RemarkableActivity = { ...strengthening, strengthens: false };
  const version = { inForceFrom: '2026-10-01', followUpOn: '2027-01-15', activities: [strengthening, matching] };
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
});
