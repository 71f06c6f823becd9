import { Prisma } from '@/lib/platform/database';
import type { FactsAsked } from './facts-asked';

/** Plan versions that were proposed, approved by either authority and ended, and approvals that were lost. */
export function planFacts({ municipalityId, caseId, sinceAt }: FactsAsked): Prisma.Sql {
  return Prisma.sql`
    select e.kind || ':' || v.id || e.suffix, e.kind, e.at, null::date, e.by_id, e.party, jsonb_build_object('number', v.number), '/plan'
    from plan_versions v
    cross join lateral (values
      ('PLAN_PROPOSED', ':' || extract(epoch from v.proposed_at), v.proposed_at, v.proposed_by, null),
      ('PLAN_APPROVED', ':K', v.municipality_approved_at, v.municipality_approved_by, 'MUNICIPALITY'),
      ('PLAN_APPROVED', ':A', v.employment_service_approved_at, v.employment_service_approved_by, 'EMPLOYMENT_SERVICE'),
      ('PLAN_ENDED', '', v.ended_at, null::uuid, null)) as e (kind, suffix, at, by_id, party)
    where v.municipality_id = ${municipalityId}::uuid and v.case_id = ${caseId}::uuid and e.at >= ${sinceAt}
    union all
    select 'APPROVAL_LOST:' || l.id, 'APPROVAL_LOST', l.lost_at, null::date, l.lost_through, l.party::text,
      jsonb_build_object('number', v.number), '/plan'
    from lost_approvals l
    join plan_versions v on v.municipality_id = l.municipality_id and v.id = l.plan_version_id
    where l.municipality_id = ${municipalityId}::uuid and v.case_id = ${caseId}::uuid and l.lost_at >= ${sinceAt}`;
}
