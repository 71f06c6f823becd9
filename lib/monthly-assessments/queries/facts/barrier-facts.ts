import { GAP_CAUSE_CODES } from '@/lib/case-weeks';
import { listRecordableGapCauses } from '@/lib/cases';
import { Prisma } from '@/lib/platform/database';
import type { FactsAsked } from './facts-asked';

/** Barriers that were written down, followed up, solved and handed over, of the causes that the reader may know of. */
export function barrierFacts({ municipalityId, caseId, sinceAt, reader }: FactsAsked): Prisma.Sql {
  const readable = listRecordableGapCauses(GAP_CAUSE_CODES, reader);
  return Prisma.sql`
    select 'BARRIER_RECORDED:' || g.id, 'BARRIER_RECORDED', g.recorded_at, null::date, g.recorded_by, null,
      jsonb_build_object('code', g.code, 'owner', g.owner), '/hinder'
    from gap_causes g
    where g.municipality_id = ${municipalityId}::uuid and g.case_id = ${caseId}::uuid and g.recorded_at >= ${sinceAt} and g.code::text = any (${readable})
    union all
    select 'BARRIER_NOTE:' || n.id, case n.kind when 'FOLLOW_UP' then 'BARRIER_FOLLOWED_UP' else 'BARRIER_' || n.kind end, n.written_at, null::date,
      n.written_by, n.written_by_party::text, jsonb_build_object('code', g.code, 'owner', g.owner), '/hinder'
    from barrier_notes n
    join gap_causes g on g.municipality_id = n.municipality_id and g.id = n.gap_cause_id
    where n.municipality_id = ${municipalityId}::uuid and n.case_id = ${caseId}::uuid and n.written_at >= ${sinceAt} and g.code::text = any (${readable})`;
}
