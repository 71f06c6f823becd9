import type { Db } from '@/lib/platform/database';
import { toDayOrNull } from '@/lib/platform/days';
import { isAgreed, orderNeutrally } from '@/lib/providers';
import type { IsoDay } from '@/lib/time';

/** More sites than the providers of any municipality have. */
const MOST_SITES = 1000;

/** Providers with an agreement here today, in the order drawn for the day: a municipality may not favour one of them (kommunallagen 2 kap. 8 §). */
export async function listReferralProviders(
  db: Db,
  { municipalityId, today }: { municipalityId: string; today: IsoDay },
) {
  const agreements = await db.providerMunicipality.findMany({ where: { municipalityId } });
  const agreed = agreements.filter(({ agreedFrom, agreedTo }) =>
    isAgreed({ agreedFrom: toDayOrNull(agreedFrom), agreedTo: toDayOrNull(agreedTo) }, today),
  );
  const providers = await db.organisation.findMany({
    where: { id: { in: agreed.map(({ providerId }) => providerId) } },
    select: {
      id: true,
      name: true,
      users: { where: { role: 'PROVIDER_COACH', disabledAt: null }, select: { id: true, name: true } },
    },
  });
  const sites = await db.providerSite.findMany({
    where: { providerId: { in: providers.map(({ id }) => id) }, closedOn: null },
    select: { providerId: true, serviceCodes: true },
    take: MOST_SITES,
  });
  return orderNeutrally(providers, today).map(({ id, name, users }) => ({
    id,
    name,
    coaches: users,
    /** What its open sites hold according to the register. */
    serviceCodes: [
      ...new Set(sites.filter(({ providerId }) => providerId === id).flatMap((site) => site.serviceCodes)),
    ],
  }));
}
