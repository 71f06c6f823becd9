import { Prisma } from '@/lib/platform/database';
import type { FactsAsked } from './facts-asked';

/** Follow-ups of the plan that were held, and what came of activities and plans that ended. */
export function followUpFacts({ municipalityId, caseId, sinceAt }: FactsAsked): Prisma.Sql {
  return Prisma.sql`
    select 'FOLLOWED_UP:' || f.id, 'FOLLOWED_UP', f.recorded_at, null::date, f.recorded_by, null, jsonb_build_object('goal', f.goal), '/uppfoljning'
    from follow_ups f
    where f.municipality_id = ${municipalityId}::uuid and f.case_id = ${caseId}::uuid and f.recorded_at >= ${sinceAt}
    union all
    select 'ACTIVITY_OUTCOME:' || a.id, 'ACTIVITY_OUTCOME', a.recorded_at, null::date, a.recorded_by, a.recorded_by_party::text,
      jsonb_build_object('outcome', a.kind), '/uppfoljning'
    from activity_outcomes a
    where a.municipality_id = ${municipalityId}::uuid and a.case_id = ${caseId}::uuid and a.recorded_at >= ${sinceAt}
    union all
    select 'PLAN_OUTCOME:' || o.id, 'PLAN_OUTCOME', o.recorded_at, null::date, o.recorded_by, null,
      jsonb_build_object('result', o.result), '/uppfoljning'
    from plan_outcomes o
    where o.municipality_id = ${municipalityId}::uuid and o.case_id = ${caseId}::uuid and o.recorded_at >= ${sinceAt}`;
}
