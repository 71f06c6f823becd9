import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { changePlanThroughProposal } from '@/lib/plans/server';
import { withActor } from '@/lib/platform/database';
import type { PlanProposalInput } from '../schemas';
import { lockProposal, requireOpen } from './lock-proposal';

/**
 * Accepts a proposal: exactly its change is made in the open version of the plan, or in a new draft. The plan in force stays as it is until
 * both authorities have approved that version. @throws Refusal of {@link lockProposal} and of changePlanThroughProposal.
 */
export async function acceptPlanProposal(
  context: CommandContext,
  input: PlanProposalInput,
): Promise<{ versionId: string }> {
  const { actor, now } = context;
  return withActor(actor, async (db) => {
    const { proposal, change, key } = await lockProposal(db, actor, input, 'ACCEPT');
    const about = { caseId: key.caseId, lineageId: proposal.lineageId, change };
    const { versionId } = await changePlanThroughProposal(db, context, about);
    requireOpen(
      await db.planProposal.updateMany({
        where: { ...key, id: proposal.id, state: 'OPEN' },
        data: { state: 'ACCEPTED', settledBy: actor.userId, settledAt: now, changedVersionId: versionId },
      }),
    );
    await recordAudit(
      db,
      actor,
      { action: 'plan-proposal.accept', ...key, subjectId: proposal.id, detail: { versionId } },
      now,
    );
    return { versionId };
  });
}
