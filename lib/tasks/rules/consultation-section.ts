import type { Role } from '../../access';
import {
  type ConsultationFacts,
  type ConsultationState,
  type ConsultingParty,
  consultationStateOf,
  waitingPartyOf,
} from '../../consultations';
import { isManager, type TaskSectionKey } from './task-sections';

/** Where one samråd belongs on a reader's page. */
export interface ConsultationPlace {
  state: ConsultationState;
  requestedByParty: ConsultingParty;
  /** The answer proposes something else. */
  isCountered: boolean;
  section: TaskSectionKey;
}

/** A day to measure by, and the facts that give each state on that day. */
const DAY = '2026-01-15';
const FACTS_OF_STATE: Record<Exclude<ConsultationState, 'WITHDRAWN'>, Partial<ConsultationFacts>> = {
  REQUESTED: { dueOn: '2026-01-20' },
  OVERDUE: { dueOn: '2026-01-10' },
  ANSWERED: { answer: 'AGREE' },
  CONCLUDED: { answer: 'AGREE', conclusion: 'AGREED' },
  ESCALATED: { answer: 'OBJECT', conclusion: 'NOT_AGREED' },
};

/**
 * The section in which a reader meets an unfinished samråd, by whom it waits for ({@link waitingPartyOf}); null where the reader has nothing
 * to do with it. What has gone over its time or ended in disagreement stands apart for managers, to whom it goes
 * (överenskommelse). A concluded samråd is taken as not yet confirmed.
 */
export function consultationSectionOf(
  { state, waitingFor }: { state: ConsultationState; waitingFor: ConsultingParty | null },
  { role, party }: { role: Role; party: ConsultingParty },
): TaskSectionKey | null {
  if (state === 'ESCALATED') return isManager(role) ? 'DISAGREED' : null;
  if (state === 'OVERDUE' && isManager(role)) return 'OVERDUE';
  if (waitingFor === null) return null;
  if (waitingFor !== party) return 'WAITING';
  // Only Arbetsförmedlingen concludes; what it proposed instead is for the municipality to answer.
  if (state === 'ANSWERED') return party === 'EMPLOYMENT_SERVICE' ? 'CONCLUDE' : 'ANSWER';
  return state === 'CONCLUDED' ? 'CONFIRM' : 'ANSWER';
}

/** {@link consultationSectionOf} for every state and either asking party, as a table that a query can join. */
export function listConsultationPlaces(reader: { role: Role; party: ConsultingParty }): ConsultationPlace[] {
  return Object.values(FACTS_OF_STATE).flatMap((given) =>
    (['MUNICIPALITY', 'EMPLOYMENT_SERVICE'] as const).flatMap((requestedByParty) =>
      [false, true].flatMap((isCountered) => {
        const facts = { ...UNANSWERED, ...given, requestedByParty, hasCounterProposal: isCountered };
        const state = consultationStateOf(facts, DAY);
        const section = consultationSectionOf({ state, waitingFor: waitingPartyOf(facts, DAY) }, reader);
        return section ? [{ state, requestedByParty, isCountered, section }] : [];
      }),
    ),
  );
}

const UNANSWERED: ConsultationFacts = {
  requestedByParty: 'EMPLOYMENT_SERVICE',
  dueOn: DAY,
  answer: null,
  conclusion: null,
  concludedAt: null,
  isConfirmed: false,
  isWithdrawn: false,
  planVersionId: null,
};
