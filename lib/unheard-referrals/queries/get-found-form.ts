import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { Refusal } from '@/lib/platform/refusal';

/** What the form needs in which the municipality records a referral that it was not heard about, filled with what AF's data tells. */
export async function getFoundForm({ actor, today }: CommandContext, asked: { caseId: string }) {
  return withActor(actor, async (db) => {
    if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('wrongParty');
    const { municipalityId, id: caseId, programmeCode } = await getVisibleCase(db, actor, asked.caseId);
    await recordAudit(db, actor, { action: 'unheard-referral.form', municipalityId, caseId });
    const agreed = await db.providerMunicipality.findMany({ where: { municipalityId }, select: { providerId: true } });
    const providers = await db.organisation.findMany({
      where: { id: { in: agreed.map(({ providerId }) => providerId) } },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    });
    const services = await db.activityType.findMany({
      where: { isProgramme: true },
      orderBy: { position: 'asc' },
      select: { code: true, name: true },
    });
    return { caseId, today, providers, services, programmeCode };
  });
}
