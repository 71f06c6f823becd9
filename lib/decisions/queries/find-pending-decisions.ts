import { createHash } from 'node:crypto';
import {
  type ActivityDuty,
  type Assessment,
  type AssistancePeriod,
  calculateActivityDuty,
  findAssessmentOn,
} from '@/lib/assessments';
import type { Db } from '@/lib/platform/database';
import { toDay, toDayOrNull } from '@/lib/platform/days';
import { addDays, type IsoDay } from '@/lib/time';
import type { PendingDecision } from '../decision-dto';
import { type DecidedExtent, type DecisionContent, describeExtent, listDecisionPoints } from '../rules/decision-points';

interface Place {
  municipalityId: string;
  caseId: string;
}

type Series = (Assessment & { source: 'OFFICER' | 'IMPORT' })[];

/**
 * What the assessments in force and to come say that nobody has decided, the earliest first. Each is compared with what was last decided of
 * it, or with what held the day before. The basis is a digest of what there is to decide.
 */
export async function findPendingDecisions(db: Db, place: Place, today: IsoDay): Promise<PendingDecision[]> {
  const series = await loadSeries(db, place);
  const [childrenBornOn, periods, decided] = [
    await loadChildren(db, place),
    await loadPeriods(db, place),
    await loadDecidedExtents(db, place),
  ];
  return series.flatMap((assessment, index) => {
    if (assessment.validTo !== null && assessment.validTo < today) return [];
    const dayBefore = addDays(assessment.validFrom, -1);
    const earlier = findAssessmentOn(series.slice(0, index), dayBefore);
    const before =
      decided.get(assessment.id) ??
      (earlier ? describeExtent({ assessment: earlier, childrenBornOn, day: dayBefore }) : null);
    const extent = describeExtent({ assessment, childrenBornOn });
    const points = listDecisionPoints({ before, after: extent });
    if (points.length === 0) return [];
    const duty = calculateActivityDuty({ periods, today: assessment.validFrom });
    const content: DecisionContent = { points, extent, assistance: assistanceOf(duty) };
    return [{ assessmentId: assessment.id, basis: digest(content), source: assessment.source, content }];
  });
}

/** What the months in a row say today. */
export async function findDuty(db: Db, place: Place, today: IsoDay): Promise<ActivityDuty> {
  return calculateActivityDuty({ periods: await loadPeriods(db, place), today });
}

function digest(content: DecisionContent): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

function assistanceOf(duty: ActivityDuty): DecisionContent['assistance'] {
  return duty.kind === 'NO_ASSISTANCE' ? null : { fromMonth: duty.fromMonth, monthsInRow: duty.monthsInRow };
}

async function loadSeries(db: Db, where: Place): Promise<Series> {
  const rows = await db.assessment.findMany({
    where,
    include: {
      exemptions: { include: { evidence: true }, orderBy: { kind: 'asc' } },
      deductions: { orderBy: { kind: 'asc' } },
    },
    orderBy: { validFrom: 'asc' },
  });
  return rows.map(({ exemptions, deductions, validFrom, validTo, ...row }) => ({
    id: row.id,
    source: row.source,
    validFrom: toDay(validFrom),
    validTo: toDayOrNull(validTo),
    ground: row.ground,
    abilityMinutes: row.abilityMinutes,
    abilityReason: row.abilityReason,
    exemptions: exemptions.map(({ kind, sharePercent, validTo: lastDay, evidence }) => ({
      kind,
      sharePercent,
      validTo: toDayOrNull(lastDay),
      evidence: evidence && { text: evidence.evidence, seenOn: toDay(evidence.seenOn) },
    })),
    deductions: deductions.map(({ kind, minutes, reason }) => ({ kind, minutes, reason })),
  }));
}

async function loadChildren(db: Db, where: Place): Promise<IsoDay[]> {
  const rows = await db.child.findMany({ where, orderBy: { bornOn: 'asc' } });
  return rows.map(({ bornOn }) => toDay(bornOn));
}

async function loadPeriods(db: Db, where: Place): Promise<AssistancePeriod[]> {
  const rows = await db.assistancePeriod.findMany({ where, orderBy: { fromMonth: 'asc' } });
  return rows.map(({ fromMonth, toMonth }) => ({ fromMonth: toDay(fromMonth), toMonth: toDayOrNull(toMonth) }));
}

/** What was last decided of each assessment, by its id. */
async function loadDecidedExtents(db: Db, where: Place): Promise<Map<string, DecidedExtent>> {
  const rows = await db.decision.findMany({
    where: { ...where, assessmentId: { not: null } },
    select: { assessmentId: true, content: true },
    orderBy: { decidedAt: 'asc' },
  });
  return new Map(
    rows.flatMap(({ assessmentId, content }) => {
      const { extent } = content as unknown as DecisionContent;
      return assessmentId && extent ? [[assessmentId, extent] as const] : [];
    }),
  );
}
