import type { MailFault } from './rules/decide-mail';
import type { NotificationKind } from './rules/notification-kinds';

/** One thing that the reader has been told of, as often as it was. */
export interface NotificationDto {
  /** Of the latest; the address /avisering/[id] leads to its page. */
  id: string;
  kind: NotificationKind;
  /** Null when the clock sent it. */
  fromOrganisation: string | null;
  /** ISO 8601 instant of the latest. */
  at: string;
  count: number;
  isRead: boolean;
}

/** How the mails of the last thirty days have fared, for an administrator: never what they are about. */
export interface MailStatus {
  waiting: number;
  sent: number;
  failed: number;
  faults: {
    id: string;
    kind: NotificationKind;
    at: string;
    fault: MailFault;
    attempts: number;
    isGivenUp: boolean;
    /** A colleague by name; someone elsewhere by organisation alone. */
    recipient: string;
  }[];
}

export interface NotificationPage {
  /** The latest first. */
  notifications: NotificationDto[];
  /** The kinds that may reach the reader, and which of them come by e-mail too. */
  kinds: NotificationKind[];
  byMail: NotificationKind[];
  /** Where the mails go; null when no mail server is there. */
  mailAddress: string | null;
  /** For administrators. */
  mailStatus: MailStatus | null;
}
