import type { Db } from '@/lib/platform/database';
import { type IsoWeek, mondayOf } from '@/lib/time';

interface Asked {
  municipalityId: string;
  caseIds: string[];
  /** First and last week whose reports may have changed. */
  fromWeek: IsoWeek;
  toWeek: IsoWeek;
}

/**
 * Sums anew what has been reported into the kept weeks of the cases, when they are rebuilt:
 * planned = attended + excused + unexcused + cancelled + unanswered, in minutes. Weeks that come out the same are not written.
 * A report needs no call: the trigger maintain_attendance_sums follows it. Never call as a provider, who sees only its own part of the week.
 */
export async function refreshAttendanceSums(
  db: Db,
  { municipalityId, caseIds, fromWeek, toWeek }: Asked,
): Promise<void> {
  await db.$executeRaw`
    update case_weeks w set
      reported_planned_minutes = s.planned, attended_minutes = s.attended, excused_minutes = s.excused,
      unexcused_minutes = s.unexcused, cancelled_minutes = s.cancelled, unanswered_minutes = s.unanswered
    from (
      select k.municipality_id, k.case_id, k.week,
        coalesce(sum(a.planned_minutes), 0) as planned,
        coalesce(sum(a.present_minutes), 0) as attended,
        coalesce(sum(a.planned_minutes - a.present_minutes) filter (where a.status in ('SICK', 'SICK_CHILD', 'APPROVED_ABSENCE')), 0) as excused,
        coalesce(sum(a.planned_minutes - a.present_minutes) filter (where a.status = 'UNEXCUSED_ABSENCE'), 0) as unexcused,
        coalesce(sum(a.planned_minutes - a.present_minutes) filter (where a.status = 'CANCELLED'), 0) as cancelled,
        coalesce(sum(a.planned_minutes - a.present_minutes) filter (where a.status = 'NOT_ANSWERED'), 0) as unanswered
      from case_weeks k
      left join attendances a on a.municipality_id = k.municipality_id and a.case_id = k.case_id
        and a.attended_on between k.week and k.week + 6
      where k.municipality_id = ${municipalityId}::uuid and k.case_id = any (${caseIds}::uuid[])
        and k.week between ${mondayOf(fromWeek)}::date and ${mondayOf(toWeek)}::date
      group by k.municipality_id, k.case_id, k.week
    ) s
    where w.municipality_id = s.municipality_id and w.case_id = s.case_id and w.week = s.week
      and (w.reported_planned_minutes, w.attended_minutes, w.excused_minutes, w.unexcused_minutes, w.cancelled_minutes, w.unanswered_minutes)
        is distinct from (s.planned, s.attended, s.excused, s.unexcused, s.cancelled, s.unanswered)`;
}
