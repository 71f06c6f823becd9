import type { Db } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import type { IsoDay } from '@/lib/time';
import type { PlanVersionView } from '../plan-dto';
import type { CatalogueEntry } from '../rules/plan-content';
import { listCatalogue } from './plan-surroundings';
import { findPlanVersionRow, loadPlanNames, toPlanVersionView, wholeVersion } from './plan-versions';

interface Asked {
  municipalityId: string;
  caseId: string;
  /** The version that was asked for; else the one in force today, else the one about to be, else the one that is open. */
  versionId?: string | undefined;
  today: IsoDay;
}

/** One version of a plan with the catalogue that its activities are of; null when there is none. The caller audits the read. */
export async function readPlanVersion(
  db: Db,
  { municipalityId, caseId, versionId, today }: Asked,
): Promise<{ version: PlanVersionView; catalogue: CatalogueEntry[] } | null> {
  const key = { municipalityId, caseId };
  const day = fromDay(today);
  const row =
    versionId === undefined
      ? ((await findPlanVersionRow(db, {
          ...key,
          inForceFrom: { lte: day },
          OR: [{ inForceTo: null }, { inForceTo: { gte: day } }],
        })) ??
        (await findPlanVersionRow(db, { ...key, state: 'APPROVED' })) ??
        (await findPlanVersionRow(db, { ...key, state: { in: ['DRAFT', 'PROPOSED'] } })))
      : await findPlanVersionRow(db, { ...key, id: versionId });
  if (row === null) return null;
  const names = await loadPlanNames(db, key, [row]);
  return { version: toPlanVersionView(row, names, { today }), catalogue: await listCatalogue(db) };
}

/** How many versions may hold between two days: one for each day is more than anyone makes. */
const MOST_VERSIONS = 50;

/** The versions that hold on some day from `from` to `to`, whole. The caller audits the read. */
export async function readPlanVersionsDuring(
  db: Db,
  { municipalityId, caseId, from, to, today }: Omit<Asked, 'versionId'> & { from: IsoDay; to: IsoDay },
): Promise<PlanVersionView[]> {
  const key = { municipalityId, caseId };
  const rows = await db.planVersion.findMany({
    where: {
      ...key,
      inForceFrom: { lte: fromDay(to) },
      OR: [{ inForceTo: null }, { inForceTo: { gte: fromDay(from) } }],
    },
    orderBy: { number: 'asc' },
    take: MOST_VERSIONS,
    include: wholeVersion,
  });
  const names = await loadPlanNames(db, key, rows);
  return rows.map((row) => toPlanVersionView(row, names, { today }));
}
