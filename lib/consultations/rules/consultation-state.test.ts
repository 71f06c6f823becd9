import { describe, expect, it } from 'vitest';
import {
  type ConsultationFacts,
  consultationStateOf,
  decideAnswer,
  decideCarryingOut,
  decideConclusion,
  decideConfirmation,
  decideLogging,
  decideReliance,
  decideWithdrawal,
  waitingPartyOf,
} from './consultation-state';

const requested: ConsultationFacts = {
  requestedByParty: 'EMPLOYMENT_SERVICE',
  dueOn: '2026-11-25',
  answer: null,
  conclusion: null,
  concludedAt: null,
  isConfirmed: false,
  isWithdrawn: false,
  planVersionId: 'plan-1',
};
const answered: ConsultationFacts = { ...requested, answer: 'AGREE' };
const objected: ConsultationFacts = { ...requested, answer: 'OBJECT' };
const agreed: ConsultationFacts = { ...answered, conclusion: 'AGREED', concludedAt: '2026-11-20T09:00:00Z' };
const notAgreed: ConsultationFacts = { ...objected, conclusion: 'NOT_AGREED', concludedAt: '2026-11-20T09:00:00Z' };
const confirmed: ConsultationFacts = { ...agreed, isConfirmed: true };
const withdrawn: ConsultationFacts = { ...requested, isWithdrawn: true };

describe('the state of a samråd and whose turn it is', () => {
  it.each([
    ['asked and not yet due', requested, '2026-11-18', 'REQUESTED', 'MUNICIPALITY'],
    ['asked, on the due date', requested, '2026-11-25', 'REQUESTED', 'MUNICIPALITY'],
    ['silence the day after is overdue, never consent', requested, '2026-11-26', 'OVERDUE', 'MUNICIPALITY'],
    [
      'asked by the municipality',
      { ...requested, requestedByParty: 'MUNICIPALITY' },
      '2026-11-18',
      'REQUESTED',
      'EMPLOYMENT_SERVICE',
    ],
    ['answered waits for the arbetsförmedlare', answered, '2026-12-24', 'ANSWERED', 'EMPLOYMENT_SERVICE'],
    ['concluded waits for the confirmation', agreed, '2026-12-24', 'CONCLUDED', 'MUNICIPALITY'],
    ['confirmed waits for nobody', confirmed, '2026-12-24', 'CONCLUDED', null],
    ['not agreed goes to the managers', notAgreed, '2026-12-24', 'ESCALATED', null],
    ['withdrawn', withdrawn, '2026-12-24', 'WITHDRAWN', null],
  ] as const)('%s', (_, facts, today, state, waitingFor) => {
    expect(consultationStateOf(facts, today)).toBe(state);
    expect(waitingPartyOf(facts, today)).toBe(waitingFor);
  });
});

describe('who may do what in a samråd', () => {
  const yes = { allowed: true };
  const no = (reason: string) => ({ allowed: false, reason });
  it.each([
    ['the other party answers', decideAnswer(requested, 'MUNICIPALITY'), yes],
    ['the asking party does not answer itself', decideAnswer(requested, 'EMPLOYMENT_SERVICE'), no('wrongParty')],
    ['a provider never answers', decideAnswer(requested, 'PROVIDER'), no('wrongParty')],
    ['nobody answers twice', decideAnswer(answered, 'MUNICIPALITY'), no('consultationAlreadyAnswered')],
    ['a withdrawn samråd is not answered', decideAnswer(withdrawn, 'MUNICIPALITY'), no('consultationWithdrawn')],
    ['AF logs the agreement', decideConclusion(answered, 'EMPLOYMENT_SERVICE', 'AGREED'), yes],
    ['AF may conclude without agreement', decideConclusion(answered, 'EMPLOYMENT_SERVICE', 'NOT_AGREED'), yes],
    [
      'silence is not concluded',
      decideConclusion(requested, 'EMPLOYMENT_SERVICE', 'AGREED'),
      no('consultationUnanswered'),
    ],
    [
      'an objection is not agreement',
      decideConclusion(objected, 'EMPLOYMENT_SERVICE', 'AGREED'),
      no('conclusionAgainstAnswer'),
    ],
    [
      'an objection is not agreement with conditions',
      decideConclusion(objected, 'EMPLOYMENT_SERVICE', 'AGREED_WITH_CONDITIONS'),
      no('conclusionAgainstAnswer'),
    ],
    [
      'conditions are not dropped',
      decideConclusion({ ...requested, answer: 'AGREE_WITH_CONDITIONS' }, 'EMPLOYMENT_SERVICE', 'AGREED'),
      no('conclusionAgainstAnswer'),
    ],
    ['the municipality does not log it', decideConclusion(answered, 'MUNICIPALITY', 'AGREED'), no('wrongParty')],
    [
      'nothing is concluded twice',
      decideConclusion(agreed, 'EMPLOYMENT_SERVICE', 'AGREED'),
      no('consultationAlreadyConcluded'),
    ],
    [
      'what the managers ended is not logged afterwards',
      decideLogging(
        { ...requested, settlement: { as: 'NOT_AGREED', at: '2026-11-20T09:00:00Z' } },
        'EMPLOYMENT_SERVICE',
        false,
      ),
      no('consultationSettled'),
    ],
    ['the municipality confirms', decideConfirmation(agreed, 'MUNICIPALITY'), yes],
    ['AF does not confirm its own log', decideConfirmation(agreed, 'EMPLOYMENT_SERVICE'), no('wrongParty')],
    [
      'nothing to confirm before the conclusion',
      decideConfirmation(answered, 'MUNICIPALITY'),
      no('consultationNotConcluded'),
    ],
    ['nothing is confirmed twice', decideConfirmation(confirmed, 'MUNICIPALITY'), no('consultationAlreadyConfirmed')],
    ['the asking party withdraws', decideWithdrawal(answered, 'EMPLOYMENT_SERVICE'), yes],
    ['the other party does not', decideWithdrawal(requested, 'MUNICIPALITY'), no('wrongParty')],
    ['a concluded samråd stands', decideWithdrawal(agreed, 'EMPLOYMENT_SERVICE'), no('consultationAlreadyConcluded')],
  ] as const)('%s', (_, decision, expected) => {
    expect(decision).toEqual(expected);
  });
});

