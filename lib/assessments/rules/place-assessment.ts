import { addDays, type IsoDay, periodHolds } from '../../time';

interface Placed {
  id: string;
  validFrom: IsoDay;
  validTo: IsoDay | null;
}

/** What saving an assessment does to those that are there. */
export type AssessmentPlace =
  | {
      allowed: true;
      /** The one that begins on the same day and is thereby corrected; null for a new one. */
      corrects: string | null;
      /** The earlier one that ends the day before. */
      closes: { id: string; validTo: IsoDay } | null;
    }
  | { allowed: false; field: 'validFrom' | 'validTo'; reason: 'assessmentLaterExists' };

/**
 * Where a new assessment goes in the dated series: it ends the one in force on its first day the day before, corrects one that
 * begins on the same day, and never reaches into a later one. 12 kap. 4 b § asks what holds each day, so two never hold at once.
 */
export function placeAssessment({
  existing,
  validFrom,
  validTo,
}: {
  existing: readonly Placed[];
  validFrom: IsoDay;
  validTo: IsoDay | null;
}): AssessmentPlace {
  const later = existing.some(
    (other) => other.validFrom > validFrom && (validTo === null || other.validFrom <= validTo),
  );
  if (later) return { allowed: false, field: 'validTo', reason: 'assessmentLaterExists' };
  const same = existing.find((other) => other.validFrom === validFrom);
  const earlier = existing.find(
    (other) => other.validFrom < validFrom && periodHolds({ fromOn: other.validFrom, toOn: other.validTo }, validFrom),
  );
  return {
    allowed: true,
    corrects: same?.id ?? null,
    closes: earlier ? { id: earlier.id, validTo: addDays(validFrom, -1) } : null,
  };
}

/**
 * What an officer had before the eyes when assessing: the dated series and the household. Two texts are equal when nothing has
 * changed; otherwise someone else has assessed, or an import has changed the household, since the page was read.
 */
export function describeAssessmentBasis({
  assessments,
  childrenBornOn,
}: {
  assessments: readonly (Placed & { revisedAt: string })[];
  childrenBornOn: readonly IsoDay[];
}): string {
  const series = assessments.map(({ id, validFrom, validTo, revisedAt }) =>
    [id, validFrom, validTo ?? '', revisedAt].join('.'),
  );
  return [...series.toSorted(), ...childrenBornOn.toSorted()].join(' ');
}
