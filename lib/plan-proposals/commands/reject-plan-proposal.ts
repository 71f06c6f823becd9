import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import type { RejectPlanProposalInput } from '../schemas';
import { lockProposal, requireOpen } from './lock-proposal';

/** Rejects a proposal with a reason that the proposer is told. @throws Refusal of {@link lockProposal}. */
export async function rejectPlanProposal(
  { actor, now }: CommandContext,
  input: RejectPlanProposalInput,
): Promise<{ proposalId: string }> {
  return withActor(actor, async (db) => {
    const { proposal, key } = await lockProposal(db, actor, input, 'REJECT');
    requireOpen(
      await db.planProposal.updateMany({
        where: { ...key, id: proposal.id, state: 'OPEN' },
        data: {
          state: 'REJECTED',
          settledBy: actor.userId,
          settledAt: now,
          settledReason: input.settledReason,
        },
      }),
    );
    await recordAudit(db, actor, { action: 'plan-proposal.reject', ...key, subjectId: proposal.id }, now);
    return { proposalId: proposal.id };
  });
}
