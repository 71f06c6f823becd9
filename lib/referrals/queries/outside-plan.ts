import { z } from 'zod';
import { type Db, Prisma } from '@/lib/platform/database';
import type { IsoDay } from '@/lib/time';

/**
 * Whether the referral `r` was decided with the plan left alone, and the plan has not been seen over since: its samråd was concluded as
 * unanswered, or the överenskommelse asks for none. One decided without samråd has a record of its own (`unheard_referrals`).
 */
export function isOutsidePlanSql(today: IsoDay): Prisma.Sql {
  return Prisma.sql`(r.state in ('DECIDED', 'STARTED') and coalesce(r.extended_to, r.ends_on) >= ${today}::date
    and (r.agreement_id is not null or exists (
      select 1 from consultations s where s.municipality_id = r.municipality_id and s.case_id = r.case_id and s.referral_id = r.id
        and s.settled_as = 'UNANSWERED'))
    and not exists (select 1 from unheard_referrals u where u.municipality_id = r.municipality_id and u.case_id = r.case_id and u.referral_id = r.id)
    and not exists (
      select 1 from plan_versions v where v.municipality_id = r.municipality_id and v.case_id = r.case_id and v.state = 'APPROVED'
        and (greatest(v.municipality_approved_at, v.employment_service_approved_at) > r.decided_at or exists (
          select 1 from activities a where a.municipality_id = v.municipality_id and a.plan_version_id = v.id and a.referral_id = r.id))))`;
}

/** The referrals of a case that the plan is to be seen over for: {@link isOutsidePlanSql}. The case must be visible to the reader. */
export async function listOutsidePlan(
  db: Db,
  { municipalityId, caseId, today }: { municipalityId: string; caseId: string; today: IsoDay },
): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<unknown[]>`
    select r.id from referrals r
    where r.municipality_id = ${municipalityId}::uuid and r.case_id = ${caseId}::uuid and ${isOutsidePlanSql(today)} limit 20`;
  return new Set(rows.map((row) => z.object({ id: z.string() }).parse(row).id));
}
