import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { type Db, withActor } from '@/lib/platform/database';
import type { ProviderList } from '../provider-dto';
import { listAgreedProviders } from './agreed-providers';
import { countParticipants, whoIsCounted } from './count-participants';
import { chooseMunicipality, listMunicipalities } from './municipalities';

/** The providers with an agreement today in one municipality. @throws Refusal 'notFound' for a municipality out of reach */
export async function getProviderList(
  { actor, today, now }: CommandContext,
  { code }: { code: string | null },
): Promise<ProviderList> {
  return withActor(actor, async (db) => {
    const municipalities = await listMunicipalities(db, actor);
    const municipality = chooseMunicipality(municipalities, code);
    const providers = await listAgreedProviders(db, { municipality, on: today });
    const participants = await countParticipants(db, actor, {
      municipalityId: municipality.id,
      providerIds: providers.map(({ id }) => id),
    });
    await recordAudit(db, actor, { action: 'provider.list', municipalityId: municipality.id }, now);
    return {
      municipality,
      municipalities,
      providers: providers.map((provider) => ({ ...provider, participants: participants.get(provider.id) ?? null })),
      services: await listServices(db),
      counted: whoIsCounted(actor),
      today,
    };
  });
}

/** What a provider may do for Arbetsförmedlingen or a municipality, as the catalogue has it. */
export async function listServices(db: Db): Promise<{ code: string; name: string }[]> {
  return db.activityType.findMany({
    where: { party: 'EMPLOYMENT_SERVICE', isProgramme: true },
    orderBy: { position: 'asc' },
    select: { code: true, name: true },
  });
}
