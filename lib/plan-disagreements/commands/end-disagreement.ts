import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { fromDay, toDay } from '@/lib/platform/days';
import { notFoundRefusal, Refusal, refuseUnless } from '@/lib/platform/refusal';
import { requireAuthority } from '../queries/list-disagreements';
import { decideDisagreement, decideEndingDay } from '../rules/disagreement';
import type { EndDisagreementInput } from '../schemas';

/**
 * Says that a disagreement is withdrawn or resolved, on a day. What was said stays.
 * @throws Refusal 'notFound', 'disagreementNotYours', 'disagreementEnded' when it already has, 'invalidInput' for a day that cannot be
 */
export async function endDisagreement(
  { actor, now, today }: CommandContext,
  { caseId, disagreementId, ending, endedOn }: EndDisagreementInput,
): Promise<{ endedOn: string }> {
  const actorParty = requireAuthority(actor);
  return withActor(actor, async (db) => {
    const { municipalityId } = await lockVisibleCase(db, actor, caseId);
    const key = { municipalityId, caseId, id: disagreementId };
    const found = await db.planDisagreement.findFirst({ where: key });
    if (!found) throw notFoundRefusal();
    refuseUnless(decideDisagreement({ actorParty, party: found.party }));
    if (found.endedOn !== null) throw new Refusal('disagreementEnded');
    const decision = decideEndingDay({ expressedOn: toDay(found.expressedOn) }, { endedOn, today });
    if (!decision.allowed) throw new Refusal('invalidInput', { endedOn: decision.reason });
    await db.planDisagreement.updateMany({
      where: { ...key, endedOn: null },
      data: { ending, endedOn: fromDay(endedOn), endedBy: actor.userId, endedAt: now },
    });
    await recordAudit(
      db,
      actor,
      {
        action: 'plan-disagreement.end',
        municipalityId,
        caseId,
        subjectId: disagreementId,
        detail: { ending, endedOn },
      },
      now,
    );
    return { endedOn };
  });
}
