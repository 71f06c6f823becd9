interface Recorded {
  id: string;
  correctsId: string | null;
}

/** Those that no later one corrects: what stands. */
export function withoutCorrected<Row extends Recorded>(rows: readonly Row[]): Row[] {
  const corrected = new Set(rows.map(({ correctsId }) => correctsId));
  return rows.filter(({ id }) => !corrected.has(id));
}

/** Whether what is written now is the first of its kind, or corrects exactly the one that stands. What has been written is never changed. */
export function decideRecording(
  rows: readonly Recorded[],
  correctsId: string | null,
): { allowed: true } | { allowed: false; reason: 'outcomeAlreadyRecorded' } {
  const standing = withoutCorrected(rows).at(0)?.id ?? null;
  return standing === correctsId ? { allowed: true } : { allowed: false, reason: 'outcomeAlreadyRecorded' };
}
