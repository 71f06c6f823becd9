import { Prisma } from '@/lib/platform/database';
import type { FactsAsked } from './facts-asked';

/** Days whose report was corrected. */
export function attendanceFacts({ municipalityId, caseId, sinceAt }: FactsAsked): Prisma.Sql {
  return Prisma.sql`
    select 'ATTENDANCE_CORRECTED:' || k.id, 'ATTENDANCE_CORRECTED', k.corrected_at, null::date, k.corrected_by, null,
      jsonb_build_object('day', t.attended_on), '/narvaro/' || to_char(t.attended_on, 'IYYY"-W"IW')
    from attendances t
    join attendance_corrections k on k.municipality_id = t.municipality_id and k.attendance_id = t.id
    where t.municipality_id = ${municipalityId}::uuid and t.case_id = ${caseId}::uuid and k.corrected_at >= ${sinceAt}`;
}
