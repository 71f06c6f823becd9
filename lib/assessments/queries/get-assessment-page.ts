import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { fromDay, toDay } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import { type IsoDay, mondayOf, stockholmDayOf, toIsoWeek } from '@/lib/time';
import type { AssessmentPage } from '../assessment-dto';
import { calculateActivityDuty } from '../rules/activity-duty';
import { type Assessment, findAssessmentOn } from '../rules/assessment';
import { listBreakAccounts } from '../rules/decide-break';
import { calculateRequirement } from '../rules/requirement';
import { type KeptAssessment, loadAssistancePeriods, loadHousehold } from './load-household';

/**
 * The dated series of assessments of a case with household and breaks: what the municipality alone reads (OSL 26:1).
 * @throws Refusal 'notFound' for a case out of sight, 'notPermitted' for another organisation
 */
export async function getAssessmentPage(
  context: CommandContext,
  { caseId }: { caseId: string },
): Promise<AssessmentPage> {
  const { actor, today } = context;
  if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('notPermitted');
  return withActor(actor, async (db) => {
    const { municipalityId, closedOn } = await getVisibleCase(db, actor, caseId);
    const { assessments, children, basis } = await loadHousehold(db, { municipalityId, caseId });
    const officers = await db.userAccount.findMany({
      where: { id: { in: assessments.flatMap(listOfficers) } },
      select: { id: true, name: true },
    });
    const breakRows = await db.breakPeriod.findMany({ where: { municipalityId, caseId }, orderBy: { fromOn: 'desc' } });
    const breaks = breakRows.map(({ id, fromOn, toOn, reason }) => ({
      id,
      fromOn: toDay(fromOn),
      toOn: toDay(toOn),
      reason,
    }));
    const breakDecisions = await db.decision.findMany({
      where: { municipalityId, caseId, breakId: { in: breakRows.map(({ id }) => id) } },
      select: { id: true, breakId: true },
      orderBy: { decidedAt: 'asc' },
    });
    const decisionOf = new Map(breakDecisions.map(({ id, breakId }) => [breakId, id]));
    const assistancePeriods = await loadAssistancePeriods(db, { municipalityId, caseId });
    const week = await db.caseWeek.findFirst({
      where: { municipalityId, caseId, week: fromDay(mondayOf(toIsoWeek(today))) },
      select: { assignedMinutes: true },
    });
    await recordAudit(db, actor, { action: 'assessment.read', municipalityId, caseId }, context.now);
    const nameOf = new Map(officers.map(({ id, name }) => [id, name]));
    const childrenBornOn = children.map(({ bornOn }) => bornOn);
    const inForce = findAssessmentOn(assessments, today);
    return {
      caseId,
      today,
      isClosed: closedOn !== null,
      basis,
      assessments: assessments.map(({ createdBy, createdAt, ...assessment }) => ({
        ...assessment,
        exemptions: assessment.exemptions.map(({ evidence, ...exemption }) => ({
          ...exemption,
          evidence: evidence && {
            text: evidence.text,
            seenOn: evidence.seenOn,
            seenByName: nameOf.get(evidence.seenBy) ?? null,
          },
        })),
        ...figuresOf(assessment, childrenBornOn),
        createdByName: nameOf.get(createdBy) ?? null,
        createdOn: stockholmDayOf(createdAt),
        isInForce: assessment.id === inForce?.id,
      })),
      childrenBornOn,
      assistancePeriods,
      duty: calculateActivityDuty({ periods: assistancePeriods, today }),
      breaks: breaks.map((each) => ({ ...each, decisionId: decisionOf.get(each.id) ?? null })),
      breakAccounts: listBreakAccounts(breaks, today),
      planned: { assignedMinutes: week?.assignedMinutes ?? 0 },
    };
  });
}

/** Those who made an assessment and those who have seen what it rests on. */
function listOfficers({ createdBy, exemptions }: KeptAssessment): string[] {
  return [createdBy, ...exemptions.flatMap(({ evidence }) => (evidence ? [evidence.seenBy] : []))];
}

function figuresOf(assessment: Assessment, childrenBornOn: IsoDay[]) {
  const { fullTimeMinutes, requiredMinutes } = calculateRequirement({
    assessment,
    day: assessment.validFrom,
    childrenBornOn,
  });
  return { fullTimeMinutes, requiredMinutes };
}
