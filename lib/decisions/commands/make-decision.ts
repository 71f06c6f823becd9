import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { withActor } from '@/lib/platform/database';
import { Refusal } from '@/lib/platform/refusal';
import { findPendingDecisions } from '../queries/find-pending-decisions';
import type { MakeDecisionInput } from '../schemas';
import { recordDecision } from './record-decision';

/**
 * Decides what an assessment says: the requirement, exemptions granted or ended (12 kap. 4–4 g §§ SoL). What was decided, its sum and its
 * reasons are frozen in a row that nobody changes.
 * @throws Refusal 'decisionMadeMeanwhile' when there is nothing left to decide, 'decisionChangedMeanwhile' when the assessment or the
 *   household is not what the officer saw, 'assessmentCaseClosed', 'notFound', 'wrongParty'
 */
export async function makeDecision(
  { actor, today, now }: CommandContext,
  { caseId, assessmentId, basis, reasons }: MakeDecisionInput,
): Promise<{ decisionId: string }> {
  return withActor(actor, async (db) => {
    const { municipalityId, closedOn } = await lockVisibleCase(db, actor, caseId);
    if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('wrongParty');
    if (closedOn !== null) throw new Refusal('assessmentCaseClosed');
    const pending = await findPendingDecisions(db, { municipalityId, caseId }, today);
    const found = pending.find((each) => each.assessmentId === assessmentId);
    if (!found) throw new Refusal('decisionMadeMeanwhile');
    if (found.basis !== basis) throw new Refusal('decisionChangedMeanwhile');
    const { content } = found;
    const about = { assessmentId };
    const decisionId = await recordDecision(db, actor, { municipalityId, caseId, about, basis, content, reasons }, now);
    return { decisionId };
  });
}
