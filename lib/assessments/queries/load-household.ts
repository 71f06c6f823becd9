import type { Db } from '@/lib/platform/database';
import { toDay, toDayOrNull } from '@/lib/platform/days';
import type { IsoDay } from '@/lib/time';
import type { Assessment } from '../rules/assessment';
import { describeAssessmentBasis } from '../rules/place-assessment';

/** An assessment as it is kept, with who made it and when. */
export interface KeptAssessment extends Assessment {
  source: 'OFFICER' | 'IMPORT';
  createdBy: string;
  createdAt: Date;
}

/** The dated series of a case, newest first, its household, and the basis that both make for the next officer. */
export interface AssessedHousehold {
  assessments: KeptAssessment[];
  children: { id: string; bornOn: IsoDay }[];
  basis: string;
}

export async function loadHousehold(
  db: Db,
  { municipalityId, caseId }: { municipalityId: string; caseId: string },
): Promise<AssessedHousehold> {
  const rows = await db.assessment.findMany({
    where: { municipalityId, caseId },
    include: { exemptions: true, deductions: true },
    orderBy: { validFrom: 'desc' },
  });
  const childRows = await db.child.findMany({ where: { municipalityId, caseId }, orderBy: { bornOn: 'asc' } });
  const assessments = rows.map(
    (row): KeptAssessment => ({
      id: row.id,
      validFrom: toDay(row.validFrom),
      validTo: toDayOrNull(row.validTo),
      ground: row.ground,
      abilityMinutes: row.abilityMinutes,
      abilityReason: row.abilityReason,
      exemptions: row.exemptions.map(({ kind, sharePercent, validTo }) => ({
        kind,
        sharePercent,
        validTo: toDayOrNull(validTo),
      })),
      deductions: row.deductions.map(({ kind, minutes, reason }) => ({ kind, minutes, reason })),
      source: row.source,
      createdBy: row.createdBy,
      createdAt: row.createdAt,
    }),
  );
  const children = childRows.map(({ id, bornOn }) => ({ id, bornOn: toDay(bornOn) }));
  return {
    assessments,
    children,
    basis: describeAssessmentBasis({
      assessments: assessments.map((each) => ({ ...each, revisedAt: each.createdAt.toISOString() })),
      childrenBornOn: children.map(({ bornOn }) => bornOn),
    }),
  };
}
