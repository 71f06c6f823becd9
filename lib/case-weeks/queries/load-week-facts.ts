import { z } from 'zod';
import type { Assessment } from '@/lib/assessments';
import type { BreakPeriod, PlanVersionInForce } from '@/lib/plans';
import type { Db } from '@/lib/platform/database';
import type { IsoDay } from '@/lib/time';
import type { AwaitedAnswer, RecordedGapCause } from '../rules/gap-cause';

/** All that the weeks of one case are made of within the asked days. */
export interface CaseFacts {
  caseId: string;
  unitId: string;
  openedOn: IsoDay;
  closedOn: IsoDay | null;
  registeredSince: IsoDay | null;
  assessments: Assessment[];
  childrenBornOn: IsoDay[];
  breaks: BreakPeriod[];
  planVersions: PlanVersionInForce[];
  recordedGapCauses: RecordedGapCause[];
  unansweredConsultations: AwaitedAnswer[];
  awaitedApprovals: AwaitedAnswer[];
}

interface Asked {
  municipalityId: string;
  caseIds: string[];
  from: IsoDay;
  to: IsoDay;
}

const day = z.string();
const party = z.enum(['MUNICIPALITY', 'EMPLOYMENT_SERVICE']);

const factsRow = z.object({
  caseId: z.string(),
  unitId: z.string(),
  openedOn: day,
  closedOn: day.nullable(),
  registeredSince: day.nullable(),
  assessments: z.array(z.custom<Assessment>()),
  childrenBornOn: z.array(day),
  breaks: z.array(z.object({ fromOn: day, toOn: day })),
  planVersions: z.array(z.custom<PlanVersionInForce>()),
  recordedGapCauses: z.array(z.custom<RecordedGapCause>()),
  unansweredConsultations: z.array(z.object({ party, sinceOn: day, untilOn: day.nullable() })),
  awaitedApprovals: z.array(z.object({ party, sinceOn: day, untilOn: day.nullable() })),
});

/**
 * Reads in one query what the weekly calculation needs for many cases: case id → facts. Cases that row-level security
 * hides are missing from the map. Assessments, breaks, plan versions and causes outside `from`–`to` are left out.
 */
