import { describe, expect, it } from 'vitest';
import type { Role } from '../../access';
import {
  awaitedOfOther,
  decideEscalationWord,
  type EscalationFacts,
  type EscalationWordKind,
  managedPartyOf,
} from './escalation';

const overdue: EscalationFacts = {
  state: 'OVERDUE',
  requestedByParty: 'EMPLOYMENT_SERVICE',
  isSettled: false,
  words: [],
  isPlanChanged: false,
  breaksOff: false,
};
const disagreed: EscalationFacts = { ...overdue, state: 'ESCALATED' };
const proposedByAf: EscalationFacts = {
  ...disagreed,
  words: [
    { id: 'first', kind: 'PROPOSES', party: 'MUNICIPALITY' },
    { id: 'last', kind: 'PROPOSES', party: 'EMPLOYMENT_SERVICE' },
  ],
};
const allowed = 'allowed';

describe('what a manager may say of a samråd', () => {
  it.each<[string, EscalationFacts, Role, EscalationWordKind, string | null, string]>([
    ['propose, when it is overdue', overdue, 'UNIT_MANAGER', 'PROPOSES', null, allowed],
    ['propose, when it is disagreed', disagreed, 'EMPLOYMENT_MANAGER', 'PROPOSES', null, allowed],
    ['nothing as an officer', disagreed, 'SOCIAL_WORKER', 'PROPOSES', null, 'escalationOnlyManagers'],
    [
      'nothing before it has come to them',
      { ...overdue, state: 'REQUESTED' },
      'UNIT_MANAGER',
      'DISAGREES',
      null,
      'consultationNotEscalated',
    ],
    [
      'nothing when it is answered',
      { ...overdue, state: 'ANSWERED' },
      'UNIT_MANAGER',
      'PROPOSES',
      null,
      'consultationNotEscalated',
    ],
    [
      'nothing when it is ended',
      { ...disagreed, isSettled: true },
      'UNIT_MANAGER',
      'PROPOSES',
      null,
      'consultationSettled',
    ],
    ['agree to the other’s last proposal', proposedByAf, 'UNIT_MANAGER', 'AGREES', 'last', allowed],
    ['not agree to an earlier one', proposedByAf, 'EMPLOYMENT_MANAGER', 'AGREES', 'first', 'escalationNoProposal'],
    ['not agree to the own', proposedByAf, 'EMPLOYMENT_MANAGER', 'AGREES', 'last', 'escalationNoProposal'],
    ['not agree to nothing', disagreed, 'UNIT_MANAGER', 'AGREES', null, 'escalationNoProposal'],
    ['disagree', disagreed, 'UNIT_MANAGER', 'DISAGREES', null, allowed],
    [
      'not disagree twice for one party',
      { ...disagreed, words: [{ id: 'a', kind: 'DISAGREES', party: 'MUNICIPALITY' }] },
      'UNIT_MANAGER',
      'DISAGREES',
      null,
      'escalationAlreadyDisagreed',
    ],
    ['conclude as unanswered', overdue, 'EMPLOYMENT_MANAGER', 'UNANSWERED', null, allowed],
    [
      'not where something is broken off',
      { ...overdue, breaksOff: true },
      'EMPLOYMENT_MANAGER',
      'UNANSWERED',
      null,
      'escalationBreaksOff',
    ],
    [
      'not where the plan has changed',
      { ...overdue, isPlanChanged: true },
      'EMPLOYMENT_MANAGER',
      'UNANSWERED',
      null,
      'consultationPlanChanged',
    ],
    ['not where it was answered', disagreed, 'EMPLOYMENT_MANAGER', 'UNANSWERED', null, 'consultationNotUnanswered'],
    ['not as the one who was asked', overdue, 'UNIT_MANAGER', 'UNANSWERED', null, 'wrongParty'],
    [
      'not where AF itself was asked',
      { ...overdue, requestedByParty: 'MUNICIPALITY' },
      'EMPLOYMENT_MANAGER',
      'UNANSWERED',
      null,
      'wrongParty',
    ],
  ])('%s', (_, facts, role, kind, answersId, expected) => {
    const decision = decideEscalationWord(facts, { role, kind, answersId });
    expect(decision.allowed ? allowed : decision.reason).toBe(expected);
  });

  it('is said for the own party', () => {
    expect(managedPartyOf('UNIT_MANAGER')).toBe('MUNICIPALITY');
    expect(managedPartyOf('EMPLOYMENT_MANAGER')).toBe('EMPLOYMENT_SERVICE');
    expect(managedPartyOf('JOB_COACH')).toBeNull();
  });
});

describe('what waits for the other party’s manager', () => {
  const saidBy = (kind: EscalationWordKind, party: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE') => ({
    id: kind,
    kind,
    party,
  });
  it.each<[string, Pick<EscalationFacts, 'isSettled' | 'words'>, Role, string | null]>([
    ['nothing has been said', { isSettled: false, words: [] }, 'UNIT_MANAGER', null],
    ['the own proposal', proposedByAf, 'EMPLOYMENT_MANAGER', 'PROPOSED'],
    ['not the other’s', proposedByAf, 'UNIT_MANAGER', null],
    ['not for an officer', proposedByAf, 'EMPLOYMENT_OFFICER', null],
    ['not when it is ended', { ...proposedByAf, isSettled: true }, 'EMPLOYMENT_MANAGER', null],
    [
      'the own disagreement',
      { isSettled: false, words: [saidBy('PROPOSES', 'EMPLOYMENT_SERVICE'), saidBy('DISAGREES', 'MUNICIPALITY')] },
      'UNIT_MANAGER',
      'DISAGREED',
    ],
    [
      'a new proposal after the own disagreement is the other’s',
      { isSettled: false, words: [saidBy('DISAGREES', 'MUNICIPALITY'), saidBy('PROPOSES', 'EMPLOYMENT_SERVICE')] },
      'UNIT_MANAGER',
      null,
    ],
  ])('%s', (_, facts, role, awaited) => {
    expect(awaitedOfOther(facts, role)).toBe(awaited);
  });
});
