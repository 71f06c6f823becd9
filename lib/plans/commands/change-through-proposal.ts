import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import type { Db } from '@/lib/platform/database';
import { toDay } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import type { IsoDay } from '@/lib/time';
import { findPlanVersionRow, type PlanVersionRow, toPlanContent } from '../queries/plan-versions';
import { listPlanFaults } from '../rules/plan-faults';
import { applyProposedChange, type ProposedChange } from '../rules/proposed-change';
import { takeApprovals } from './lost-approvals';
import { lockOpenCase, requireOneChanged } from './open-version';
import { startPlanDraft } from './start-plan-version';
import { completeActivities, writeActivities } from './write-activities';

/** What was accepted: one change of one activity. */
interface AcceptedChange {
  caseId: string;
  lineageId: string;
  change: ProposedChange;
}

/**
 * Makes exactly the accepted change in the open version, in the caller's transaction; one is begun as a copy of the plan in force when there is
 * none. It is approved by both as any version is; a proposal that is changed loses its approvals. @throws Refusal 'planProposalNoPlan' without
 * a plan to change, 'planProposalActivityGone', 'planProposalDoesNotFit', and those of {@link lockOpenCase}.
 */
export async function changePlanThroughProposal(
  db: Db,
  context: CommandContext,
  { caseId, lineageId, change }: AcceptedChange,
): Promise<{ versionId: string }> {
  const { actor, now, today } = context;
  const caseRecord = await lockOpenCase(db, actor, caseId);
  const key = { municipalityId: caseRecord.municipalityId, caseId };
  if (!(await findPlanVersionRow(db, { ...key, state: 'APPROVED' }))) throw new Refusal('planProposalNoPlan');
  const version = (await findOpen(db, key)) ?? (await beginCopy(db, context, caseRecord));

  const content = toPlanContent(version);
  const startsOn: IsoDay = toDay(version.startsOn);
  const changed = applyProposedChange(content.activities, { lineageId, change }, { startsOn });
  if (!changed) throw new Refusal('planProposalActivityGone');
  const faults = listPlanFaults({ ...content, activities: changed }, { today, isDraft: version.state === 'DRAFT' });
  if (faults.some(({ field }) => isAbout(field, changed, lineageId))) throw new Refusal('planProposalDoesNotFit');

  const lostApprovals = await takeApprovals(db, { version, actor, now });
  const revision = version.revision + 1;
  requireOneChanged(
    await db.planVersion.updateMany({
      where: { ...key, id: version.id, revision: version.revision, state: { in: ['DRAFT', 'PROPOSED'] } },
      data: { revision, changedBy: actor.userId, changedAt: now },
    }),
  );
  await writeActivities(db, { ...key, planVersionId: version.id }, await completeActivities(db, key, changed));
  const detail = { revision, activities: changed.length, approvalsLost: lostApprovals.length, throughProposal: true };
  await recordAudit(db, actor, { action: 'plan.save', ...key, subjectId: version.id, detail }, now);
  await refreshCaseWeeks(db, { municipalityId: key.municipalityId, caseIds: [caseId], fromDay: today }, today);
  return { versionId: version.id };
}

function findOpen(db: Db, key: { municipalityId: string; caseId: string }): Promise<PlanVersionRow | null> {
  return findPlanVersionRow(db, { ...key, state: { in: ['DRAFT', 'PROPOSED'] } });
}

async function beginCopy(
  db: Db,
  context: CommandContext,
  caseRecord: Awaited<ReturnType<typeof lockOpenCase>>,
): Promise<PlanVersionRow> {
  await startPlanDraft(db, context, { caseRecord, from: { kind: 'COPY' } });
  const begun = await findOpen(db, { municipalityId: caseRecord.municipalityId, caseId: caseRecord.id });
  if (!begun) throw new Refusal('planChangedMeanwhile');
  return begun;
}

/** Only what the change itself brings is a fault of the change. */
function isAbout(field: string, activities: readonly { lineageId: string }[], lineageId: string): boolean {
  const index = activities.findIndex((activity) => activity.lineageId === lineageId);
  return field.startsWith(`activities.${index}.`);
}
