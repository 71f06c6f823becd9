import { addDays, type IsoDay, stockholmDayOf } from '../../time';

export type ConsultingParty = 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE';
export type ConsultationAnswer = 'AGREE' | 'AGREE_WITH_CONDITIONS' | 'OBJECT';
export type ConsultationConclusion = 'AGREED' | 'AGREED_WITH_CONDITIONS' | 'NOT_AGREED';

/** What the managers ended a samråd with that went to them. UNANSWERED: nothing is broken off, and nobody objected. */
export type Settlement = ConsultationConclusion | 'UNANSWERED';

/** Where a samråd stands. OVERDUE and ESCALATED follow from the due date and the conclusion; nobody sets them. */
export type ConsultationState = 'REQUESTED' | 'OVERDUE' | 'ANSWERED' | 'CONCLUDED' | 'ESCALATED' | 'WITHDRAWN';

/** The facts a samråd's state follows from. Instants are ISO 8601. */
export interface ConsultationFacts {
  requestedByParty: ConsultingParty;
  dueOn: IsoDay;
  answer: ConsultationAnswer | null;
  conclusion: ConsultationConclusion | null;
  concludedAt: string | null;
  isConfirmed: boolean;
  isWithdrawn: boolean;
  /** The plan version the samråd was about; null when there was no plan in force. */
  planVersionId: string | null;
  /** The answer proposes something else: then it is the asking party's turn. Left out where nothing else is proposed. */
  hasCounterProposal?: boolean;
  /** What the managers ended it with, and when. Left out where it never came to them, or still lies there. */
  settlement?: { as: Settlement; at: string } | null;
}

/** An answer of a rule: yes, or no with a key under `reasons` in the messages. */
export type Decision = { allowed: true } | { allowed: false; reason: string };

const YES: Decision = { allowed: true };
const no = (reason: string): Decision => ({ allowed: false, reason });

/** The state on the day. Silence never becomes consent: an unanswered samråd is overdue from the day after its due date. */
export function consultationStateOf(facts: ConsultationFacts, today: IsoDay): ConsultationState {
  if (facts.isWithdrawn) return 'WITHDRAWN';
  if (facts.settlement) return 'CONCLUDED';
  if (facts.conclusion !== null) return facts.conclusion === 'NOT_AGREED' ? 'ESCALATED' : 'CONCLUDED';
  if (facts.answer !== null) return 'ANSWERED';
  return facts.dueOn < today ? 'OVERDUE' : 'REQUESTED';
}

/** The party whose answer is asked for. */
export function answeringPartyOf(requestedBy: ConsultingParty): ConsultingParty {
  return requestedBy === 'MUNICIPALITY' ? 'EMPLOYMENT_SERVICE' : 'MUNICIPALITY';
}

/**
 * Whom the samråd waits for on the day; null when it waits for nobody. AF logs the conclusion (överenskommelse), but what was
 * proposed instead is first for the party that asked to think about.
 */
export function waitingPartyOf(facts: ConsultationFacts, today: IsoDay): ConsultingParty | null {
  switch (consultationStateOf(facts, today)) {
    case 'REQUESTED':
    case 'OVERDUE':
      return answeringPartyOf(facts.requestedByParty);
    case 'ANSWERED':
      return facts.hasCounterProposal ? facts.requestedByParty : 'EMPLOYMENT_SERVICE';
    case 'CONCLUDED':
      return facts.isConfirmed || facts.settlement ? null : 'MUNICIPALITY';
    default:
      return null;
  }
}

/** Whether the party may answer now. A late answer is still an answer. */
export function decideAnswer(facts: ConsultationFacts, party: string): Decision {
  if (facts.isWithdrawn) return no('consultationWithdrawn');
  if (facts.settlement) return no('consultationSettled');
  if (facts.answer !== null) return no('consultationAlreadyAnswered');
  return party === answeringPartyOf(facts.requestedByParty) ? YES : no('wrongParty');
}

/** Whether the party may confirm what the other has logged of a conversation: the one who was spoken with, before it has answered. */
export function decideLogConfirmation(facts: ConsultationFacts, party: string, isLogged: boolean): Decision {
  return isLogged ? decideAnswer(facts, party) : no('consultationNotLogged');
}

/** Whether the party that asked may write down a conversation about what it still waits for. */
export function decideLogging(facts: ConsultationFacts, party: string, isLogged: boolean): Decision {
  if (facts.isWithdrawn) return no('consultationWithdrawn');
  if (facts.settlement) return no('consultationSettled');
  if (facts.answer !== null) return no('consultationAlreadyAnswered');
  if (isLogged) return no('consultationAlreadyLogged');
  return party === facts.requestedByParty ? YES : no('wrongParty');
}

/**
 * Whether the arbetsförmedlare may log this conclusion: only after an answer, and never a better one than the answer gives
 * (överenskommelse: silence is not consent).
 */
