/** Who may propose a change of the plan. */
export type ProposingParty = 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' | 'PROVIDER';
export type ProposalState = 'OPEN' | 'ACCEPTED' | 'REJECTED' | 'WITHDRAWN' | 'REPLACED';
export type ProposalStep = 'ACCEPT' | 'REJECT' | 'WITHDRAW' | 'REPLACE';

/** Where each step leads. What is settled stands: a proposal is answered, withdrawn or replaced once. */
export const PROPOSAL_STEPS: Readonly<Record<ProposalState, Partial<Record<ProposalStep, ProposalState>>>> = {
  OPEN: { ACCEPT: 'ACCEPTED', REJECT: 'REJECTED', WITHDRAW: 'WITHDRAWN', REPLACE: 'REPLACED' },
  ACCEPTED: {},
  REJECTED: {},
  WITHDRAWN: {},
  REPLACED: {},
};

/** What is known of one who wants to do something with a proposal. */
export interface ProposalActor {
  party: ProposingParty;
  organisationId: string;
  /** The responsible officer of the case at their authority. */
  isResponsible: boolean;
  isManager: boolean;
  /** Nobody at the actor's authority is responsible for the case. */
  isNobodyResponsible: boolean;
}

export interface ProposalFacts {
  state: ProposalState;
  proposedByParty: ProposingParty;
  proposedByOrganisationId: string;
}

export type ProposalDecision =
  | { allowed: true }
  | { allowed: false; reason: 'planProposalSettled' | 'wrongParty' | 'planProposalNotYours' };

/**
 * Who answers: the municipality, which holds the plan, and of its own proposals Arbetsförmedlingen. Överenskommelse.
 */
export function answeringPartyOf(proposedByParty: ProposingParty): 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' {
  return proposedByParty === 'MUNICIPALITY' ? 'EMPLOYMENT_SERVICE' : 'MUNICIPALITY';
}

/**
 * Whether the actor may take the step: one who answers is the responsible officer at the answering authority, or a manager there, or
 * anyone there when nobody is responsible; one who withdraws is of the organisation that proposed. No party answers its own.
 */
export function decideProposalStep(
  facts: ProposalFacts,
  step: Exclude<ProposalStep, 'REPLACE'>,
  actor: ProposalActor,
): ProposalDecision {
  if (step === 'WITHDRAW') {
    if (actor.organisationId !== facts.proposedByOrganisationId) return refuse('wrongParty');
  } else {
    if (actor.party !== answeringPartyOf(facts.proposedByParty)) return refuse('wrongParty');
    if (!(actor.isResponsible || actor.isManager || actor.isNobodyResponsible)) return refuse('planProposalNotYours');
  }
  return PROPOSAL_STEPS[facts.state][step] === undefined ? refuse('planProposalSettled') : { allowed: true };
}

function refuse(reason: Extract<ProposalDecision, { allowed: false }>['reason']): ProposalDecision {
  return { allowed: false, reason };
}
