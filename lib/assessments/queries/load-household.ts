import type { Db } from '@/lib/platform/database';
import { toDay, toDayOrNull } from '@/lib/platform/days';
import type { IsoDay } from '@/lib/time';
import type { AssistancePeriod } from '../rules/activity-duty';
import type { Assessment, Exemption, ExemptionEvidence } from '../rules/assessment';
import { describeAssessmentBasis } from '../rules/place-assessment';

/** An assessment as it is kept, with who made it and when. */
export interface KeptAssessment extends Assessment {
  exemptions: KeptExemption[];
  source: 'OFFICER' | 'IMPORT';
  createdBy: string;
  createdAt: Date;
}

/** An exemption with who has seen what it rests on. */
export interface KeptExemption extends Exemption {
  evidence: (ExemptionEvidence & { seenBy: string }) | null;
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
    include: { exemptions: { include: { evidence: true }, orderBy: { kind: 'asc' } }, deductions: true },
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
      exemptions: row.exemptions.map(({ kind, sharePercent, validTo, evidence }) => ({
        kind,
        sharePercent,
        validTo: toDayOrNull(validTo),
        evidence: evidence && {
          text: evidence.evidence,
          seenOn: toDay(evidence.seenOn),
          seenBy: evidence.seenBy,
        },
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

/** The months with försörjningsstöd, the earliest first. */
export async function loadAssistancePeriods(
  db: Db,
  { municipalityId, caseId }: { municipalityId: string; caseId: string },
): Promise<AssistancePeriod[]> {
  const rows = await db.assistancePeriod.findMany({ where: { municipalityId, caseId }, orderBy: { fromMonth: 'asc' } });
  return rows.map(({ fromMonth, toMonth }) => ({ fromMonth: toDay(fromMonth), toMonth: toDayOrNull(toMonth) }));
}
