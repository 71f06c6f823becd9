import { describe, expect, it } from 'vitest';
import {
  continuedEnd,
  countedFromOf,
  decideExtension,
  decideExtensionPeriod,
  decideProviderChange,
  decideReferralEnd,
  decideReferralStart,
  endStateOf,
  firstDayElsewhere,
  givesReturn,
  isResult,
  lastDayOf,
  longestContinuedEnd,
  longestExtensionEnd,
  offersService,
  takeOverDay,
  weeklyMinutesOf,
} from './referral-course';

const TODAY = '2026-11-18';

describe('a start', () => {
  const day = { startsOn: '2026-11-16', startedOn: TODAY, takesOverOn: null, today: TODAY };
  const begin = { state: 'DECIDED' as const, ...day, note: '' };
  it.each([
    ['today', begin, null],
    ['on the decided day', { ...begin, startedOn: '2026-11-16' }, null],
    ['tomorrow', { ...begin, startedOn: '2026-11-19' }, 'referralDayNotCome'],
    ['before the decided day', { ...begin, startsOn: '2026-11-23' }, 'referralStartTooEarly'],
    [
      'before the decided day, with blanks for a reason',
      { ...begin, startsOn: '2026-11-23', note: ' ' },
      'referralStartTooEarly',
    ],
    ['before the decided day, said why', { ...begin, startsOn: '2026-11-23', note: 'Plats blev ledig' }, null],
    ['on the day it takes over', { ...begin, takesOverOn: TODAY }, null],
    [
      'before it takes over, said why',
      { ...begin, takesOverOn: '2026-11-19', startsOn: '2026-11-19', note: 'Plats blev ledig' },
      'startsBeforeFormerEnds',
    ],
    ['of one that runs already', { ...begin, state: 'STARTED' as const }, 'referralWrongOrder'],
    ['of a draft', { ...begin, state: 'DRAFT' as const }, 'referralWrongOrder'],
    ['of one that was cleared and not decided', { ...begin, state: 'CLEARED' as const }, 'referralWrongOrder'],
  ])('%s', (_, asked, reason) => {
    expect(decideReferralStart(asked)).toEqual(reason ? { allowed: false, reason } : { allowed: true });
  });
});

describe('an end', () => {
  const end = { state: 'STARTED', startedOn: '2026-11-16', endedOn: TODAY, takenOverOn: null, today: TODAY } as const;
  it.each([
    ['today', end, null],
    ['on its first day', { ...end, endedOn: '2026-11-16' }, null],
    ['before it began', { ...end, endedOn: '2026-11-15' }, 'referralEndsBeforeStart'],
    ['on a day that has not come', { ...end, endedOn: '2026-11-19' }, 'referralDayNotCome'],
    ['of one that never began', { ...end, state: 'DECIDED' as const, startedOn: null }, null],
    ['of one that another takes over', { ...end, takenOverOn: '2026-11-30' }, 'referralTakenOver'],
    ['of one that has ended', { ...end, state: 'ENDED' as const }, 'referralWrongOrder'],
    ['of one that was not decided', { ...end, state: 'CLEARED' as const, startedOn: null }, 'referralWrongOrder'],
  ])('%s', (_, asked, reason) => {
    expect(decideReferralEnd(asked)).toEqual(reason ? { allowed: false, reason } : { allowed: true });
  });

  it('cancels what never began', () => {
    expect([endStateOf('DECIDED'), endStateOf('STARTED')]).toEqual(['CANCELLED', 'ENDED']);
  });

  it('gives the person back unless there is work, studies or another provider', () => {
    const reasons = ['WORK', 'STUDIES', 'PROVIDER_CHANGED', 'TIME_LIMIT', 'NOT_TAKING_PART', 'OTHER'] as const;
    const given = (goesOn: boolean) => reasons.filter((reason) => givesReturn(reason, { goesOn }));
    expect([given(false), given(true)]).toEqual([['TIME_LIMIT', 'NOT_TAKING_PART', 'OTHER'], []]);
    expect([isResult('WORK'), isResult('PROVIDER_CHANGED')]).toEqual([true, false]);
  });
});

it('counts the fixed times, or else the flexible hours', () => {
  expect(weeklyMinutesOf({ slots: [{ startsMinute: 540, endsMinute: 720 }], flexibleWeeklyMinutes: 90 })).toBe(180);
  expect(weeklyMinutesOf({ slots: [], flexibleWeeklyMinutes: 90 })).toBe(90);
  expect(weeklyMinutesOf({ slots: [], flexibleWeeklyMinutes: null })).toBe(0);
});

describe('an extension', () => {
  const period = {
    state: 'STARTED',
    startsOn: '2026-06-01',
    endsOn: '2026-11-30',
    toOn: '2027-05-31',
    takenOverOn: null,
  } as const;
  it.each([
    ['to twelve months in all', period, null],
    ['a day longer', { ...period, toOn: '2027-06-01' }, 'extensionTooLong'],
    ['of one that another takes over', { ...period, takenOverOn: '2026-11-23' }, 'referralTakenOver'],
    ['to the day it ends anyway', { ...period, toOn: '2026-11-30' }, 'extensionNotLater'],
    ['of one that has not begun', { ...period, state: 'DECIDED' as const }, 'referralWrongOrder'],
    ['of one that has ended', { ...period, state: 'ENDED' as const }, 'referralWrongOrder'],
  ])('%s', (_, asked, reason) => {
    expect(decideExtensionPeriod(asked)).toEqual(reason ? { allowed: false, reason } : { allowed: true });
  });

  it('asks for a samråd of its own', () => {
    const moment = { now: new Date('2026-11-18T09:00:00Z'), planVersionId: null, freshDays: 30 };
    expect(decideExtension(period, null, moment)).toEqual({ allowed: false, reason: 'extensionWithoutConsultation' });
  });

  it.each([
    ['AGREED', { allowed: true }],
    ['UNANSWERED', { allowed: false, reason: 'consultationUnanswered' }],
    ['NOT_AGREED', { allowed: false, reason: 'consultationNotAgreedForGood' }],
  ] as const)('that the managers ended as %s', (as, decision) => {
    const moment = { now: new Date('2026-11-18T09:00:00Z'), planVersionId: null, freshDays: 30 };
    const unanswered = {
      requestedByParty: 'EMPLOYMENT_SERVICE' as const,
      dueOn: '2026-11-10',
      answer: null,
      conclusion: null,
      concludedAt: null,
      isConfirmed: false,
      isWithdrawn: false,
      planVersionId: null,
    };
    const settlement = { as, at: '2026-11-17T09:00:00Z' };
    expect(decideExtension(period, { ...unanswered, settlement }, moment)).toEqual(decision);
  });

  it('counts its months to the last day of short ones', () => {
    expect(longestExtensionEnd('2026-03-01')).toBe('2027-02-28');
  });
});

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
