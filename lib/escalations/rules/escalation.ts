import type { Role } from '../../access';
import type { ConsultationState, ConsultingParty, Decision } from '../../consultations';

export type EscalationWordKind = 'PROPOSES' | 'AGREES' | 'DISAGREES' | 'UNANSWERED';

/** Something a manager has said, in the order it was said. */
export interface EscalationWord {
  id: string;
  kind: EscalationWordKind;
  party: ConsultingParty;
}

/** The facts of a samråd that went to the managers. */
export interface EscalationFacts {
  state: ConsultationState;
  requestedByParty: ConsultingParty;
  isSettled: boolean;
  words: readonly EscalationWord[];
  /** The plan in force is another than the one it was asked about. */
  isPlanChanged: boolean;
  /** Something that runs or is planned would be broken off, or could not be attended: as it was computed or by the plan in force now. */
  breaksOff: boolean;
}

const YES: Decision = { allowed: true };
const no = (reason: string): Decision => ({ allowed: false, reason });

/** The party that a manager speaks for; null for everyone else. */
export function managedPartyOf(role: Role): ConsultingParty | null {
  if (role === 'UNIT_MANAGER') return 'MUNICIPALITY';
  return role === 'EMPLOYMENT_MANAGER' ? 'EMPLOYMENT_SERVICE' : null;
}

/** The proposal that stands: the last one; null when nobody has proposed anything. */
export function standingProposal<Word extends EscalationWord>(words: readonly Word[]): Word | null {
  return words.findLast(({ kind }) => kind === 'PROPOSES') ?? null;
}

/** What the manager's own party has said that the other party's manager has not answered yet; null when it is not the other's turn. */
export function awaitedOfOther({ isSettled, words }: Pick<EscalationFacts, 'isSettled' | 'words'>, role: Role) {
  const party = managedPartyOf(role);
  if (party === null || isSettled) return null;
  const last = words.findLast((word) => word.kind === 'PROPOSES' || word.kind === 'DISAGREES');
  if (last?.party !== party) return null;
  return last.kind === 'PROPOSES' ? ('PROPOSED' as const) : ('DISAGREED' as const);
}

/**
 * Whether the manager may say this now (överenskommelse). Both end a samråd together, or each tells why they disagree; only where an answer
 * is overdue and nothing is broken off may Arbetsförmedlingen's manager conclude alone, as unanswered: silence is never consent.
 */
export function decideEscalationWord(
  facts: EscalationFacts,
  said: { role: Role; kind: EscalationWordKind; answersId?: string | null },
): Decision {
  const party = managedPartyOf(said.role);
  if (party === null) return no('escalationOnlyManagers');
  if (facts.isSettled) return no('consultationSettled');
  if (facts.state !== 'OVERDUE' && facts.state !== 'ESCALATED') return no('consultationNotEscalated');
  switch (said.kind) {
    case 'PROPOSES':
      return YES;
    case 'AGREES': {
      const proposal = standingProposal(facts.words);
      return proposal !== null && proposal.id === said.answersId && proposal.party !== party
        ? YES
        : no('escalationNoProposal');
    }
    case 'DISAGREES':
      return facts.words.some((word) => word.kind === 'DISAGREES' && word.party === party)
        ? no('escalationAlreadyDisagreed')
        : YES;
    case 'UNANSWERED':
      return decideUnanswered(facts, party);
  }
}

function decideUnanswered(facts: EscalationFacts, party: ConsultingParty): Decision {
  if (party !== 'EMPLOYMENT_SERVICE' || facts.requestedByParty !== 'EMPLOYMENT_SERVICE') return no('wrongParty');
  if (facts.state !== 'OVERDUE') return no('consultationNotUnanswered');
  if (facts.isPlanChanged) return no('consultationPlanChanged');
  return facts.breaksOff ? no('escalationBreaksOff') : YES;
}