export async function loadWeekFacts(
  db: Db,
  { municipalityId, caseIds, from, to }: Asked,
): Promise<Map<string, CaseFacts>> {
  const rows = await db.$queryRaw<unknown[]>`
    select c.id as "caseId", c.unit_id as "unitId", c.opened_on::text as "openedOn", c.closed_on::text as "closedOn",
      c.registered_since::text as "registeredSince",
      coalesce((select json_agg(json_build_object(
          'id', a.id, 'validFrom', a.valid_from, 'validTo', a.valid_to, 'ground', a.ground,
          'abilityMinutes', a.ability_minutes, 'abilityReason', a.ability_reason,
          'exemptions', coalesce((select json_agg(json_build_object('kind', e.kind, 'sharePercent', e.share_percent, 'validTo', e.valid_to))
            from assessment_exemptions e where e.municipality_id = a.municipality_id and e.assessment_id = a.id), '[]'),
          'deductions', coalesce((select json_agg(json_build_object('kind', d.kind, 'minutes', d.minutes, 'reason', d.reason))
            from assessment_deductions d where d.municipality_id = a.municipality_id and d.assessment_id = a.id), '[]'))
          order by a.valid_from)
        from assessments a where a.municipality_id = c.municipality_id and a.case_id = c.id
          and a.valid_from <= ${to}::date and (a.valid_to is null or a.valid_to >= ${from}::date)), '[]') as "assessments",
      coalesce((select json_agg(ch.born_on order by ch.born_on)
        from children ch where ch.municipality_id = c.municipality_id and ch.case_id = c.id), '[]') as "childrenBornOn",
      coalesce((select json_agg(json_build_object('fromOn', b.from_on, 'toOn', b.to_on) order by b.from_on)
        from break_periods b where b.municipality_id = c.municipality_id and b.case_id = c.id
          and b.from_on <= ${to}::date and b.to_on >= ${from}::date), '[]') as "breaks",
      coalesce((select json_agg(json_build_object('id', p.id, 'inForceFrom', p.in_force_from, 'inForceTo', p.in_force_to,
          'activities', coalesce((select json_agg(json_build_object(
              'id', ac.lineage_id, 'createdOrder', ac.position, 'startsOn', ac.starts_on, 'endsOn', ac.ends_on,
              'activityClass', t.activity_class, 'isProgramme', t.is_programme,
              'flexibleWeeklyMinutes', ac.flexible_weekly_minutes,
              'slots', coalesce((select json_agg(json_build_object('weekday', s.weekday, 'startsMinute', s.starts_minute, 'endsMinute', s.ends_minute,
                    'startsOn', s.starts_on, 'endsOn', s.ends_on)
                  order by s.weekday, s.starts_minute)
                from slots s where s.municipality_id = ac.municipality_id and s.activity_id = ac.id), '[]'),
              'cancelledDays', coalesce((select json_agg(cd.cancelled_on)
                from cancelled_days cd where cd.municipality_id = ac.municipality_id and cd.case_id = ac.case_id and cd.lineage_id = ac.lineage_id
                  and cd.cancelled_on between ${from}::date and ${to}::date), '[]'),
              'exceptions', coalesce((select json_agg(json_build_object('fromOn', x.from_on, 'toOn', x.to_on, 'reason', x.reason) order by x.from_on)
                from activity_exceptions x where x.municipality_id = ac.municipality_id and x.activity_id = ac.id
                  and x.from_on <= ${to}::date and x.to_on >= ${from}::date), '[]')) order by ac.position)
            from activities ac join activity_types t on t.code = ac.type_code
            where ac.municipality_id = p.municipality_id and ac.plan_version_id = p.id), '[]')) order by p.in_force_from)
        from plan_versions p where p.municipality_id = c.municipality_id and p.case_id = c.id
          and p.in_force_from <= ${to}::date and (p.in_force_to is null or p.in_force_to >= ${from}::date)), '[]') as "planVersions",
      coalesce((select json_agg(json_build_object('code', g.code, 'owner', g.owner, 'fromOn', g.from_on, 'toOn', g.to_on,
          'recordedAt', to_char(g.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by g.recorded_at)
        from gap_causes g where g.municipality_id = c.municipality_id and g.case_id = c.id
          and g.from_on <= ${to}::date and (g.to_on is null or g.to_on >= ${from}::date)), '[]') as "recordedGapCauses",
      coalesce((select json_agg(json_build_object(
          'party', case co.requested_by_party when 'MUNICIPALITY' then 'EMPLOYMENT_SERVICE' else 'MUNICIPALITY' end,
          'sinceOn', (co.requested_at at time zone 'Europe/Stockholm')::date,
          'untilOn', (least(co.answered_at, co.withdrawn_at, co.settled_at) at time zone 'Europe/Stockholm')::date) order by co.requested_at)
        from consultations co where co.municipality_id = c.municipality_id and co.case_id = c.id), '[]') as "unansweredConsultations",
      coalesce((select json_agg(json_build_object(
          'party', case when v.municipality_approved_at is null then 'MUNICIPALITY' else 'EMPLOYMENT_SERVICE' end,
          'sinceOn', (v.proposed_at at time zone 'Europe/Stockholm')::date, 'untilOn', null))
        from plan_versions v where v.municipality_id = c.municipality_id and v.case_id = c.id and v.state = 'PROPOSED'), '[]') as "awaitedApprovals"
    from cases c
    where c.municipality_id = ${municipalityId}::uuid and c.id = any (${caseIds}::uuid[])`;
  return new Map(rows.map((row) => factsRow.parse(row)).map((facts) => [facts.caseId, facts]));
}
