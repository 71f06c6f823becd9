import type { Db } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import type { IsoDay } from '@/lib/time';
import type { PlanVersionView } from '../plan-dto';
import { findPlanVersionRow, loadPlanNames, toPlanVersionView } from './plan-versions';

/**
 * The version in force on the day, or null; for other capabilities, inside their own transaction and audit. Row-level security decides
 * what is seen: a provider sees no plan version.
 */
export async function findPlanInForce(
  db: Db,
  { municipalityId, caseId, day }: { municipalityId: string; caseId: string; day: IsoDay },
): Promise<PlanVersionView | null> {
  const on = fromDay(day);
  const row = await findPlanVersionRow(db, {
    municipalityId,
    caseId,
    inForceFrom: { lte: on },
    OR: [{ inForceTo: null }, { inForceTo: { gte: on } }],
  });
  if (row === null) return null;
  return toPlanVersionView(row, await loadPlanNames(db, { municipalityId, caseId }, [row]), { today: day });
}
