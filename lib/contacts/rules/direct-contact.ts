/** How somebody is reached, and which mailboxes are read by several. */
export interface ContactWays {
  phone: string | null;
  email: string;
  /** Every shared mailbox of the organisation, one's own second line included. */
  sharedMailboxes: readonly string[];
}

/**
 * Whether somebody can be reached in person: by phone, or by an e-mail address that is not a shared mailbox. Municipalities found that
 * shared mailboxes are not contact enough (SKR, February 2024); one may stand as a second line beside a direct way, and never alone.
 */
export function decideDirectContact({
  phone,
  email,
  sharedMailboxes,
}: ContactWays): { allowed: true } | { allowed: false; reason: 'sharedMailboxOnly' } {
  const isShared = sharedMailboxes.some((mailbox) => mailbox !== '' && isSameAddress(mailbox, email));
  if (isShared && (phone ?? '').trim() === '') return { allowed: false, reason: 'sharedMailboxOnly' };
  return { allowed: true };
}

function isSameAddress(first: string, second: string): boolean {
  return first.trim().toLowerCase() === second.trim().toLowerCase();
}
