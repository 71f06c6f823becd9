import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MonthBasis, MonthWeek } from '../month-dto';
import { isUnchanged, listBasisKeys, listNews, sumWeeks, takeSnapshot } from './month-basis';

function week(change: Partial<MonthWeek> = {}, attended = 1800): MonthWeek {
  return {
    week: '2026-W46',
    level: 'FULL_TIME',
    isFormallyFullTimeOnly: false,
    requiredMinutes: 2100,
    assignedMinutes: 2100,
    gapMinutes: 0,
    programmeMinutes: 0,
    picture: { occupation: 0, jobSearch: 300, assigned: 2100, otherDuties: 0, gap: 0 },
    gapCause: null,
    attendance: {
      plannedMinutes: 2100,
      attendedMinutes: attended,
      excusedMinutes: 2100 - attended,
      unexcusedMinutes: 0,
      cancelledMinutes: 0,
      unansweredMinutes: 0,
    },
    hasEnded: true,
    unverifiedDays: 0,
    ...change,
  };
}

const standing: MonthBasis['standing'] = {
  level: 'FULL_TIME',
  requirement: null,
  gap: null,
  registration: {
    registeredSince: '2025-11-01',
    jobseekerCategory: '11',
    programmeCode: null,
    programmeExtentMinutes: null,
    programmeMinutes: 0,
  },
  plan: { number: 2, inForceFrom: '2026-10-01', followUpOn: null },
  referral: null,
  breaks: [],
  openBarriers: 0,
  contacts: [],
};
const kept = { facts: [], weeks: [week()], missing: [], standing };
const fact = {
  key: 'BREAK:1',
  kind: 'BREAK' as const,
  at: '',
  on: '2026-11-02',
  byName: null,
  party: null,
  values: {},
  path: '',
};

describe('what has come since the page was read', () => {
  const seen = listBasisKeys(kept);
  it.each<[string, Partial<typeof kept> | object, number]>([
    ['nothing', {}, 0],
    ['a fact', { facts: [fact] }, 1],
    ['another report of a week', { weeks: [week({}, 1500)] }, 1],
    ['a verification', { weeks: [week({ unverifiedDays: 1 })] }, 1],
    ['another cause', { weeks: [week({ gapCause: { code: 'HEALTH', owner: 'HEALTH' } })] }, 1],
    ['something missing', { missing: [{ code: 'NO_PLAN', values: {}, path: '/plan' }] }, 1],
    ['another plan', { standing: { ...standing, plan: null } }, 1],
    [
      'another programme',
      { standing: { ...standing, registration: { ...standing.registration, programmeCode: 'ROM' } } },
      1,
    ],
  ])('%s', (_name, change, count) => {
    expect(listNews(seen, listBasisKeys({ ...kept, ...change } as typeof kept))).toHaveLength(count);
  });

  it('is not what has gone', () => {
    expect(listNews([...seen, 'MISSING:NO_PLAN:'], seen)).toEqual([]);
  });

  it('is what is in the one and not in the other, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (a, b) => {
        const news = listNews(a, b);
        expect(news.every((key) => b.includes(key) && !a.includes(key))).toBe(true);
        expect(listNews([...a, ...news], b)).toEqual([]);
      }),
    );
  });
});

it('is unchanged when nothing has happened, whatever is missing', () => {
  expect(isUnchanged({ facts: [] })).toBe(true);
  expect(isUnchanged({ facts: [fact] })).toBe(false);
});

it('sums the weeks that have ended, and no others', () => {
  const weeks = [week({}, 2100), week({}, 1500), week({ hasEnded: false }, 0)];
  expect(sumWeeks(weeks)).toEqual({
    plannedMinutes: 4200,
    attendedMinutes: 3600,
    excusedMinutes: 600,
    unexcusedMinutes: 0,
    unansweredMinutes: 0,
  });
});

it('keeps figures and codes of what an assessment was made on, no names', () => {
  const basis: MonthBasis = {
    sinceOn: '2026-10-18',
    isFirst: true,
    thisWeek: '2026-W47',
    ...kept,
    facts: [{ ...fact, byName: 'Sara Holm' }],
    missing: [{ code: 'NO_PLAN', values: {}, path: '/plan' }],
    keys: ['a'],
  };
  const snapshot = takeSnapshot(basis);
  expect(snapshot).toMatchObject({
    sinceOn: '2026-10-18',
    plannedMinutes: 2100,
    planNumber: 2,
    missing: ['NO_PLAN'],
    keys: ['a'],
  });
  expect(JSON.stringify(snapshot)).not.toContain('Sara');
});
