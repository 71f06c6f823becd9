import { z } from 'zod';
import type { Actor } from '@/lib/access';
import { visibleCasesSql } from '@/lib/access/server';
import type { Db } from '@/lib/platform/database';
import type { ProviderList } from '../provider-dto';
import { tellParticipants } from '../rules/provider-figures';

const row = z.object({ providerId: z.string(), count: z.number() });

/** Whom the reader's figures are of. */
export function whoIsCounted(actor: Actor): ProviderList['counted'] {
  if (actor.role === 'SYSTEM_ADMINISTRATOR') return 'NOBODY';
  if (actor.organisationKind === 'EMPLOYMENT_SERVICE') return 'REGISTERED';
  return actor.unitId === null ? 'MUNICIPALITY' : 'UNIT';
}

/** How many from the municipality take part at each of the providers, within the reader's reach and with small numbers held back. */
export async function countParticipants(
  db: Db,
  actor: Actor,
  { municipalityId, providerIds }: { municipalityId: string; providerIds: readonly string[] },
): Promise<Map<string, number | null>> {
  const rows = await db.$queryRaw<unknown[]>`
    select r.provider_id as "providerId", count(distinct c.id)::int as count
    from referrals r join cases c on c.municipality_id = r.municipality_id and c.id = r.case_id
    where r.municipality_id = ${municipalityId}::uuid and r.state in ('DECIDED', 'STARTED') and r.provider_id = any (${providerIds}::uuid[])
      and c.closed_on is null and ${visibleCasesSql(actor)}
    group by r.provider_id`;
  const counted = new Map(rows.map((each) => row.parse(each)).map(({ providerId, count }) => [providerId, count]));
  return tellParticipants(new Map(providerIds.map((id) => [id, counted.get(id) ?? 0])));
}
