import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { notFoundRefusal, Refusal } from '@/lib/platform/refusal';
import { notedPartyOf } from '../rules/unheard-referral';
import type { AcknowledgeUnheardInput } from '../schemas';

/**
 * A manager has taken note, for the own party, of a referral that the municipality was not heard about. @throws Refusal notFound, wrongParty,
 * unheardAlreadyAcknowledged.
 */
export async function acknowledgeUnheard({ actor, now }: CommandContext, input: AcknowledgeUnheardInput) {
  return withActor(actor, async (db) => {
    const party = notedPartyOf(actor.role);
    if (party === null) throw new Refusal('wrongParty');
    const { municipalityId, id: caseId } = await lockVisibleCase(db, actor, input.caseId);
    const unheard = await db.unheardReferral.findFirst({
      where: { municipalityId, caseId, id: input.unheardId },
      include: { acknowledgements: { where: { party } } },
    });
    if (!unheard) throw notFoundRefusal();
    if (unheard.acknowledgements.length > 0) throw new Refusal('unheardAlreadyAcknowledged');
    await db.unheardAcknowledgement.create({
      data: {
        municipalityId,
        unheardReferralId: unheard.id,
        caseId,
        party,
        acknowledgedBy: actor.userId,
        acknowledgedAt: now,
      },
    });
    await recordAudit(
      db,
      actor,
      { action: 'referral.acknowledge-unheard', municipalityId, caseId, subjectId: unheard.id },
      now,
    );
    return { unheardId: unheard.id };
  });
}
