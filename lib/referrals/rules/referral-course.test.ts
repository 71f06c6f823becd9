import { describe, expect, it } from 'vitest';
import {
  decideExtension,
  decideExtensionPeriod,
  decideReferralEnd,
  decideReferralStart,
  endStateOf,
  givesReturn,
  isResult,
  longestExtensionEnd,
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
