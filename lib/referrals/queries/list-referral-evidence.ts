import { z } from 'zod';
import type { Db } from '@/lib/platform/database';

/** The earlier referrals that a new one is weighed against; nobody reads more. */
const LIMIT = 10;

const row = z.object({
  referralId: z.string(),
  providerName: z.string(),
  serviceName: z.string(),
  startedOn: z.string(),
  endedOn: z.string().nullable(),
  endReason: z.string().nullable(),
  plannedMinutes: z.coerce.number(),
  presentMinutes: z.coerce.number(),
});

/** What an earlier referral gave: when, where, what came of it, and the hours that were planned and attended, as reported. */
export type ReferralEvidence = z.output<typeof row>;

/** The earlier referrals of a case that began, the last first. The case must be visible to the reader. */
export async function listReferralEvidence(
  db: Db,
  { municipalityId, caseId }: { municipalityId: string; caseId: string },
): Promise<ReferralEvidence[]> {
  const found = await db.$queryRaw<unknown[]>`
    select r.id as "referralId", provider.name as "providerName", t.name as "serviceName",
      coalesce(r.started_on, r.starts_on)::text as "startedOn", r.ended_on::text as "endedOn", r.end_reason as "endReason",
      coalesce(sum(d.planned_minutes), 0) as "plannedMinutes", coalesce(sum(d.present_minutes), 0) as "presentMinutes"
    from referrals r
    join organisations provider on provider.id = r.provider_id
    join activity_types t on t.code = r.type_code
    left join attendances d on d.municipality_id = r.municipality_id and d.case_id = r.case_id and d.lineage_id in (
      select a.lineage_id from activities a
      where a.municipality_id = r.municipality_id and a.case_id = r.case_id and a.referral_id = r.id)
    where r.municipality_id = ${municipalityId}::uuid and r.case_id = ${caseId}::uuid and r.state in ('STARTED', 'ENDED')
    group by r.municipality_id, r.id, provider.name, t.name
    order by coalesce(r.started_on, r.starts_on) desc limit ${LIMIT}`;
  return found.map((each) => row.parse(each));
}
