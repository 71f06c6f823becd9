import { Prisma } from '@/lib/platform/database';
import type { FactsAsked } from './facts-asked';

/** Changes of the plan that a party has proposed, and what became of them. */
export function proposalFacts({ municipalityId, caseId, sinceAt }: FactsAsked): Prisma.Sql {
  return Prisma.sql`
    select e.kind || ':' || p.id, e.kind, e.at, null::date, e.by_id, e.party, jsonb_build_object('title', p.title, 'state', p.state), '/plan'
    from plan_proposals p
    cross join lateral (values
      ('PROPOSAL_MADE', p.proposed_at, p.proposed_by, p.proposed_by_party::text),
      ('PROPOSAL_SETTLED', p.settled_at, p.settled_by, null)) as e (kind, at, by_id, party)
    where p.municipality_id = ${municipalityId}::uuid and p.case_id = ${caseId}::uuid and e.at >= ${sinceAt}`;
}
