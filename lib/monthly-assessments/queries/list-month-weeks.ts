import { z } from 'zod';
import type { OrganisationKind } from '@/lib/access';
import { GAP_CAUSE_CODES, type GapOwner, type Level } from '@/lib/case-weeks';
import { picturedWeek, readableGapCause } from '@/lib/cases';
import type { Db } from '@/lib/platform/database';
import { type IsoDay, mondayOf, toIsoWeek } from '@/lib/time';
import type { MonthWeek } from '../month-dto';

/** A case that has not been looked at for longer shows its last weeks. */
const MOST_WEEKS = 14;

const minutes = z.int();
const row = z.object({
  week: z.string(),
  level: z.custom<Level>(),
  isFormallyFullTimeOnly: z.boolean(),
  requiredMinutes: minutes,
  assignedMinutes: minutes,
  occupationMinutes: minutes,
  jobSearchMinutes: minutes,
  otherDutiesMinutes: minutes,
  childReductionMinutes: minutes,
  gapMinutes: minutes,
  programmeMinutes: minutes,
  gapCause: z.enum(GAP_CAUSE_CODES).nullable(),
  gapOwner: z.custom<GapOwner>().nullable(),
  plannedMinutes: minutes,
  attendedMinutes: minutes,
  excusedMinutes: minutes,
  unexcusedMinutes: minutes,
  cancelledMinutes: minutes,
  unansweredMinutes: minutes,
  unverifiedDays: z.coerce.number(),
});

interface Asked {
  municipalityId: string;
  caseId: string;
  sinceOn: IsoDay;
  today: IsoDay;
  reader: OrganisationKind;
}

/** The kept weeks of a case from that of `sinceOn` through this one, oldest first, with what is reported and not verified. */
export async function listMonthWeeks(
  db: Db,
  { municipalityId, caseId, sinceOn, today, reader }: Asked,
): Promise<MonthWeek[]> {
  const thisWeek = toIsoWeek(today);
  const rows = await db.$queryRaw<unknown[]>`
    select w.week::text, w.level::text, w.is_formally_full_time_only as "isFormallyFullTimeOnly", w.required_minutes as "requiredMinutes",
      w.assigned_minutes as "assignedMinutes", w.occupation_minutes as "occupationMinutes", w.job_search_minutes as "jobSearchMinutes",
      w.other_duties_minutes as "otherDutiesMinutes", w.child_reduction_minutes as "childReductionMinutes", w.gap_minutes as "gapMinutes",
      w.programme_minutes as "programmeMinutes", w.gap_cause::text as "gapCause", w.gap_owner::text as "gapOwner",
      w.reported_planned_minutes as "plannedMinutes", w.attended_minutes as "attendedMinutes", w.excused_minutes as "excusedMinutes",
      w.unexcused_minutes as "unexcusedMinutes", w.cancelled_minutes as "cancelledMinutes", w.unanswered_minutes as "unansweredMinutes",
      (select count(*) from attendances t where t.municipality_id = w.municipality_id and t.case_id = w.case_id
        and t.attended_on between w.week and w.week + 6 and t.verified_at is null) as "unverifiedDays"
    from case_weeks w
    where w.municipality_id = ${municipalityId}::uuid and w.case_id = ${caseId}::uuid
      and w.week between ${mondayOf(toIsoWeek(sinceOn))}::date and ${mondayOf(thisWeek)}::date
    order by w.week desc
    limit ${MOST_WEEKS}`;
  return rows
    .map((each): MonthWeek => {
      const found = row.parse(each);
      const week = toIsoWeek(found.week);
      return {
        week,
        level: found.level,
        isFormallyFullTimeOnly: found.isFormallyFullTimeOnly,
        requiredMinutes: found.requiredMinutes,
        assignedMinutes: found.assignedMinutes,
        gapMinutes: found.gapMinutes,
        programmeMinutes: found.programmeMinutes,
        picture: picturedWeek(found, reader),
        gapCause: readableGapCause(found, reader),
        attendance: {
          plannedMinutes: found.plannedMinutes,
          attendedMinutes: found.attendedMinutes,
          excusedMinutes: found.excusedMinutes,
          unexcusedMinutes: found.unexcusedMinutes,
          cancelledMinutes: found.cancelledMinutes,
          unansweredMinutes: found.unansweredMinutes,
        },
        hasEnded: week < thisWeek,
        unverifiedDays: found.unverifiedDays,
      };
    })
    .reverse();
}
