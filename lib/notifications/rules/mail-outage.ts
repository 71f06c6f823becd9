import { isServerFault, type MailFault } from './decide-mail';

/** While the mail server is away the log says so this often at most. */
export const OUTAGE_LOG_MINUTES = 15;

/** Since when the mail server has been out of reach, and when the log last said so: milliseconds since 1970. */
export interface MailOutage {
  downSince: number;
  saidAt: number;
}

/** What a round of mails came to. */
export interface MailRound {
  sent: number;
  failed: number;
  /** Of the last mail that could not be handed over; null when there was none. */
  fault: MailFault | null;
}

/** What the log says of a round: nothing, how many were handed over, or that the server is away or back. */
export type MailLine = 'MAILS' | 'SERVER_DOWN' | 'SERVER_STILL_DOWN' | 'SERVER_BACK' | null;

/**
 * What is to be logged of a round, and whether the server is away after it. That it is away is said once when it happens, then at most once
 * every {@link OUTAGE_LOG_MINUTES} minutes, and that it is back once. A round without mails tells nothing of the server.
 */
export function decideMailLine(
  outage: MailOutage | null,
  { sent, failed, fault }: MailRound,
  now: number,
): { line: MailLine; outage: MailOutage | null } {
  if (sent + failed === 0) return { line: null, outage };
  if (fault === null || !isServerFault(fault)) return { line: outage ? 'SERVER_BACK' : 'MAILS', outage: null };
  if (outage === null) return { line: 'SERVER_DOWN', outage: { downSince: now, saidAt: now } };
  if (now - outage.saidAt < OUTAGE_LOG_MINUTES * 60_000) return { line: null, outage };
  return { line: 'SERVER_STILL_DOWN', outage: { ...outage, saidAt: now } };
}
