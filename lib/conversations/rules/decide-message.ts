/** What a case must be for the authorities to write to each other about it. */
export interface ConversationCase {
  isClosed: boolean;
  /** Registered at Arbetsförmedlingen: only then does it see the case. */
  isRegistered: boolean;
}

/** Why no message can be written in the case. */
export type ConversationObstacle = 'messageCaseClosed' | 'messageNoCounterpart';

/** Whether a message can be written. Both authorities must be there to read it; a closed case takes no more. */
export function decideMessage({
  isClosed,
  isRegistered,
}: ConversationCase): { allowed: true } | { allowed: false; reason: ConversationObstacle } {
  if (isClosed) return { allowed: false, reason: 'messageCaseClosed' };
  return isRegistered ? { allowed: true } : { allowed: false, reason: 'messageNoCounterpart' };
}
