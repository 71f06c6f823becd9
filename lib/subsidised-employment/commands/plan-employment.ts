import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { putInDraft } from '@/lib/plans/server';
import { withActor } from '@/lib/platform/database';
import { toDay, toDayOrNull } from '@/lib/platform/days';
import { notFoundRefusal, Refusal, refuseUnless } from '@/lib/platform/refusal';
import { findPlaceInPlan } from '../queries/find-place-in-plan';
import { decideEmploymentInPlan, toEmploymentActivity } from '../rules/employment-in-plan';
import type { PlanEmploymentInput } from '../schemas';

/**
 * Puts a place that has become work in the plan that is being written, as it was held; a version is begun when there is none, which both
 * authorities then approve as any other. A place that a plan already holds is left there. @throws Refusal 'notFound', 'caseClosed',
 * 'employmentNotGranted', 'employmentSupportOver'
 */
export async function planEmployment(
  context: CommandContext,
  { caseId, employmentId }: PlanEmploymentInput,
): Promise<{ isPut: boolean }> {
  const { actor, now, today } = context;
  return withActor(actor, async (db) => {
    const { municipalityId, closedOn } = await lockVisibleCase(db, actor, caseId);
    const key = { municipalityId, caseId };
    const row = await db.subsidisedEmployment.findFirst({ where: { ...key, id: employmentId } });
    if (!row) throw notFoundRefusal();
    if (closedOn !== null) throw new Refusal('caseClosed');
    const supportUntil = toDayOrNull(row.supportUntil);
    refuseUnless(decideEmploymentInPlan({ state: row.state, supportUntil }, today));
    if ((await findPlaceInPlan(db, { ...key, employmentId })) !== 'NOWHERE') return { isPut: false };
    const { work, workplace, weeklyMinutes } = row;
    const activity = toEmploymentActivity({
      employmentId,
      work,
      workplace,
      weeklyMinutes,
      startsOn: toDay(row.startsOn),
      startedOn: toDayOrNull(row.startedOn),
      supportUntil,
    });
    const { versionId, isPut } = await putInDraft(db, context, { caseId, activity });
    const detail = { versionId };
    await recordAudit(db, actor, { action: 'employment.plan', ...key, subjectId: employmentId, detail }, now);
    return { isPut };
  });
}
