import { describe, expect, it } from 'vitest';
import type { ConsultationFacts } from './consultation-state';
import {
  applyCounterProposal,
  type CounterProposal,
  counterProposalKindsOf,
  decideExtensionEnd,
  decideTakeOver,
} from './counter-proposal';
import { decideOpening, decideService, fitsKind, isDemandedByLaw, kindsToOpen } from './proposal';

const ABOUT_PROGRAMME = { kind: 'PROGRAMME', isExtension: false } as const;

describe('who asks about what', () => {
  it.each([
    ['MUNICIPALITY', ['MUNICIPAL_ACTIVITY', 'WORK_PLACEMENT', 'BREAK_OFF']],
    ['EMPLOYMENT_SERVICE', ['PROGRAMME', 'BREAK_OFF']],
    ['PROVIDER', []],
  ])('%s asks about %j', (party, kinds) => {
    expect(kindsToOpen(party)).toEqual(kinds);
  });

  it('only praktik under 12 kap. 4 § is law; a referral is AF’s', () => {
    const kinds = ['REFERRAL', 'PROGRAMME', 'MUNICIPAL_ACTIVITY', 'WORK_PLACEMENT', 'BREAK_OFF'] as const;
    expect(kinds.filter(isDemandedByLaw)).toEqual(['WORK_PLACEMENT']);
    expect(decideOpening('REFERRAL', 'EMPLOYMENT_SERVICE')).toEqual({ allowed: true });
    expect(decideOpening('REFERRAL', 'MUNICIPALITY')).toEqual({ allowed: false, reason: 'wrongParty' });
  });

  const type = (code: string, rest: object = {}) => ({
    code,
    party: 'MUNICIPALITY',
    isProgramme: false,
    activityClass: 'ASSIGNED',
    ...rest,
  });
  it.each([
    ['SIUS as a programme', type('SIUS', { isProgramme: true, party: 'EMPLOYMENT_SERVICE' }), 'PROGRAMME', true],
    ['ROM as a referral', type('ROM', { isProgramme: true, party: 'EMPLOYMENT_SERVICE' }), 'REFERRAL', true],
    ['ROM past the gate', type('ROM', { isProgramme: true, party: 'EMPLOYMENT_SERVICE' }), 'PROGRAMME', false],
    ['praktik as praktik', type('WORK_PLACEMENT'), 'WORK_PLACEMENT', true],
    ['praktik as an activity like any other', type('WORK_PLACEMENT'), 'MUNICIPAL_ACTIVITY', false],
    ['CV-stöd as a municipal activity', type('CV_SUPPORT'), 'MUNICIPAL_ACTIVITY', true],
    ['own job search', type('OWN_JOB_SEARCH', { activityClass: 'JOB_SEARCH' }), 'MUNICIPAL_ACTIVITY', false],
    ['a new activity as breaking off', type('CV_SUPPORT'), 'BREAK_OFF', false],
  ] as const)('%s', (_, proposed, kind, expected) => {
    expect(fitsKind(proposed, kind)).toBe(expected);
  });
});

it.each([
  ['a programme that a provider holds', 'PROGRAMME', 'STEG_TILL_ARBETE', 'programmeHeldByProvider'],
  ['a programme that Arbetsförmedlingen holds itself', 'PROGRAMME', 'AF_WORK_TRAINING', null],
  ['a referral to what a provider holds', 'REFERRAL', 'STEG_TILL_ARBETE', null],
] as const)('passes the gate: %s', (_, kind, code, reason) => {
  expect(decideService({ code }, { kind, providerServices: ['ROM', 'STEG_TILL_ARBETE'] })).toEqual(
    reason === null ? { allowed: true } : { allowed: false, reason },
  );
});

