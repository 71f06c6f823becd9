/** Why a mail could not be handed over. */
export type MailFault = 'NO_CONNECTION' | 'NO_SIGN_IN' | 'ADDRESS_REFUSED' | 'TRY_LATER' | 'OTHER';

/** One recipient is told of one thing by e-mail at most this often. */
export const MAIL_WINDOW_MINUTES = 60;
/** What has waited longer, because no mail server was there, is no news any more. */
export const MAIL_LIFETIME_HOURS = 72;

const FIRST_PAUSE_MINUTES = 5;
const LONGEST_PAUSE_MINUTES = 240;
const MINUTE_MS = 60_000;

/** A notification whose mail is due. Instants are milliseconds since 1970. */
export interface DueMail {
  now: number;
  createdAt: number;
  readAt: number | null;
  attempts: number;
  /** The recipient's choice for the kind. */
  isWanted: boolean;
  /** The recipient's account is closed. */
  isDisabled: boolean;
  /** When the recipient was last told of the same thing by e-mail. */
  lastMailedAt: number | null;
}

export type MailDecision =
  | { mail: 'SEND' }
  | { mail: 'POSTPONE'; until: number }
  | { mail: 'NOT_WANTED' | 'READ_FIRST' | 'WITH_ANOTHER' | 'TOO_OLD' | 'FAILED' };

/**
 * Whether a due mail is sent: never against the recipient's own choice, never of what has been read, at most once a window for the same thing
 * ({@link MAIL_WINDOW_MINUTES}), and not when it is no news any more ({@link MAIL_LIFETIME_HOURS}).
 */
export function decideMail(due: DueMail): MailDecision {
  if (due.isDisabled || !due.isWanted) return { mail: 'NOT_WANTED' };
  if (due.readAt !== null) return { mail: 'READ_FIRST' };
  if (due.lastMailedAt !== null && due.lastMailedAt >= due.createdAt) return { mail: 'WITH_ANOTHER' };
  if (due.now - due.createdAt > MAIL_LIFETIME_HOURS * 60 * MINUTE_MS) {
    return { mail: due.attempts > 0 ? 'FAILED' : 'TOO_OLD' };
  }
  const windowEnds = (due.lastMailedAt ?? Number.NEGATIVE_INFINITY) + MAIL_WINDOW_MINUTES * MINUTE_MS;
  return windowEnds > due.now ? { mail: 'POSTPONE', until: windowEnds } : { mail: 'SEND' };
}

/** Minutes from an attempt to the next: 5, 10, 20, … at most 240. The first is longer than any attempt takes. */
export function pauseAfterAttempt(attempt: number): number {
  return Math.min(FIRST_PAUSE_MINUTES * 2 ** Math.min(attempt - 1, 10), LONGEST_PAUSE_MINUTES);
}

/** Whether trying again is of no use: the mail server knows no such address. */
export function isFinalFault(fault: MailFault): boolean {
  return fault === 'ADDRESS_REFUSED';
}

/** Whether the server itself is out of reach, so that the mails after this one would fare no better. */
export function isServerFault(fault: MailFault): boolean {
  return fault === 'NO_CONNECTION' || fault === 'NO_SIGN_IN';
}
