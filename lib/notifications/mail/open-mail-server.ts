import { createTransport } from 'nodemailer';
import type { SmtpConfiguration } from '@/lib/platform/configuration';
import type { MailFault } from '../rules/decide-mail';
import type { ComposedMail } from './compose-mail';

export interface OutgoingMail extends ComposedMail {
  to: string;
  /** The same for each attempt, so that a mail system that got it twice can tell. */
  messageId: string;
}

/** Hands a mail over; null when the server has taken it. */
export type SendMail = (mail: OutgoingMail) => Promise<MailFault | null>;

interface MailTimeouts {
  /** To be connected and greeted, and between two answers, in milliseconds. */
  answerMs: number;
  /** For the whole mail. */
  wholeMs: number;
}

const TIMEOUTS: MailTimeouts = { answerMs: 10_000, wholeMs: 45_000 };

/** The organisation's mail server. A login is only ever sent over TLS. */
export function openMailServer(
  { url, from }: SmtpConfiguration,
  { answerMs, wholeMs }: MailTimeouts = TIMEOUTS,
): SendMail {
  const address = new URL(url);
  return async ({ to, subject, text, messageId }) => {
    const transport = createTransport({
      url,
      requireTLS: address.protocol === 'smtp:' && address.username !== '',
      connectionTimeout: answerMs,
      greetingTimeout: answerMs,
      dnsTimeout: answerMs,
      socketTimeout: answerMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    let overdue: NodeJS.Timeout | undefined;
    try {
      await Promise.race([
        transport.sendMail({
          from: { name: 'Samspel', address: from },
          to,
          subject,
          text,
          messageId,
          headers: { 'Auto-Submitted': 'auto-generated' },
        }),
        new Promise((_resolve, reject) => {
          overdue = setTimeout(() => reject(Object.assign(new Error('overdue'), { code: 'ETIMEDOUT' })), wholeMs);
        }),
      ]);
      return null;
    } catch (error) {
      return faultOf(error);
    } finally {
      clearTimeout(overdue);
      transport.close();
    }
  };
}

const UNREACHABLE = ['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ETLS', 'ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND'];

/** What went wrong, without a word of what the server said: it may repeat an address. */
function faultOf(error: unknown): MailFault {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'NO_SIGN_IN';
  if (typeof responseCode === 'number' && responseCode >= 400) {
    return responseCode < 500 ? 'TRY_LATER' : code === 'EENVELOPE' ? 'ADDRESS_REFUSED' : 'OTHER';
  }
  return UNREACHABLE.includes(String(code)) ? 'NO_CONNECTION' : 'OTHER';
}