describe('what a decision may rest on', () => {
  const on = (instant: string, planVersionId: string | null = 'plan-1', freshDays = 30) => ({
    now: new Date(instant),
    planVersionId,
    freshDays,
  });
  it.each([
    ['a fresh agreement about this plan', agreed, on('2026-11-21T09:00:00Z'), { allowed: true }],
    ['on its last moment', agreed, on('2026-12-20T08:59:59Z'), { allowed: true }],
    ['after thirty days', agreed, on('2026-12-20T09:00:00Z'), { allowed: false, reason: 'consultationTooOld' }],
    ['on the last moment of ten agreed days', agreed, on('2026-11-30T08:59:59Z', 'plan-1', 10), { allowed: true }],
    [
      'after ten agreed days',
      agreed,
      on('2026-11-30T09:00:00Z', 'plan-1', 10),
      { allowed: false, reason: 'consultationTooOld' },
    ],
    [
      'about another plan version',
      agreed,
      on('2026-11-21T09:00:00Z', 'plan-2'),
      { allowed: false, reason: 'consultationPlanChanged' },
    ],
    [
      'about no plan, when there still is none',
      { ...agreed, planVersionId: null },
      on('2026-11-21T09:00:00Z', null),
      { allowed: true },
    ],
    ['without agreement', notAgreed, on('2026-11-21T09:00:00Z'), { allowed: false, reason: 'consultationNotAgreed' }],
    [
      'before the conclusion',
      answered,
      on('2026-11-21T09:00:00Z'),
      { allowed: false, reason: 'consultationNotConcluded' },
    ],
    ['unanswered', requested, on('2026-12-21T09:00:00Z'), { allowed: false, reason: 'consultationUnanswered' }],
    ['withdrawn', withdrawn, on('2026-11-21T09:00:00Z'), { allowed: false, reason: 'consultationWithdrawn' }],
  ] as const)('%s', (_, facts, moment, expected) => {
    expect(decideReliance(facts, moment)).toEqual(expected);
  });
});

describe('what is carried into the plan', () => {
  const moment = { now: new Date('2026-11-23T09:00:00Z'), planVersionId: 'plan-1', freshDays: 30 };
  const carrying = { ...moment, party: 'EMPLOYMENT_SERVICE', hasProposal: true, isCarriedOut: false };
  const settledAs = (as: 'AGREED' | 'AGREED_WITH_CONDITIONS' | 'NOT_AGREED' | 'UNANSWERED'): ConsultationFacts => ({
    ...notAgreed,
    settlement: { as, at: '2026-11-22T09:00:00Z' },
  });
  it.each([
    ['what was agreed', agreed, carrying, null],
    ['what the managers agreed on', settledAs('AGREED'), carrying, null],
    ['what they agreed on with conditions', settledAs('AGREED_WITH_CONDITIONS'), carrying, null],
    ['not what they disagree about', settledAs('NOT_AGREED'), carrying, 'consultationNotAgreedForGood'],
    ['not what nobody answered', settledAs('UNANSWERED'), carrying, 'consultationUnanswered'],
    ['not what still lies with them', notAgreed, carrying, 'consultationNotAgreed'],
    ['not twice', agreed, { ...carrying, isCarriedOut: true }, 'consultationCarriedOut'],
    ['not by the other party', settledAs('AGREED'), { ...carrying, party: 'MUNICIPALITY' }, 'wrongParty'],
    ['not past a referral', agreed, { ...carrying, isHeldByProvider: true }, 'programmeHeldByProvider'],
    ['not what proposes nothing', agreed, { ...carrying, hasProposal: false }, 'consultationNoProposal'],
    [
      'not what they agreed on too long ago',
      settledAs('AGREED'),
      { ...carrying, now: new Date('2026-12-22T09:00:00Z') },
      'consultationTooOld',
    ],
  ] as const)('is %s', (_, facts, at, reason) => {
    expect(decideCarryingOut(facts, at)).toEqual(reason === null ? { allowed: true } : { allowed: false, reason });
  });
});
