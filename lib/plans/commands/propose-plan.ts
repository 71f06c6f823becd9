import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import { withActor } from '@/lib/platform/database';
import { Refusal } from '@/lib/platform/refusal';
import { toPlanContent } from '../queries/plan-versions';
import { listPlanFaults } from '../rules/plan-faults';
import type { OpenPlanVersionInput } from '../schemas';
import { lockOpenVersion, requireOneChanged } from './open-version';

/**
 * Puts the draft forward for both authorities to approve. It must hold an activity, and each activity a time; what else is missing may
 * be filled in by the other party, and must be before anyone approves. The revision moves on, so that an editor left open from before
 * cannot change what is proposed unseen. @throws Refusal 'planAlreadyProposed', 'planActivityMissing', 'invalidInput', and those of {@link lockOpenVersion}.
 */
export async function proposePlan(
  { actor, now, today }: CommandContext,
  input: OpenPlanVersionInput,
): Promise<{ revision: number }> {
  return withActor(actor, async (db) => {
    const { caseRecord, version, key } = await lockOpenVersion(db, actor, input);
    const { municipalityId, caseId } = key;
    if (version.state === 'PROPOSED') throw new Refusal('planAlreadyProposed');
    const content = toPlanContent(version);
    if (content.activities.length === 0)
      throw new Refusal('planActivityMissing', { activities: 'planActivityMissing' });
    const faults = listPlanFaults(content, { today, isDraft: false });
    if (faults.length > 0) {
      throw new Refusal('planNotReady', Object.fromEntries(faults.map(({ field, reason }) => [field, reason])));
    }
    const revision = version.revision + 1;
    requireOneChanged(
      await db.planVersion.updateMany({
        where: { ...key, revision: input.revision, state: 'DRAFT' },
        data: {
          proposedBy: actor.userId,
          proposedAt: now,
          revision,
          isEmploymentServiceParty: caseRecord.registeredSince !== null,
        },
      }),
    );
    await recordAudit(
      db,
      actor,
      { action: 'plan.propose', municipalityId, caseId, subjectId: version.id, detail: { revision } },
      now,
    );
    await refreshCaseWeeks(db, { municipalityId, caseIds: [caseId], fromDay: today }, today);
    return { revision };
  });
}
