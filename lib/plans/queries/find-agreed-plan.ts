import type { Db } from '@/lib/platform/database';
import type { PlanContent } from '../rules/plan-content';
import { findPlanVersionRow, toPlanContent } from './plan-versions';

/** What both have agreed on, in force or about to be; null when there is nothing. The case must be visible to the reader. */
export async function findAgreedPlan(
  db: Db,
  key: { municipalityId: string; caseId: string },
): Promise<(PlanContent & { id: string; number: number }) | null> {
  const row = await findPlanVersionRow(db, { ...key, state: 'APPROVED' });
  return row && { ...toPlanContent(row), id: row.id, number: row.number };
}
