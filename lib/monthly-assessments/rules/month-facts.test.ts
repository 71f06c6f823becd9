import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveFacts, gatherFacts, type MonthFact } from './month-facts';

const TODAY = '2026-11-18';
const before = {
  level: 'FULL_TIME' as const,
  requiredMinutes: 2100,
  registeredSince: '2025-11-01',
  programmeCode: null,
  programmeExtentMinutes: null,
};
const now = { ...before, weeks: [{ week: '2026-W46', unexcusedMinutes: 0, lastDay: '2026-11-15' }] };

describe('what is seen by comparing with last time', () => {
  it.each([
    ['nothing when all is the same', {}, []],
    ['another level', { level: 'BELOW_FULL_TIME' as const }, ['LEVEL_CHANGED']],
    ['another requirement', { requiredMinutes: 1500 }, ['REQUIREMENT_CHANGED']],
    ['another programme', { programmeCode: 'ROM' }, ['PROGRAMME_CHANGED']],
    ['another extent of it', { programmeExtentMinutes: 2400 }, ['PROGRAMME_CHANGED']],
    [
      'that the registration has ended, and not the programme with it',
      { registeredSince: null, programmeCode: 'ROM' },
      ['NO_LONGER_REGISTERED'],
    ],
    [
      'unexcused absence',
      { weeks: [{ week: '2026-W46', unexcusedMinutes: 180, lastDay: '2026-11-15' }] },
      ['UNEXCUSED'],
    ],
  ])('%s', (_name, change, kinds) => {
    expect(deriveFacts(before, { ...now, ...change }, { today: TODAY }).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('is only the absence the first time', () => {
    const weeks = [{ week: '2026-W47', unexcusedMinutes: 60, lastDay: '2026-11-22' }];
    expect(deriveFacts(null, { ...now, level: 'EXEMPT', weeks }, { today: TODAY })).toMatchObject([
      { kind: 'UNEXCUSED', key: 'UNEXCUSED:2026-W47:60', on: TODAY, path: '/narvaro/2026-W47' },
    ]);
  });

  it('is not a change when it was not known before', () => {
    expect(
      deriveFacts({ ...before, level: null, requiredMinutes: null }, { ...now, level: 'EXEMPT' }, { today: TODAY }),
    ).toEqual([]);
  });
});

const fact = (key: string, at: string): MonthFact => ({
  key,
  kind: 'BREAK',
  at,
  on: at.slice(0, 10),
  byName: null,
  party: null,
  values: {},
  path: '',
});

describe('what has happened', () => {
  it('stands with the newest first, without what was known', () => {
    const facts = [
      fact('a', '2026-11-02T08:00:00.000Z'),
      fact('b', '2026-11-10T08:00:00.000Z'),
      fact('c', '2026-11-05T08:00:00.000Z'),
    ];
    expect(gatherFacts(facts, { known: ['c'] }).map(({ key }) => key)).toEqual(['b', 'a']);
  });

  it('is nothing more once everything is known', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 })), (keys) => {
        const facts = keys.map((key) => fact(key, '2026-11-02T08:00:00.000Z'));
        expect(gatherFacts(facts, { known: keys })).toEqual([]);
        expect(gatherFacts(facts, { known: [] })).toHaveLength(keys.length);
      }),
    );
  });
});