export function decideConclusion(
  facts: ConsultationFacts,
  party: string,
  conclusion: ConsultationConclusion,
): Decision {
  if (facts.isWithdrawn) return no('consultationWithdrawn');
  if (facts.settlement) return no('consultationSettled');
  if (facts.conclusion !== null) return no('consultationAlreadyConcluded');
  if (party !== 'EMPLOYMENT_SERVICE') return no('wrongParty');
  if (facts.answer === null) return no('consultationUnanswered');
  return CONCLUSIONS_OF_ANSWER[facts.answer].includes(conclusion) ? YES : no('conclusionAgainstAnswer');
}

/** The conclusions that an answer allows, the expected one first. */
export const CONCLUSIONS_OF_ANSWER: Record<ConsultationAnswer, ConsultationConclusion[]> = {
  AGREE: ['AGREED', 'AGREED_WITH_CONDITIONS', 'NOT_AGREED'],
  AGREE_WITH_CONDITIONS: ['AGREED_WITH_CONDITIONS', 'NOT_AGREED'],
  OBJECT: ['NOT_AGREED'],
};

/** Whether the municipality may confirm the logged conclusion. */
export function decideConfirmation(facts: ConsultationFacts, party: string): Decision {
  if (facts.settlement) return no('consultationSettled');
  if (facts.conclusion === null) return no('consultationNotConcluded');
  if (facts.isConfirmed) return no('consultationAlreadyConfirmed');
  return party === 'MUNICIPALITY' ? YES : no('wrongParty');
}

/** Whether the party that asked may withdraw. */
export function decideWithdrawal(facts: ConsultationFacts, party: string): Decision {
  if (facts.isWithdrawn) return no('consultationWithdrawn');
  if (facts.settlement) return no('consultationSettled');
  if (facts.conclusion !== null) return no('consultationAlreadyConcluded');
  return party === facts.requestedByParty ? YES : no('wrongParty');
}

/** The moment that a decision would rest on a samråd. */
export interface RelianceMoment {
  now: Date;
  /** The plan version in force; null when there is none. */
  planVersionId: string | null;
  /** For how many days a concluded samråd is good (överenskommelse in force). */
  freshDays: number;
}

/**
 * Whether a decision may rest on the samråd: concluded with agreement, or ended by both managers with anything but disagreement, no longer
 * ago than the överenskommelse lets it be good for, and about the plan version in force.
 */
export function decideReliance(facts: ConsultationFacts, { now, planVersionId, freshDays }: RelianceMoment): Decision {
  if (facts.isWithdrawn) return no('consultationWithdrawn');
  if (facts.settlement?.as === 'NOT_AGREED') return no('consultationNotAgreedForGood');
  const endedAt = facts.settlement?.at ?? facts.concludedAt;
  if (!facts.settlement) {
    if (facts.answer === null) return no('consultationUnanswered');
    if (facts.conclusion === null) return no('consultationNotConcluded');
    if (facts.conclusion === 'NOT_AGREED') return no('consultationNotAgreed');
  }
  if (endedAt === null) return no('consultationNotConcluded');
  if (new Date(endedAt).getTime() <= now.getTime() - freshDays * 86_400_000) return no('consultationTooOld');
  if (facts.planVersionId !== planVersionId) return no('consultationPlanChanged');
  return YES;
}

/**
 * Whether what was agreed may be carried into the plan now: once, by the party that asked, and on the same grounds as a decision
 * ({@link decideReliance}). A referral is carried out by being decided.
 */
export function decideCarryingOut(
  facts: ConsultationFacts,
  moment: RelianceMoment & {
    party: string;
    hasProposal: boolean;
    isCarriedOut: boolean;
    /** It is about a programme that a provider holds, which only a referral leads into the plan. */
    isHeldByProvider?: boolean;
  },
): Decision {
  if (moment.isCarriedOut) return no('consultationCarriedOut');
  if (moment.party !== facts.requestedByParty) return no('wrongParty');
  // Silence changes no plan, also where the managers have concluded that nobody answered.
  if (facts.settlement?.as === 'UNANSWERED') return no('consultationUnanswered');
  if (!moment.hasProposal) return no('consultationNoProposal');
  if (moment.isHeldByProvider) return no('programmeHeldByProvider');
  return decideReliance(facts, moment);
}

/** The conclusion that an answer given in conversation amounts to, no better and no worse. */
export function conclusionOfAnswer(answer: ConsultationAnswer): ConsultationConclusion {
  return CONCLUSIONS_OF_ANSWER[answer][0] ?? 'NOT_AGREED';
}

/** The last day on which a decision may rest on the samråd. */
export function freshUntil({ concludedAt, freshDays }: { concludedAt: Date; freshDays: number }): IsoDay {
  return addDays(stockholmDayOf(concludedAt), freshDays);
}
