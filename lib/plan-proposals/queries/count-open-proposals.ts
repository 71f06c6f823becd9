import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';

/** How many proposals of a case wait for an answer, as a number beside the way to them. @throws Refusal 'notFound'. */
export async function countOpenProposals(
  { actor, now }: CommandContext,
  { caseId }: { caseId: string },
): Promise<number> {
  return withActor(actor, async (db) => {
    const { municipalityId } = await getVisibleCase(db, actor, caseId);
    const open = await db.planProposal.count({ where: { municipalityId, caseId, state: 'OPEN' } });
    await recordAudit(db, actor, { action: 'plan-proposal.count', municipalityId, caseId, detail: { open } }, now);
    return open;
  });
}
