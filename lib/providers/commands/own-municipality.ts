import type { Actor } from '@/lib/access';
import type { Db } from '@/lib/platform/database';
import { Refusal } from '@/lib/platform/refusal';

/** The municipality whose administrator it is, and whether it has an agreement with the provider. @throws Refusal 'wrongParty' for anyone else */
export async function getOwnMunicipality(db: Db, { organisationId, organisationKind }: Actor, providerId: string) {
  if (organisationKind !== 'MUNICIPALITY') throw new Refusal('wrongParty');
  const known = await db.organisation.findMany({
    where: { kind: 'MUNICIPALITY' },
    select: { id: true, municipalityCode: true },
  });
  const agreement = await db.providerMunicipality.findUnique({
    where: { providerId_municipalityId: { providerId, municipalityId: organisationId } },
  });
  return {
    municipalityId: organisationId,
    code: known.find(({ id }) => id === organisationId)?.municipalityCode ?? null,
    knownCodes: known.flatMap(({ municipalityCode }) => municipalityCode ?? []),
    agreement,
    hasAgreement: agreement !== null,
  };
}

/** Two who change one provider at once do it one after the other. */
export async function lockProvider(db: Db, providerId: string): Promise<void> {
  await db.$queryRaw`select 1 from pg_advisory_xact_lock(hashtextextended(${`provider/${providerId}`}, 0))`;
}
