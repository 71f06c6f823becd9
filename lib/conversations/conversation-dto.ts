import type { IsoDay } from '../time';
import type { ConversationObstacle } from './rules/decide-message';
import type { ConversationParty, WaitingClock } from './rules/waiting';
import type { DisclosureGround } from './schemas';

export interface MessageDto {
  id: string;
  text: string;
  authorName: string;
  party: ConversationParty;
  isMine: boolean;
  /** ISO 8601 instant. */
  writtenAt: string;
  /** The same in Sweden. */
  writtenOn: IsoDay;
  /** Null when it never waited for an answer. */
  answer: 'WAITING' | 'ANSWERED' | 'WAIVED' | null;
  ground: DisclosureGround | null;
  /** The reader had not read it before now. */
  isNew: boolean;
  /** Everyone but its author and the reader, in the order in which they read it. */
  readBy: { name: string; party: ConversationParty; at: string }[];
  /** The reader's authority asked, and may say that no answer is needed. */
  mayWaive: boolean;
}

/** A part of a case's conversation: fifty messages, the oldest first. */
export interface ConversationPage {
  caseId: string;
  party: ConversationParty;
  today: IsoDay;
  messages: MessageDto[];
  /** There are older ones before the first of these; its id leads to them. */
  olderBefore: string | null;
  /** These are the last ones. */
  isLatest: boolean;
  waiting: Record<ConversationParty, WaitingClock | null>;
  /** Within how many working days a message is answered, by the överenskommelse. */
  answerWorkingDays: number;
  /** Why nothing can be written; null when it can. */
  obstacle: ConversationObstacle | null;
  /** The responsible officer of the other authority, who can be told; null when nobody is, or may not open the case. */
  recipientName: string | null;
  /** Changes whenever something is written, read or settled. */
  stamp: string;
}
