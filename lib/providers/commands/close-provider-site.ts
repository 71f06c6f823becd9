import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import { notFoundRefusal, refuseUnless } from '@/lib/platform/refusal';
import { decideSiteWriting } from '../rules/site';
import type { CloseProviderSiteInput } from '../schemas';
import { getOwnMunicipality, lockProvider } from './own-municipality';

/** Takes a site out of the list and the map from today on; referrals that name it keep their name of it. @throws Refusal 'notFound', 'siteOfOtherMunicipality' */
export async function closeProviderSite(
  { actor, now, today }: CommandContext,
  { providerId, siteId }: CloseProviderSiteInput,
): Promise<{ siteId: string }> {
  return withActor(actor, async (db) => {
    await lockProvider(db, providerId);
    const own = await getOwnMunicipality(db, actor, providerId);
    const site = await db.providerSite.findFirst({ where: { id: siteId, providerId } });
    if (!site || !own.hasAgreement) throw notFoundRefusal();
    refuseUnless(decideSiteWriting(site.municipalityCode, own));
    if (site.closedOn !== null) return { siteId };
    await db.providerSite.update({
      where: { id: siteId, revision: site.revision },
      data: { closedOn: fromDay(today), revision: site.revision + 1 },
    });
    await db.providerChange.create({
      data: {
        providerId,
        siteId,
        municipalityId: own.municipalityId,
        kind: 'SITE_CLOSED',
        changes: [],
        changedBy: actor.userId,
        changedAt: now,
      },
    });
    await recordAudit(
      db,
      actor,
      { action: 'provider.close-site', municipalityId: own.municipalityId, subjectId: siteId },
      now,
    );
    return { siteId };
  });
}
