import { Prisma } from '@/lib/platform/database';
import type { FactsAsked } from './facts-asked';

/** Reviews of unexcused absence that were opened and decided, and certificates asked for and seen. Row-level security keeps them with the municipality. */
export function absenceFacts({ municipalityId, caseId, sinceAt }: FactsAsked): Prisma.Sql {
  return Prisma.sql`
    select e.kind || ':' || v.id, e.kind, e.at, null::date, e.by_id, 'MUNICIPALITY', jsonb_build_object('decision', v.decision), '/franvaro'
    from absence_reviews v
    cross join lateral (values
      ('ABSENCE_REVIEW_OPENED', v.opened_at, v.opened_by),
      ('ABSENCE_REVIEW_DECIDED', v.decided_at, v.decided_by)) as e (kind, at, by_id)
    where v.municipality_id = ${municipalityId}::uuid and v.case_id = ${caseId}::uuid and e.at >= ${sinceAt}
    union all
    select 'CERTIFICATE_ASKED:' || q.id, 'CERTIFICATE_ASKED', q.asked_at, null::date, q.asked_by, 'MUNICIPALITY',
      jsonb_build_object('day', q.sick_from), '/franvaro'
    from certificate_requests q
    where q.municipality_id = ${municipalityId}::uuid and q.case_id = ${caseId}::uuid and q.asked_at >= ${sinceAt}
    union all
    select 'CERTIFICATE_SEEN:' || k.id, 'CERTIFICATE_SEEN', k.recorded_at, null::date, k.seen_by, 'MUNICIPALITY',
      jsonb_build_object('from', k.from_on, 'to', k.to_on), '/franvaro'
    from certificates k
    where k.municipality_id = ${municipalityId}::uuid and k.case_id = ${caseId}::uuid and k.recorded_at >= ${sinceAt}`;
}
