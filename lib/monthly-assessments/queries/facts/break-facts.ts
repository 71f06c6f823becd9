import { Prisma } from '@/lib/platform/database';
import { addDays } from '@/lib/time';
import type { FactsAsked } from './facts-asked';

/** A break is told so long before it begins. */
const AHEAD_DAYS = 31;

/** Breaks that have begun, or soon do. */
export function breakFacts({ municipalityId, caseId, sinceOn, today }: FactsAsked): Prisma.Sql {
  return Prisma.sql`
    select 'BREAK:' || b.id, 'BREAK', null::timestamptz, b.from_on, null::uuid, 'MUNICIPALITY',
      jsonb_build_object('from', b.from_on, 'to', b.to_on), '/bedomning'
    from break_periods b
    where b.municipality_id = ${municipalityId}::uuid and b.case_id = ${caseId}::uuid
      and b.from_on between ${sinceOn}::date and ${addDays(today, AHEAD_DAYS)}::date`;
}
