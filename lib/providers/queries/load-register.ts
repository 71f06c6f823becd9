import type { Actor } from '@/lib/access';
import type { Db } from '@/lib/platform/database';
import { toDayOrNull } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import type { Register } from '../rules/register-plan';
import { readSite } from './agreed-providers';

/** More sites than a register of the whole country has, and as many providers: each has one at least. */
const MOST_SITES = 50_000;
const MOST_PROVIDERS = MOST_SITES;

/** The whole register as an import compares with it. @throws Refusal 'wrongParty' for anyone but a municipality */
export async function loadRegister(db: Db, { organisationId, organisationKind }: Actor): Promise<Register> {
  if (organisationKind !== 'MUNICIPALITY') throw new Refusal('wrongParty');
  const municipalities = await db.organisation.findMany({
    where: { kind: 'MUNICIPALITY' },
    select: { id: true, municipalityCode: true },
  });
  const providers = await db.organisation.findMany({
    where: { kind: 'PROVIDER' },
    orderBy: { id: 'asc' },
    take: MOST_PROVIDERS,
    select: { id: true, name: true, providerCode: true },
  });
  const agreements = await db.providerMunicipality.findMany({ where: { municipalityId: organisationId } });
  const sites = await db.providerSite.findMany({ orderBy: { id: 'asc' }, take: MOST_SITES });
  const agreementOf = new Map(agreements.map((agreement) => [agreement.providerId, agreement]));
  return {
    ownCode: municipalities.find(({ id }) => id === organisationId)?.municipalityCode ?? null,
    knownCodes: municipalities.flatMap(({ municipalityCode }) => municipalityCode ?? []),
    providers: providers.map(({ id, name, providerCode }) => {
      const agreement = agreementOf.get(id);
      return {
        id,
        name,
        code: providerCode,
        agreement: agreement
          ? { agreedFrom: toDayOrNull(agreement.agreedFrom), agreedTo: toDayOrNull(agreement.agreedTo) }
          : null,
      };
    }),
    sites: sites.map((site) => ({
      ...readSite(site),
      providerId: site.providerId,
      revision: site.revision,
      isClosed: site.closedOn !== null,
    })),
  };
}
