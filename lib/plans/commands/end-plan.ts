import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import { withActor } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import { notFoundRefusal, Refusal } from '@/lib/platform/refusal';
import type { IsoDay } from '@/lib/time';
import { findPlanVersionRow } from '../queries/plan-versions';
import type { EndPlanInput } from '../schemas';
import { lockOpenCase, requireOneChanged } from './open-version';

/**
 * Ends the plan that both have approved, with no other in its place: work or studies begun, assistance over, moved. It stays in force
 * through `lastOn`. The municipality, which answers for the plan, does so; breaking off a single activity is another matter and asks for
 * samråd. @throws Refusal 'planNotInForce', 'wrongParty', 'invalidInput' for a last day that has passed.
 */
export async function endPlan(
  { actor, now, today }: CommandContext,
  { caseId, versionId, lastOn, reason }: EndPlanInput,
): Promise<{ lastOn: IsoDay }> {
  return withActor(actor, async (db) => {
    const { municipalityId } = await lockOpenCase(db, actor, caseId);
    const version = await findPlanVersionRow(db, { municipalityId, caseId, id: versionId });
    if (!version) throw notFoundRefusal();
    if (version.state !== 'APPROVED') throw new Refusal('planNotInForce');
    if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('wrongParty');
    if (lastOn < today) throw new Refusal('invalidInput', { lastOn: 'planLastDayPassed' });
    requireOneChanged(
      await db.planVersion.updateMany({
        where: { municipalityId, caseId, id: versionId, state: 'APPROVED' },
        data: { inForceTo: fromDay(lastOn), endedAt: now, endReason: reason },
      }),
    );
    await recordAudit(
      db,
      actor,
      { action: 'plan.end', municipalityId, caseId, subjectId: versionId, detail: { reason, lastOn } },
      now,
    );
    await refreshCaseWeeks(db, { municipalityId, caseIds: [caseId], fromDay: today }, today);
    return { lastOn };
  });
}
