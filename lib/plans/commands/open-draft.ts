import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import type { Db } from '@/lib/platform/database';
import { findPlanVersionRow, type PlanVersionRow } from '../queries/plan-versions';
import type { PlanActivity } from '../rules/plan-content';
import { takeApprovals } from './lost-approvals';
import { lockOpenCase, requireOneChanged } from './open-version';
import { startPlanDraft } from './start-plan-version';
import { completeActivities, writeActivities } from './write-activities';

/**
 * The open version of the plan, in the caller's transaction with its case held still. When there is none it is begun, as a copy of the one
 * before or empty. @throws Refusal 'notFound', 'caseClosed'
 */
export async function openDraft(
  db: Db,
  context: CommandContext,
  caseId: string,
): Promise<{ version: PlanVersionRow; isBegun: boolean }> {
  const caseRecord = await lockOpenCase(db, context.actor, caseId);
  const key = { municipalityId: caseRecord.municipalityId, caseId };
  const open = await findPlanVersionRow(db, { ...key, state: { in: ['DRAFT', 'PROPOSED'] } });
  if (open) return { version: open, isBegun: false };
  const hasEarlier = (await db.planVersion.count({ where: { ...key, inForceFrom: { not: null } } })) > 0;
  const from = { kind: hasEarlier ? ('COPY' as const) : ('EMPTY' as const) };
  const { versionId } = await startPlanDraft(db, context, { caseRecord, from });
  const version = await findPlanVersionRow(db, { ...key, id: versionId });
  if (!version) throw new RangeError('a version that was begun is not there');
  return { version, isBegun: true };
}

/** Makes the activities of an open version these, as one edit of it: a proposal loses its approvals. `detail` goes to the audit. */
export async function editActivities(
  db: Db,
  { actor, now, today }: CommandContext,
  {
    version,
    activities,
    detail,
  }: { version: PlanVersionRow; activities: readonly PlanActivity[]; detail: Record<string, unknown> },
): Promise<void> {
  const { municipalityId, caseId } = version;
  const key = { municipalityId, caseId };
  const lostApprovals = await takeApprovals(db, { version, actor, now });
  const revision = version.revision + 1;
  requireOneChanged(
    await db.planVersion.updateMany({
      where: { ...key, id: version.id, revision: version.revision },
      data: { revision, changedBy: actor.userId, changedAt: now },
    }),
  );
  const all = await completeActivities(db, key, activities);
  await writeActivities(db, { ...key, planVersionId: version.id }, all);
  const told = { revision, activities: all.length, approvalsLost: lostApprovals.length, ...detail };
  await recordAudit(db, actor, { action: 'plan.save', ...key, subjectId: version.id, detail: told }, now);
  await refreshCaseWeeks(db, { municipalityId, caseIds: [caseId], fromDay: today }, today);
}
