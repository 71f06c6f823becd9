import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import type { PlanProposalInput } from '../schemas';
import { lockProposal, requireOpen } from './lock-proposal';

/** Takes a proposal back; the organisation that made it does so while it is open. @throws Refusal of {@link lockProposal}. */
export async function withdrawPlanProposal(
  { actor, now }: CommandContext,
  input: PlanProposalInput,
): Promise<{ proposalId: string }> {
  return withActor(actor, async (db) => {
    const { proposal, key } = await lockProposal(db, actor, input, 'WITHDRAW');
    requireOpen(
      await db.planProposal.updateMany({
        where: { ...key, id: proposal.id, state: 'OPEN' },
        data: { state: 'WITHDRAWN', settledBy: actor.userId, settledAt: now },
      }),
    );
    await recordAudit(db, actor, { action: 'plan-proposal.withdraw', ...key, subjectId: proposal.id }, now);
    return { proposalId: proposal.id };
  });
}
