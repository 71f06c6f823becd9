import { addDays, type IsoDay } from '../../time';

/** When a conversation was held, as it is logged. */
export interface HeldConversation {
  heldOn: IsoDay;
  heldAt: Date;
}

/** Which field is wrong with when a conversation is said to have been held, and why; null when nothing is. */
export function findHeldFault(
  { heldOn, heldAt }: HeldConversation,
  { now, today, longestDays }: { now: Date; today: IsoDay; longestDays: number },
): { field: 'heldOn' | 'heldAtMinute'; reason: string } | null {
  if (heldOn > today) return { field: 'heldOn', reason: 'dayInFuture' };
  if (heldOn < addDays(today, -longestDays)) return { field: 'heldOn', reason: 'loggedTooLate' };
  return heldAt > now ? { field: 'heldAtMinute', reason: 'timeInFuture' } : null;
}
