import { z } from 'zod';
import type { CommandContext } from '@/lib/access';
import { visibleCasesSql } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { GAP_CAUSE_CODES } from '@/lib/case-weeks';
import { picturedWeek, readableGapCause } from '@/lib/cases';
import { Prisma, withActor } from '@/lib/platform/database';
import { type IsoWeek, mondayOf } from '@/lib/time';
import { GAP_OWNERS } from '../rules/unit-week';
import type { OverviewSearch } from '../schemas';

export const PERSONS_PER_PAGE = 25;

const person = z.object({
  caseId: z.string(),
  caseNumber: z.string(),
  name: z.string(),
  isProtected: z.boolean(),
  unitName: z.string(),
  responsibleName: z.string().nullable(),
  level: z.enum(['EXEMPT', 'ON_BREAK', 'NOT_ASSESSED', 'NO_PLAN', 'NO_ACTIVITY', 'BELOW_FULL_TIME', 'FULL_TIME']),
  isFormallyFullTimeOnly: z.boolean(),
  requiredMinutes: z.int(),
  assignedMinutes: z.int(),
  occupationMinutes: z.int(),
  jobSearchMinutes: z.int(),
  otherDutiesMinutes: z.int(),
  childReductionMinutes: z.int(),
  gapMinutes: z.int(),
  gapCause: z.enum(GAP_CAUSE_CODES).nullable(),
  gapOwner: z.enum(GAP_OWNERS).nullable(),
  total: z.coerce.number(),
});

/**
 * The persons behind a number of the overview, those with the largest gap first, as far as the actor may see them. Who they are is
 * looked up for the page alone, since row-level security asks of every person whether a case of theirs is visible.
 */
export async function listPersonsBehind(
  { actor }: CommandContext,
  { week, municipalityId, search }: { week: IsoWeek; municipalityId: string; search: OverviewSearch },
) {
  const monday = mondayOf(week);
  return withActor(actor, async (db) => {
    const unit = search.enhet ? Prisma.sql`and w.unit_id = ${search.enhet}::uuid` : Prisma.empty;
    const level =
      search.niva === undefined
        ? Prisma.empty
        : search.niva === 'FORMALLY_FULL_TIME'
          ? Prisma.sql`and w.is_formally_full_time_only`
          : Prisma.sql`and w.level = ${search.niva}::level and not w.is_formally_full_time_only`;
    const rows = await db.$queryRaw<unknown[]>`
      with behind as (
        select w.municipality_id, w.case_id, count(*) over () as total, row_number() over (order by w.gap_minutes desc, c.number) as place
        from case_weeks w
        join cases c on c.municipality_id = w.municipality_id and c.id = w.case_id
        where w.municipality_id = ${municipalityId}::uuid and w.week = ${monday}::date ${unit} ${level} and ${visibleCasesSql(actor)}
        order by place
        limit ${PERSONS_PER_PAGE} offset ${(search.sida - 1) * PERSONS_PER_PAGE})
      select c.id as "caseId", c.number as "caseNumber", p.given_name || ' ' || p.family_name as "name",
        c.protection <> 'NONE' as "isProtected", u.name as "unitName", r.name as "responsibleName", w.level,
        w.is_formally_full_time_only as "isFormallyFullTimeOnly", w.required_minutes as "requiredMinutes",
        w.assigned_minutes as "assignedMinutes", w.occupation_minutes as "occupationMinutes", w.job_search_minutes as "jobSearchMinutes",
        w.other_duties_minutes as "otherDutiesMinutes", w.child_reduction_minutes as "childReductionMinutes", w.gap_minutes as "gapMinutes",
        w.gap_cause as "gapCause", w.gap_owner as "gapOwner", behind.total
      from behind
      join case_weeks w on w.municipality_id = behind.municipality_id and w.case_id = behind.case_id and w.week = ${monday}::date
      join cases c on c.municipality_id = w.municipality_id and c.id = w.case_id
      join persons p on p.municipality_id = c.municipality_id and p.id = c.person_id
      join units u on u.municipality_id = w.municipality_id and u.id = w.unit_id
      left join user_accounts r on r.id = c.responsible_user_id
      order by behind.place`;
    const persons = rows.map((each) => person.parse(each));
    await recordAudit(db, actor, {
      action: 'case.list',
      municipalityId,
      detail: { from: 'weekly-overview', week, caseIds: persons.map(({ caseId }) => caseId) },
    });
    return {
      persons: persons.map((each) => ({
        caseId: each.caseId,
        caseNumber: each.caseNumber,
        name: each.name,
        isProtected: each.isProtected,
        unitName: each.unitName,
        responsibleName: each.responsibleName,
        level: each.level,
        isFormallyFullTimeOnly: each.isFormallyFullTimeOnly,
        requiredMinutes: each.requiredMinutes,
        week: picturedWeek(each, actor.organisationKind),
        gapCause: readableGapCause(each, actor.organisationKind),
      })),
      total: persons[0]?.total ?? 0,
    };
  });
}

/** What the list of persons behind a number gets. */
export type PersonsBehind = Awaited<ReturnType<typeof listPersonsBehind>>;
