/** The address of a case's conversation. */
export function conversationPath(caseId: string): string {
  return `/arenden/${caseId}/samtal`;
}
