/** All decisions of a case, and those that wait. */
export function decisionsHref(caseId: string): string {
  return `/arenden/${caseId}/beslut`;
}

/** One decision, as it is printed. */
export function decisionHref(caseId: string, decisionId: string): string {
  return `${decisionsHref(caseId)}/${decisionId}`;
}
