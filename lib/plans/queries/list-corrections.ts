import type { Db } from '@/lib/platform/database';
import type { PlanCorrectionLine } from '../plan-dto';
import { CORRECTABLE_FIELDS } from '../rules/correction';

const MOST_SHOWN = 20;

/** The small corrections of a case's plan, the latest first. */
export async function listPlanCorrections(
  db: Db,
  key: { municipalityId: string; caseId: string },
): Promise<PlanCorrectionLine[]> {
  const rows = await db.planCorrection.findMany({ where: key, orderBy: { correctedAt: 'desc' }, take: MOST_SHOWN });
  const users = await db.userAccount.findMany({
    where: { id: { in: rows.map(({ correctedBy }) => correctedBy) } },
    select: { id: true, name: true },
  });
  return rows.flatMap(({ id, title, oldValue, newValue, correctedAt, correctedBy, ...row }) => {
    const field = CORRECTABLE_FIELDS.find((each) => each === row.field);
    const correctedByName = users.find((user) => user.id === correctedBy)?.name ?? '';
    return field
      ? [{ id, title, field, oldValue, newValue, correctedByName, correctedAt: correctedAt.toISOString() }]
      : [];
  });
}
