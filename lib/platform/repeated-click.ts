/** So soon after is the same from the same person the same click: a button pressed again while the page still waits for its answer. */
const REPEATED_WITHIN_MS = 30_000;

/**
 * From when on a row that says the very same, by the same person, is what this click already did. For what may rightly be written twice, and
 * so has no key or expected state of its own; asked for with the case held still, so that the click before is seen.
 */
export function repeatedSince(now: Date): Date {
  return new Date(now.getTime() - REPEATED_WITHIN_MS);
}