describe('what is proposed instead', () => {
  const proposal = {
    typeCode: 'ROM',
    startsOn: '2026-11-23',
    endsOn: '2027-05-22',
    slots: [{ weekday: 1, startsMinute: 540, endsMinute: 600 }],
    flexibleWeeklyMinutes: null,
    endsLineageIds: ['a'],
  };
  it.each([
    [
      'another start moves the whole period',
      { kind: 'OTHER_START', startsOn: '2026-12-07' },
      { startsOn: '2026-12-07', endsOn: '2027-06-05' },
    ],
    [
      'part time breaks nothing off',
      { kind: 'PART_TIME', weeklyMinutes: 240 },
      { slots: [], flexibleWeeklyMinutes: 240, endsLineageIds: [] },
    ],
    ['another end changes that alone', { kind: 'OTHER_END', endsOn: '2027-02-26' }, { endsOn: '2027-02-26' }],
    ['another service changes that alone', { kind: 'OTHER_SERVICE', typeCode: 'SIUS' }, { typeCode: 'SIUS' }],
  ] as const)('%s', (_, counter, change) => {
    expect(applyCounterProposal(proposal, { ...counter, words: 'ord' } as CounterProposal)).toEqual({
      ...proposal,
      ...change,
    });
  });

  const answered: ConsultationFacts = {
    requestedByParty: 'EMPLOYMENT_SERVICE',
    dueOn: '2026-11-25',
    answer: 'OBJECT',
    conclusion: null,
    concludedAt: null,
    isConfirmed: false,
    isWithdrawn: false,
    planVersionId: null,
    hasCounterProposal: true,
  };
  const counter: CounterProposal = { kind: 'OTHER_START', startsOn: '2026-12-07', words: 'ord' };
  it.each([
    ['by the one who asked', answered, counter, 'EMPLOYMENT_SERVICE', '2026-11-20', null],
    ['not by the one who proposed it', answered, counter, 'MUNICIPALITY', '2026-11-20', 'wrongParty'],
    [
      'not when nothing was proposed',
      answered,
      null,
      'EMPLOYMENT_SERVICE',
      '2026-11-20',
      'consultationNoCounterProposal',
    ],
    ['not when the day has passed', answered, counter, 'EMPLOYMENT_SERVICE', '2026-12-08', 'counterProposalPassed'],
    [
      'not after the conclusion',
      { ...answered, conclusion: 'NOT_AGREED' },
      counter,
      'EMPLOYMENT_SERVICE',
      '2026-11-20',
      'consultationAlreadyConcluded',
    ],
    [
      'not when it is taken back',
      { ...answered, isWithdrawn: true },
      counter,
      'EMPLOYMENT_SERVICE',
      '2026-11-20',
      'consultationWithdrawn',
    ],
  ] as const)('is taken over %s', (_, facts, proposed, party, today, reason) => {
    expect(decideTakeOver(facts, { party, counter: proposed, today, about: ABOUT_PROGRAMME })).toEqual(
      reason === null ? { allowed: true } : { allowed: false, reason },
    );
  });

  const extension = { kind: 'REFERRAL', isExtension: true } as const;
  const otherEnd: CounterProposal = { kind: 'OTHER_END', endsOn: '2027-02-26', words: 'ord' };
  it.each([
    ['another end of an extension', extension, otherEnd, '2026-11-20', null],
    ['not another start of an extension', extension, counter, '2026-11-20', 'extensionOnlyAnotherEnd'],
    [
      'not part time of an extension',
      extension,
      { kind: 'PART_TIME', weeklyMinutes: 300, words: 'ord' },
      '2026-11-20',
      'extensionOnlyAnotherEnd',
    ],
    ['not another end that has passed', extension, otherEnd, '2027-02-27', 'counterProposalPassed'],
    ['not another end of a programme', ABOUT_PROGRAMME, otherEnd, '2026-11-20', 'consultationNoCounterProposal'],
  ] as const)('is taken over: %s', (_, about, proposed, today, reason) => {
    expect(decideTakeOver(answered, { party: 'EMPLOYMENT_SERVICE', counter: proposed, today, about })).toEqual(
      reason === null ? { allowed: true } : { allowed: false, reason },
    );
  });

  it.each([
    ['a programme', ABOUT_PROGRAMME, ['OTHER_START', 'PART_TIME', 'OTHER_SERVICE']],
    ['breaking off', { kind: 'BREAK_OFF', isExtension: false }, ['OTHER_START']],
    ['an extension', extension, ['OTHER_END']],
  ] as const)('offers what fits %s', (_, about, kinds) => {
    expect(counterProposalKindsOf(about)).toEqual(kinds);
  });

  it.each([
    ['twelve months in all', '2027-08-16', null],
    ['a day more', '2027-08-17', 'extensionTooLong'],
    ['the day it ends anyway', '2027-02-16', 'extensionNotLater'],
  ])('extends to %s', (_, endsOn, reason) => {
    expect(decideExtensionEnd({ countedFrom: '2026-08-17', runsUntil: '2027-02-16', endsOn })).toEqual(
      reason === null ? { allowed: true } : { allowed: false, reason },
    );
  });
});
