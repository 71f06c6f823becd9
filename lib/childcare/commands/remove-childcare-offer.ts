import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { toDay } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import type { RemoveChildcareOfferInput } from '../schemas';

/**
 * Takes away what was written down of a child's place by mistake. @throws Refusal 'childcareChangedMeanwhile', 'childcareCaseClosed', 'notFound',
 * 'wrongParty'
 */
export async function removeChildcareOffer(
  context: CommandContext,
  { caseId, offerId, revision }: RemoveChildcareOfferInput,
): Promise<{ offerId: string }> {
  const { actor, now } = context;
  return withActor(actor, async (db) => {
    const { municipalityId, closedOn } = await lockVisibleCase(db, actor, caseId);
    if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('wrongParty');
    if (closedOn !== null) throw new Refusal('childcareCaseClosed');
    const found = await db.childcareOffer.findFirst({ where: { municipalityId, caseId, id: offerId } });
    if (!found) throw new Refusal('notFound');
    if (found.revision !== revision) throw new Refusal('childcareChangedMeanwhile');
    await db.childcareOffer.delete({ where: { municipalityId_id: { municipalityId, id: offerId } } });
    const detail = { startsOn: toDay(found.startsOn), weeklyMinutes: found.weeklyMinutes };
    await recordAudit(
      db,
      actor,
      { action: 'childcare.remove', municipalityId, caseId, subjectId: offerId, detail },
      now,
    );
    return { offerId };
  });
}
