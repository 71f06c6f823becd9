import { Prisma } from '@/lib/platform/database';
import type { FactsAsked } from './facts-asked';

/** Assessments that were made; who made them and why is the municipality's own. */
export function assessmentFacts({ municipalityId, caseId, sinceAt }: FactsAsked): Prisma.Sql {
  return Prisma.sql`
    select 'ASSESSMENT_MADE:' || a.id, 'ASSESSMENT_MADE', a.created_at, null::date, a.created_by, 'MUNICIPALITY',
      jsonb_build_object('day', a.valid_from), '/bedomning'
    from assessments a
    where a.municipality_id = ${municipalityId}::uuid and a.case_id = ${caseId}::uuid and a.created_at >= ${sinceAt}`;
}
