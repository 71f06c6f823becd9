import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, workingDaysBetween } from '../../time';
import { barrierStateOf, decideBarrierChange, defaultDueOn, isOpenBarrier, lastDayOf, mindingParty } from './barrier';

const TODAY = '2026-11-18';
const open = { closedAs: null, toOn: null, dueOn: null };

describe('where a barrier stands', () => {
  it.each([
    ['without a day it is open', open, 'OPEN'],
    ['on its due date it is open', { ...open, dueOn: TODAY }, 'OPEN'],
    ['the day after it is overdue', { ...open, dueOn: '2026-11-17' }, 'OVERDUE'],
    ['on its last day it is open', { ...open, toOn: TODAY }, 'OPEN'],
    [
      'after its last day it has ended, and is not overdue',
      { ...open, toOn: '2026-11-17', dueOn: '2026-11-10' },
      'ENDED',
    ],
    ['solved it stays solved', { closedAs: 'SOLVED', toOn: '2026-11-17', dueOn: '2026-11-10' }, 'SOLVED'],
    ['handed over it is the next owner’s', { closedAs: 'HANDED_OVER', toOn: null, dueOn: '2026-11-10' }, 'HANDED_OVER'],
  ] as const)('%s', (_name, facts, state) => {
    expect(barrierStateOf(facts, TODAY)).toBe(state);
  });

  it('is open while somebody has something to do', () => {
    const states = ['OPEN', 'OVERDUE', 'SOLVED', 'HANDED_OVER', 'ENDED'] as const;
    expect(states.filter(isOpenBarrier)).toEqual(['OPEN', 'OVERDUE']);
  });
});

describe('the due date unless another is chosen', () => {
  it.each([
    ['MUNICIPALITY', '2026-12-02'],
    ['EMPLOYMENT_SERVICE', '2026-12-02'],
    ['PROVIDER', '2026-12-02'],
    ['SCHOOL', '2026-12-16'],
    ['HEALTH', '2026-12-16'],
    ['INDIVIDUAL', '2026-12-02'],
    ['UNKNOWN', '2026-11-25'],
  ] as const)('%s has until %s', (owner, day) => {
    expect(defaultDueOn(owner, TODAY)).toBe(day);
  });

  it('is counted in working days over Christmas', () => {
    expect(workingDaysBetween({ from: '2026-12-18', to: defaultDueOn('MUNICIPALITY', '2026-12-18') })).toBe(10);
  });
});

it.each([
  ['EMPLOYMENT_SERVICE', 'EMPLOYMENT_SERVICE'],
  ['MUNICIPALITY', 'MUNICIPALITY'],
  ['PROVIDER', 'MUNICIPALITY'],
  ['SCHOOL', 'MUNICIPALITY'],
  ['HEALTH', 'MUNICIPALITY'],
  ['INDIVIDUAL', 'MUNICIPALITY'],
  ['UNKNOWN', 'MUNICIPALITY'],
] as const)('what %s owns is minded by %s', (owner, party) => {
  expect(mindingParty(owner)).toBe(party);
});

describe('who may do something about it', () => {
  it.each([
    ['MUNICIPALITY', 'EMPLOYMENT_SERVICE', 'EMPLOYMENT_SERVICE', null],
    ['MUNICIPALITY', 'HEALTH', 'MUNICIPALITY', null],
    ['EMPLOYMENT_SERVICE', 'EMPLOYMENT_SERVICE', 'MUNICIPALITY', null],
    ['EMPLOYMENT_SERVICE', 'PROVIDER', 'EMPLOYMENT_SERVICE', null],
    ['EMPLOYMENT_SERVICE', 'PROVIDER', 'MUNICIPALITY', 'barrierNotYours'],
    ['EMPLOYMENT_SERVICE', 'HEALTH', 'MUNICIPALITY', 'barrierNotYours'],
    ['PROVIDER', 'PROVIDER', 'PROVIDER', 'wrongParty'],
  ] as const)('%s, owned by %s and written by %s: %s', (actor, owner, recordedByParty, reason) => {
    const decision = decideBarrierChange(actor, { owner, recordedByParty, isClosed: false });
    expect(decision).toEqual(reason === null ? { allowed: true } : { allowed: false, reason });
  });

  it('nobody, when it is closed', () => {
    expect(
      decideBarrierChange('MUNICIPALITY', { owner: 'SCHOOL', recordedByParty: 'MUNICIPALITY', isClosed: true }),
    ).toEqual({ allowed: false, reason: 'barrierClosed' });
  });
});

describe('the last day of one that is closed', () => {
  it.each([
    ['the day it was closed', { fromOn: '2026-11-02', toOn: null }, '2026-11-18'],
    ['never before it began', { fromOn: '2026-11-23', toOn: null }, '2026-11-23'],
    ['the earlier day that was known', { fromOn: '2026-11-02', toOn: '2026-11-13' }, '2026-11-13'],
  ])('is %s', (_name, barrier, day) => {
    expect(lastDayOf(barrier, { closedOn: TODAY })).toBe(day);
  });

  it('lies within what was known', () => {
    const days = fc.integer({ min: -60, max: 60 }).map((count) => addDays(TODAY, count));
    fc.assert(
      fc.property(days, fc.option(fc.nat(60), { nil: null }), days, (fromOn, length, closedOn) => {
        const toOn = length === null ? null : addDays(fromOn, length);
        const last = lastDayOf({ fromOn, toOn }, { closedOn });
        expect(last >= fromOn && (toOn === null || last <= toOn)).toBe(true);
      }),
    );
  });
});
