import { z } from 'zod';
import { nextFollowUpOnSql } from '@/lib/follow-ups/server';
import type { Db } from '@/lib/platform/database';
import type { IsoDay } from '@/lib/time';

const day = z.string();
const authority = z.enum(['MUNICIPALITY', 'EMPLOYMENT_SERVICE']);

const row = z.object({
  registeredSince: day.nullable(),
  jobseekerCategory: z.string().nullable(),
  programmeCode: z.string().nullable(),
  programmeExtentMinutes: z.int().nullable(),
  plan: z.object({ number: z.int(), inForceFrom: day, followUpOn: day.nullable() }).nullable(),
  proposal: z.object({ waitsFor: authority, proposedOn: day }).nullable(),
  consultations: z.array(z.object({ id: z.string(), isAnswered: z.boolean(), dueOn: day })),
  referral: z.object({ providerName: z.string(), startsOn: day, endsOn: day }).nullable(),
  barriers: z.object({ open: z.int(), overdue: z.int() }),
  contacts: z.array(
    z.object({
      party: z.enum(['MUNICIPALITY', 'EMPLOYMENT_SERVICE', 'PROVIDER']),
      name: z.string(),
      phone: z.string().nullable(),
      email: z.string(),
    }),
  ),
});

export type StandingRow = z.output<typeof row>;

const MOST_CONSULTATIONS = 5;

/** How a case stands on the day, in one query: registration, plan, samråd under way, referral, barriers, and whom to call. */
export async function readStanding(
  db: Db,
  { municipalityId, caseId, today }: { municipalityId: string; caseId: string; today: IsoDay },
): Promise<StandingRow> {
  const [found] = await db.$queryRaw<unknown[]>`
    select c.registered_since::text as "registeredSince", c.jobseeker_category as "jobseekerCategory", c.programme_code as "programmeCode",
      c.programme_extent_minutes as "programmeExtentMinutes",
      (select json_build_object('number', v.number, 'inForceFrom', v.in_force_from, 'followUpOn', ${nextFollowUpOnSql()}) from plan_versions v
        where v.municipality_id = c.municipality_id and v.case_id = c.id and v.in_force_from <= ${today}::date
          and (v.in_force_to is null or v.in_force_to >= ${today}::date) order by v.number desc limit 1) as "plan",
      (select json_build_object('waitsFor', case when v.municipality_approved_at is null then 'MUNICIPALITY' else 'EMPLOYMENT_SERVICE' end,
          'proposedOn', (v.proposed_at at time zone 'Europe/Stockholm')::date) from plan_versions v
        where v.municipality_id = c.municipality_id and v.case_id = c.id and v.state = 'PROPOSED' order by v.number desc limit 1) as "proposal",
      coalesce((select json_agg(json_build_object('id', s.id, 'isAnswered', s.answered_at is not null, 'dueOn', s.due_on) order by s.requested_at)
        from (select * from consultations k where k.municipality_id = c.municipality_id and k.case_id = c.id and k.withdrawn_at is null
          and k.concluded_at is null and k.settled_at is null order by k.requested_at limit ${MOST_CONSULTATIONS}) s), '[]') as "consultations",
      (select json_build_object('providerName', o.name, 'startsOn', r.starts_on, 'endsOn', coalesce(r.extended_to, r.ends_on)) from referrals r
        join organisations o on o.id = r.provider_id
        where r.municipality_id = c.municipality_id and r.case_id = c.id and r.state in ('DECIDED', 'STARTED')
        order by r.starts_on desc limit 1) as "referral",
      (select json_build_object('open', count(*), 'overdue', count(*) filter (where g.due_on < ${today}::date)) from gap_causes g
        where g.municipality_id = c.municipality_id and g.case_id = c.id and g.closed_at is null
          and (g.to_on is null or g.to_on >= ${today}::date)) as "barriers",
      coalesce((select json_agg(json_build_object('party', o.kind, 'name', u.name, 'phone', u.phone, 'email', u.email) order by o.kind, u.name)
        from user_accounts u join organisations o on o.id = u.organisation_id
        where u.id in (c.responsible_user_id, c.employment_officer_id,
          (select r.coach_id from referrals r where r.municipality_id = c.municipality_id and r.case_id = c.id and r.state in ('DECIDED', 'STARTED')
            order by r.starts_on desc limit 1))), '[]') as "contacts"
    from cases c
    where c.municipality_id = ${municipalityId}::uuid and c.id = ${caseId}::uuid`;
  return row.parse(found);
}
