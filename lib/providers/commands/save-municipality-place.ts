import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { Refusal } from '@/lib/platform/refusal';
import type { SaveMunicipalityPlaceInput } from '../schemas';

/** Says from where in one's own municipality distances to providers are measured. @throws Refusal 'wrongParty' */
export async function saveMunicipalityPlace(
  { actor, now }: CommandContext,
  { name, coordinates }: SaveMunicipalityPlaceInput,
): Promise<{ municipalityId: string }> {
  if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('wrongParty');
  const municipalityId = actor.organisationId;
  if (!coordinates) throw new Refusal('invalidInput', { coordinates: 'coordinatesInvalid' });
  return withActor(actor, async (db) => {
    const data = { name, ...coordinates, changedBy: actor.userId, changedAt: now };
    await db.municipalityPlace.upsert({
      where: { municipalityId },
      create: { municipalityId, ...data },
      update: data,
    });
    await recordAudit(
      db,
      actor,
      { action: 'provider.municipality-place', municipalityId, detail: { ...coordinates } },
      now,
    );
    return { municipalityId };
  });
}
