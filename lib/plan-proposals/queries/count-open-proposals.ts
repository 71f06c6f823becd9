import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { withActor } from '@/lib/platform/database';

/** How many proposals of a case wait for an answer, as a number beside the way to them. @throws Refusal 'notFound'. */
export async function countOpenProposals({ actor }: CommandContext, { caseId }: { caseId: string }): Promise<number> {
  return withActor(actor, async (db) => {
    const { municipalityId } = await getVisibleCase(db, actor, caseId);
    return db.planProposal.count({ where: { municipalityId, caseId, state: 'OPEN' } });
  });
}
