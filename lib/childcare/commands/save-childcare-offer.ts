import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { type Db, withActor } from '@/lib/platform/database';
import { fromDay, fromDayOrNull } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import { loadOffers } from '../queries/load-offers';
import { findOverlappingOffer, listOfferFaults } from '../rules/childcare-offer';
import type { SaveChildcareOfferInput } from '../schemas';

/**
 * Writes down what is known of a child's place, anew or as a change of what was known. Two places of one child never hold on the same day.
 * @throws Refusal 'invalidInput' with the fields at fault ('childcareOverlaps' beside the first day), 'childcareChildNotInHousehold',
 * 'childcareChangedMeanwhile', 'childcareCaseClosed', 'notFound', 'wrongParty'
 */
export async function saveChildcareOffer(
  context: CommandContext,
  input: SaveChildcareOfferInput,
): Promise<{ offerId: string }> {
  const { actor, now, today } = context;
  const { caseId, offerId, revision, hours, childBornOn, childOrdinal } = input;
  return withActor(actor, async (db) => {
    const { municipalityId, closedOn } = await lockVisibleCase(db, actor, caseId);
    if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('wrongParty');
    if (closedOn !== null) throw new Refusal('childcareCaseClosed');
    const place = { municipalityId, caseId };
    const siblings = await db.child.count({ where: { ...place, bornOn: fromDay(childBornOn) } });
    if (siblings < childOrdinal) throw new Refusal('childcareChildNotInHousehold');
    const faults = listOfferFaults(input);
    if (faults.length > 0) {
      throw new Refusal('invalidInput', Object.fromEntries(faults.map(({ field, reason }) => [field, reason])));
    }
    const key = { childBornOn: fromDay(childBornOn), childOrdinal };
    const known = await loadOffers(db, { ...place, ...key }, today);
    if (offerId !== null)
      refuseStale(
        known.find((each) => each.offerId === offerId),
        revision,
      );
    const others = known.filter((each) => each.offerId !== offerId);
    if (findOverlappingOffer(input, others)) throw new Refusal('invalidInput', { startsOn: 'childcareOverlaps' });
    const id = await writeOffer(db, { ...place, ...key }, { input, by: actor.userId, at: now });
    await db.childcareHours.createMany({
      data: hours.map((each) => ({ municipalityId, offerId: id, caseId, ...each })),
    });
    const { isNotNeeded, startsOn, endsOn, appliedOn, offeredOn, declinedOn, weeklyMinutes } = input;
    await recordAudit(
      db,
      actor,
      {
        action: offerId === null ? 'childcare.write' : 'childcare.change',
        ...place,
        subjectId: id,
        detail: { isNotNeeded, startsOn, endsOn, appliedOn, offeredOn, declinedOn, weeklyMinutes },
      },
      now,
    );
    return { offerId: id };
  });
}

function refuseStale(known: { revision: number } | undefined, revision: number): void {
  if (!known) throw new Refusal('notFound');
  if (known.revision !== revision) throw new Refusal('childcareChangedMeanwhile');
}

interface OfferKey {
  municipalityId: string;
  caseId: string;
  childBornOn: Date;
  childOrdinal: number;
}

/** Adds the offer, or writes it over what was known; its opening hours are written anew by the caller. Returns its id. */
async function writeOffer(
  db: Db,
  key: OfferKey,
  { input, by, at }: { input: SaveChildcareOfferInput; by: string; at: Date },
): Promise<string> {
  const { offerId, isNotNeeded, weeklyMinutes } = input;
  const values = {
    isNotNeeded,
    startsOn: fromDay(input.startsOn),
    endsOn: fromDayOrNull(input.endsOn),
    appliedOn: fromDayOrNull(input.appliedOn),
    offeredOn: fromDayOrNull(input.offeredOn),
    declinedOn: fromDayOrNull(input.declinedOn),
    weeklyMinutes,
    recordedBy: by,
    recordedAt: at,
  };
  if (offerId === null) {
    return (await db.childcareOffer.create({ data: { ...key, ...values }, select: { id: true } })).id;
  }
  const { municipalityId } = key;
  await db.childcareHours.deleteMany({ where: { municipalityId, offerId } });
  await db.childcareOffer.update({
    where: { municipalityId_id: { municipalityId, id: offerId } },
    data: { ...values, revision: { increment: 1 } },
  });
  return offerId;
}
