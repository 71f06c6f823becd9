import { describe, expect, it } from 'vitest';
import {
  continuedEnd,
  countedFromOf,
  decideProviderChange,
  firstDayElsewhere,
  lastDayOf,
  longestContinuedEnd,
  offersService,
  takeOverDay,
} from './provider-change';

const TODAY = '2026-11-18';

describe('a change of provider', () => {
  const change = {
    state: 'STARTED' as const,
    providerId: 'stigen',
    toProviderId: 'broar',
    startsOn: '2026-11-19',
    longestEnd: '2027-02-16',
    isContinued: false,
  };
  it.each([
    ['to another provider', change, null],
    ['on the last day of the period', { ...change, startsOn: '2027-02-16' }, null],
    ['of one that another takes over already', { ...change, isContinued: true }, 'referralTakenOver'],
    ['when the period is over', { ...change, startsOn: '2027-02-17' }, 'providerChangePeriodOver'],
    ['to the same provider', { ...change, toProviderId: 'stigen' }, 'providerNotChanged'],
    ['of one that has not begun', { ...change, state: 'DECIDED' as const }, 'referralWrongOrder'],
    ['of one that has ended', { ...change, state: 'ENDED' as const }, 'referralWrongOrder'],
  ])('%s', (_, asked, reason) => {
    expect(decideProviderChange(asked)).toEqual(reason ? { allowed: false, reason } : { allowed: true });
  });

  it.each([
    ['the Monday after the answer is due', '2026-11-25', '2027-02-16', '2026-11-30'],
    ['a week later, when it is due on a Monday', '2026-11-30', '2027-02-16', '2026-12-07'],
    ['then, if that is the last day', '2026-11-25', '2026-11-30', '2026-11-30'],
    ['tomorrow, when the period ends before', '2026-11-25', '2026-11-29', '2026-11-19'],
  ])('begins %s', (_, answerDueOn, longestEnd, startsOn) => {
    expect(firstDayElsewhere({ today: TODAY, answerDueOn, longestEnd })).toBe(startsOn);
  });

  it('takes over on the decided day, or the day of the decision where that is later', () => {
    expect(takeOverDay({ startsOn: '2026-11-23', decidedOn: TODAY })).toBe('2026-11-23');
    expect(takeOverDay({ startsOn: '2026-11-16', decidedOn: TODAY })).toBe(TODAY);
  });

  it('leaves the first one until the day before, or its own last day', () => {
    const days = [null, '2026-11-30', '2027-02-17'].map((takenOverOn) =>
      lastDayOf({ endsOn: '2027-02-16', takenOverOn }),
    );
    expect(days).toEqual(['2027-02-16', '2026-11-29', '2027-02-16']);
  });

  it('goes to a provider with the service, or one whose services nobody has written down', () => {
    expect([['ROM'], ['STOM', 'ROM'], [], ['STOM']].map((codes) => offersService(codes, 'ROM'))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it.each([
    ['the decided day', '2026-11-23', '2026-11-23'],
    ['the day it began before that', '2026-11-16', '2026-11-16'],
    ['the decided day, though it began later', '2026-11-30', '2026-11-23'],
  ])('is counted from %s', (_, startedOn, countedFrom) => {
    expect(countedFromOf('2026-11-23', startedOn)).toBe(countedFrom);
  });

  it.each([
    ['six months from the first day', '2026-12-31', '2027-02-16'],
    ['as long as the former was extended to', '2027-05-31', '2027-05-31'],
    ['though never more than twelve months', '2027-08-20', '2027-08-16'],
  ])('gives no new months: %s', (_, formerEndsOn, longest) => {
    expect(longestContinuedEnd({ countedFrom: '2026-08-17', formerEndsOn })).toBe(longest);
  });

  it.each([
    ['the former last day', '2027-02-16', '2027-03-31', '2027-02-16'],
    ['the longest, when the former last day has passed', '2026-11-10', '2027-03-31', '2027-03-31'],
    ['the longest, when the former last day is beyond it', '2027-04-10', '2027-03-31', '2027-03-31'],
    ['six months at a time', '2027-08-16', '2027-08-16', '2027-05-18'],
  ])('proposes %s', (_, formerEndsOn, longestEnd, endsOn) => {
    expect(continuedEnd({ formerEndsOn, longestEnd, startsOn: '2026-11-19' })).toBe(endsOn);
  });
});
