import { Prisma } from '@/lib/platform/database';
import type { FactsAsked } from './facts-asked';

/** Referrals that were decided, begun and ended. */
export function referralFacts({ municipalityId, caseId, sinceAt, sinceOn, today }: FactsAsked): Prisma.Sql {
  return Prisma.sql`
    select e.kind || ':' || r.id, e.kind, e.at, e.day, e.by_id, 'EMPLOYMENT_SERVICE',
      jsonb_build_object('provider', o.name, 'reason', r.end_reason), '/anvisningar/' || r.id
    from referrals r
    join organisations o on o.id = r.provider_id
    cross join lateral (values
      ('REFERRAL_DECIDED', r.decided_at, null::date, r.decided_by),
      ('REFERRAL_STARTED', null::timestamptz, r.started_on, null::uuid),
      ('REFERRAL_ENDED', null::timestamptz, r.ended_on, null::uuid)) as e (kind, at, day, by_id)
    where r.municipality_id = ${municipalityId}::uuid and r.case_id = ${caseId}::uuid
      and (e.at >= ${sinceAt} or e.day between ${sinceOn}::date and ${today}::date)`;
}
