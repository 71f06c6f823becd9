import { Prisma } from '@/lib/platform/database';
import type { FactsAsked } from './facts-asked';

/** That the person was registered at Arbetsförmedlingen. */
export function registrationFacts({ municipalityId, caseId, sinceOn, today }: FactsAsked): Prisma.Sql {
  return Prisma.sql`
    select 'REGISTERED:' || c.registered_since, 'REGISTERED', null::timestamptz, c.registered_since, null::uuid, 'EMPLOYMENT_SERVICE',
      jsonb_build_object('day', c.registered_since), ''
    from cases c
    where c.municipality_id = ${municipalityId}::uuid and c.id = ${caseId}::uuid and c.registered_since between ${sinceOn}::date and ${today}::date`;
}
