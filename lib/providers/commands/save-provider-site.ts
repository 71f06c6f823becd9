import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { type Db, withActor } from '@/lib/platform/database';
import { notFoundRefusal, Refusal, refuseUnless } from '@/lib/platform/refusal';
import { readSite } from '../queries/agreed-providers';
import { decideSiteWriting } from '../rules/site';
import { listSiteChanges } from '../rules/site-changes';
import type { SaveProviderSiteInput } from '../schemas';
import { getOwnMunicipality, lockProvider } from './own-municipality';

/**
 * Adds a site to a provider, or changes one; what it was before stands in the history. The same sent again changes nothing.
 * @throws Refusal 'notFound', 'providerWithoutAgreement', 'siteOfOtherMunicipality', 'siteStaysInItsMunicipality', 'siteClosed',
 * 'changedMeanwhile', 'wrongParty'
 */
export async function saveProviderSite(
  { actor, now }: CommandContext,
  input: SaveProviderSiteInput,
): Promise<{ siteId: string }> {
  const { providerId, siteId, revision, municipalityCode, ...facts } = input;
  return withActor(actor, async (db) => {
    await lockProvider(db, providerId);
    const own = await getOwnMunicipality(db, actor, providerId);
    if (!own.hasAgreement) throw notFoundRefusal();
    refuseUnless(decideSiteWriting(municipalityCode, own));
    await refuseUnknownServices(db, facts.serviceCodes);
    const found = await db.providerSite.findUnique({ where: { id: siteId } });
    if (found && found.providerId !== providerId) throw notFoundRefusal();
    if (!found && revision > 0) throw notFoundRefusal();
    const changes = listSiteChanges(found ? readSite(found) : null, facts);
    if (found && changes.length === 0) return { siteId };
    if (found && found.revision !== revision) throw new Refusal('changedMeanwhile');
    if (found && found.municipalityCode !== municipalityCode) throw new Refusal('siteStaysInItsMunicipality');
    if (found?.closedOn) throw new Refusal('siteClosed');

    const { coordinates, ...plain } = facts;
    const data = {
      ...plain,
      latitude: coordinates?.latitude ?? null,
      longitude: coordinates?.longitude ?? null,
      revision: revision + 1,
    };
    if (found) await db.providerSite.update({ where: { id: siteId, revision }, data });
    else await db.providerSite.create({ data: { ...data, id: siteId, providerId, municipalityCode } });
    await db.providerChange.create({
      data: {
        providerId,
        siteId,
        municipalityId: own.municipalityId,
        kind: found ? 'SITE_CHANGED' : 'SITE_ADDED',
        changes: changes.map(({ field, from, to }) => ({ field, from, to })),
        changedBy: actor.userId,
        changedAt: now,
      },
    });
    await recordAudit(
      db,
      actor,
      {
        action: 'provider.save-site',
        municipalityId: own.municipalityId,
        subjectId: siteId,
        detail: { fields: changes.map(({ field }) => field) },
      },
      now,
    );
    return { siteId };
  });
}

/** The catalogue decides what there is. */
async function refuseUnknownServices(db: Db, codes: readonly string[]): Promise<void> {
  const known = await db.activityType.count({ where: { code: { in: [...codes] } } });
  if (known !== new Set(codes).size) throw new Refusal('invalidInput', { serviceCodes: 'choose' });
}
