export type VerificationDecision = { allowed: true } | { allowed: false; reason: VerificationRefusal };

export type VerificationRefusal =
  | 'attendanceNotReported'
  | 'attendanceAlreadyVerified'
  | 'attendanceVerifiedByReporter';

/**
 * Whether the user may verify a reported day: reported is not verified, and the one who verifies is another than the
 * one who reported, or who last corrected it (domain, section 3; the control of what is delivered that Almega's
 * report asks for).
 */
export function decideVerification({
  reportedBy,
  verifiedBy,
  actorUserId,
}: {
  /** Who reported the values that stand now; null when nothing is reported. */
  reportedBy: string | null;
  verifiedBy: string | null;
  actorUserId: string;
}): VerificationDecision {
  if (reportedBy === null) return { allowed: false, reason: 'attendanceNotReported' };
  if (verifiedBy !== null) return { allowed: false, reason: 'attendanceAlreadyVerified' };
  if (reportedBy === actorUserId) return { allowed: false, reason: 'attendanceVerifiedByReporter' };
  return { allowed: true };
}
