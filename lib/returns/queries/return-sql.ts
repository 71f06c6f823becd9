import { Prisma } from '@/lib/platform/database';

/**
 * Whether the referral `r` gives the person back: it is over, and led to neither work, studies nor another provider. One that goes on at
 * another does not, while that is asked about, decided or runs; nor does one that was called off before it took over, since the former went on.
 * The conditions stand as constants, so that the partial index serves.
 */
export const givesReturnSql = Prisma.sql`(r.ended_on is not null and r.end_reason not in ('WORK', 'STUDIES', 'PROVIDER_CHANGED')
  and not exists (select 1 from referrals n where n.municipality_id = r.municipality_id and n.continues_referral_id = r.id and n.state <> 'CANCELLED')
  and not (r.state = 'CANCELLED' and exists (select 1 from referrals f where f.municipality_id = r.municipality_id
    and f.id = r.continues_referral_id and f.end_reason is distinct from 'PROVIDER_CHANGED')))`;

/**
 * The first day after the end of `r` on which the agreed plan holds an activity that is neither job search nor the referral's own; null
 * while there is none. One that went on all along gives the day after.
 */
export const nextActivityOnSql = Prisma.sql`(
  select min(greatest(a.starts_on, v.in_force_from, r.ended_on + 1))
  from plan_versions v
  join activities a on a.municipality_id = v.municipality_id and a.plan_version_id = v.id
  join activity_types t on t.code = a.type_code
  where v.municipality_id = r.municipality_id and v.case_id = r.case_id and v.in_force_from is not null
    and t.activity_class <> 'JOB_SEARCH' and a.referral_id is distinct from r.id
    and greatest(a.starts_on, v.in_force_from, r.ended_on + 1) <= least(coalesce(a.ends_on, 'infinity'), coalesce(v.in_force_to, 'infinity')))`;

/** Whether a plan agreed since the end of `r`, and not made by that end itself, holds such an activity. */
export const isAgreedSinceSql = Prisma.sql`exists (
  select 1 from plan_versions v
  join activities a on a.municipality_id = v.municipality_id and a.plan_version_id = v.id
  join activity_types t on t.code = a.type_code
  where v.municipality_id = r.municipality_id and v.case_id = r.case_id and v.in_force_from > r.ended_on
    and v.in_force_from <= coalesce(v.in_force_to, 'infinity') and v.id is distinct from r.end_version_id
    and t.activity_class <> 'JOB_SEARCH' and a.referral_id is distinct from r.id)`;

/** Whether the municipality has written why nothing new is agreed after `r`. */
export const isClosedSql = Prisma.sql`exists (
  select 1 from return_closings x where x.municipality_id = r.municipality_id and x.referral_id = r.id)`;

/** Whether a plan made since is with the other party: then it is not the municipality that is waited for. */
export const isProposedSinceSql = Prisma.sql`exists (
  select 1 from plan_versions v where v.municipality_id = r.municipality_id and v.case_id = r.case_id
    and v.state = 'PROPOSED' and (v.proposed_at at time zone 'Europe/Stockholm')::date >= r.ended_on)`;
