import type { Db } from '@/lib/platform/database';
import type { CaseRows } from './rows';
import { MUNICIPALITY_IDS } from './write-demonstration';

/** Writes what became of unexcused days: those that are decided first, since a case has one review under way at a time. */
export async function writeAbsenceReviews(db: Db, cases: readonly CaseRows[]): Promise<void> {
  const reviews = cases.flatMap(({ absenceReviews }) => absenceReviews);
  for (const isDecided of [true, false]) {
    const round = reviews.filter(({ decision }) => (decision !== null) === isDecided);
    await db.absenceReview.createMany({ data: round.map(({ review }) => review) });
    await db.absenceReviewDay.createMany({ data: round.flatMap(({ days }) => days) });
    const decisions = round.flatMap(({ review, decision }) => (decision ? [{ id: review.id, ...decision }] : []));
    await db.$executeRaw`
      update absence_reviews a set decision = r.decision, decision_reasons = r."decisionReasons", decided_by = r."decidedBy",
        decided_at = r."decidedAt"
      from jsonb_to_recordset(${JSON.stringify(decisions)}::jsonb) as r(id uuid, decision absence_decision, "decisionReasons" text,
        "decidedBy" uuid, "decidedAt" timestamptz)
      where a.id = r.id and a.municipality_id = any (${MUNICIPALITY_IDS}::uuid[])`;
  }
}
