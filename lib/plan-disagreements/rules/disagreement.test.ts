import { describe, expect, it } from 'vitest';
import {
  decideDisagreement,
  decideEndingDay,
  listDisagreementsBeside,
  listDisagreementsDuring,
  type PlanDisagreement,
} from './disagreement';

const view: PlanDisagreement = {
  id: 'b',
  part: 'GOAL',
  lineageId: null,
  party: 'INDIVIDUAL',
  words: 'Jag vill hellre arbeta i kök.',
  expressedOn: '2026-11-10',
  ending: null,
  endedOn: null,
};

describe('who may write down a disagreement', () => {
  it.each([
    ['MUNICIPALITY', 'INDIVIDUAL', true],
    ['EMPLOYMENT_SERVICE', 'INDIVIDUAL', true],
    ['MUNICIPALITY', 'MUNICIPALITY', true],
    ['EMPLOYMENT_SERVICE', 'EMPLOYMENT_SERVICE', true],
    ['MUNICIPALITY', 'EMPLOYMENT_SERVICE', false],
    ['EMPLOYMENT_SERVICE', 'MUNICIPALITY', false],
  ] as const)('%s for %s: %s', (actorParty, party, allowed) => {
    expect(decideDisagreement({ actorParty, party }).allowed).toBe(allowed);
  });
});

describe('the day on which a disagreement ended', () => {
  it.each([
    ['2026-11-09', { allowed: false, reason: 'disagreementEndsTooEarly' }],
    ['2026-11-10', { allowed: true }],
    ['2026-11-18', { allowed: true }],
    ['2026-11-19', { allowed: false, reason: 'dayInFuture' }],
  ])('%s', (endedOn, decision) => {
    expect(decideEndingDay(view, { endedOn, today: '2026-11-18' })).toEqual(decision);
  });
});

describe('where a disagreement stands', () => {
  it('beside its own part and its own activity, the first expressed first', () => {
    const later = { ...view, id: 'a', expressedOn: '2026-11-12' };
    const same = { ...view, id: 'c' };
    const activity = { ...view, id: 'd', part: 'ACTIVITY' as const, lineageId: 'one' };
    const all = [later, same, view, activity];
    expect(listDisagreementsBeside(all, { part: 'GOAL', lineageId: null }).map(({ id }) => id)).toEqual([
      'b',
      'c',
      'a',
    ]);
    expect(listDisagreementsBeside(all, { part: 'ACTIVITY', lineageId: 'one' })).toEqual([activity]);
    expect(listDisagreementsBeside(all, { part: 'ACTIVITY', lineageId: 'two' })).toEqual([]);
  });

  const resolved = { ...view, ending: 'RESOLVED' as const, endedOn: '2026-12-01' };
  it.each([
    ['stands through the versions', view, { fromOn: '2027-01-01', toOn: null }, true],
    ['was not yet expressed', view, { fromOn: '2026-01-01', toOn: '2026-11-09' }, false],
    ['ended while the version held', resolved, { fromOn: '2026-11-01', toOn: null }, true],
    ['ended before the version began', resolved, { fromOn: '2026-12-02', toOn: null }, false],
  ] as const)('beside a version: %s', (_name, disagreement, period, isShown) => {
    expect(listDisagreementsDuring([disagreement], period).length).toBe(isShown ? 1 : 0);
  });
});
