import { Prisma } from '@/lib/platform/database';
import type { FactsAsked } from './facts-asked';

/** What has been said in samråd, and what the managers of the parties ended it with: theirs together, so nobody's name stands at it. */
export function consultationFacts({ municipalityId, caseId, sinceAt }: FactsAsked): Prisma.Sql {
  return Prisma.sql`
    select e.kind || ':' || s.id, e.kind, e.at, null::date, e.by_id, e.party,
      jsonb_build_object('kind', s.kind, 'answer', case when s.counter_proposal is null then s.answer::text else 'COUNTER' end,
        'conclusion', s.conclusion, 'settledAs', s.settled_as), '/samrad/' || s.id
    from consultations s
    cross join lateral (values
      ('CONSULTATION_REQUESTED', s.requested_at, s.requested_by, s.requested_by_party::text),
      ('CONSULTATION_ANSWERED', s.answered_at, s.answered_by,
        case s.requested_by_party when 'MUNICIPALITY' then 'EMPLOYMENT_SERVICE' else 'MUNICIPALITY' end),
      ('CONSULTATION_CONCLUDED', s.concluded_at, s.concluded_by, 'EMPLOYMENT_SERVICE'),
      ('CONSULTATION_SETTLED', s.settled_at, null, null),
      ('CONSULTATION_WITHDRAWN', s.withdrawn_at, s.withdrawn_by, s.requested_by_party::text)) as e (kind, at, by_id, party)
    where s.municipality_id = ${municipalityId}::uuid and s.case_id = ${caseId}::uuid and e.at >= ${sinceAt}`;
}
