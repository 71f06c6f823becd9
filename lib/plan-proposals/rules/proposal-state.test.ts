import { describe, expect, it } from 'vitest';
import {
  answeringPartyOf,
  decideProposalStep,
  PROPOSAL_STEPS,
  type ProposalActor,
  type ProposalFacts,
  type ProposalState,
} from './proposal-state';

const worker: ProposalActor = {
  party: 'MUNICIPALITY',
  organisationId: 'granvik',
  isResponsible: true,
  isManager: false,
  isNobodyResponsible: false,
};
const colleague: ProposalActor = { ...worker, isResponsible: false };
const officer: ProposalActor = { ...worker, party: 'EMPLOYMENT_SERVICE', organisationId: 'af' };
const coach: ProposalActor = { ...colleague, party: 'PROVIDER', organisationId: 'stigen' };
const fromAf: ProposalFacts = { state: 'OPEN', proposedByParty: 'EMPLOYMENT_SERVICE', proposedByOrganisationId: 'af' };
const fromProvider: ProposalFacts = { ...fromAf, proposedByParty: 'PROVIDER', proposedByOrganisationId: 'stigen' };
const own: ProposalFacts = { ...fromAf, proposedByParty: 'MUNICIPALITY', proposedByOrganisationId: 'granvik' };

describe('where a proposal leads', () => {
  it.each<[ProposalState, string[]]>([
    ['OPEN', ['ACCEPTED', 'REJECTED', 'WITHDRAWN', 'REPLACED']],
    ['ACCEPTED', []],
    ['REJECTED', []],
    ['WITHDRAWN', []],
    ['REPLACED', []],
  ])('%s', (state, next) => expect(Object.values(PROPOSAL_STEPS[state])).toEqual(next));

  it.each([
    ['EMPLOYMENT_SERVICE', 'MUNICIPALITY'],
    ['PROVIDER', 'MUNICIPALITY'],
    ['MUNICIPALITY', 'EMPLOYMENT_SERVICE'],
  ] as const)('what %s proposes is answered by %s', (from, by) => expect(answeringPartyOf(from)).toBe(by));
});

describe('who may do what with a proposal', () => {
  const yes = { allowed: true };
  const no = (reason: string) => ({ allowed: false, reason });
  it.each([
    ['the responsible officer accepts', fromAf, 'ACCEPT', worker, yes],
    ['the responsible officer rejects', fromProvider, 'REJECT', worker, yes],
    ['AF accepts what the municipality proposes', own, 'ACCEPT', officer, yes],
    ['nobody accepts what the own authority proposes', own, 'ACCEPT', worker, no('wrongParty')],
    ['AF does not accept its own', fromAf, 'ACCEPT', officer, no('wrongParty')],
    ['AF does not answer a provider', fromProvider, 'ACCEPT', officer, no('wrongParty')],
    ['a provider answers nothing', fromAf, 'ACCEPT', coach, no('wrongParty')],
    ['a provider does not accept its own', fromProvider, 'ACCEPT', coach, no('wrongParty')],
    ['a colleague does not answer', fromAf, 'ACCEPT', colleague, no('planProposalNotYours')],
    ['a manager does', fromAf, 'ACCEPT', { ...colleague, isManager: true }, yes],
    ['anyone does when nobody is responsible', fromAf, 'REJECT', { ...colleague, isNobodyResponsible: true }, yes],
    ['the proposer withdraws', fromAf, 'WITHDRAW', officer, yes],
    ['a colleague of the proposer withdraws', fromAf, 'WITHDRAW', { ...officer, isResponsible: false }, yes],
    ['the provider withdraws', fromProvider, 'WITHDRAW', coach, yes],
    ['another provider does not', fromProvider, 'WITHDRAW', { ...coach, organisationId: 'broar' }, no('wrongParty')],
    ['the answering party does not withdraw', fromAf, 'WITHDRAW', worker, no('wrongParty')],
    ['nothing is answered twice', { ...fromAf, state: 'REJECTED' }, 'ACCEPT', worker, no('planProposalSettled')],
    [
      'what is accepted is not withdrawn',
      { ...fromAf, state: 'ACCEPTED' },
      'WITHDRAW',
      officer,
      no('planProposalSettled'),
    ],
    ['what is replaced is not accepted', { ...fromAf, state: 'REPLACED' }, 'ACCEPT', worker, no('planProposalSettled')],
  ] as const)('%s', (_, facts, step, actor, expected) => {
    expect(decideProposalStep(facts, step, actor)).toEqual(expected);
  });
});
