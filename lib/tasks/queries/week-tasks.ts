import { z } from 'zod';
import { visibleCasesSql } from '@/lib/access/server';
import { GAP_CAUSE_CODES, type GapOwner } from '@/lib/case-weeks';
import { picturedWeek, readableGapCause } from '@/lib/cases';
import { type Db, Prisma } from '@/lib/platform/database';
import { mondayOf, toIsoWeek } from '@/lib/time';
import type { TaskSectionKey } from '../rules/task-sections';
import type { WeekTask } from '../task-page';
import {
  type Found,
  personColumns,
  personJoins,
  personRow,
  sectionOf,
  type TaskView,
  taskScopeSql,
  toPerson,
} from './task-view';

const row = personRow.extend({
  section: z.string(),
  total: z.coerce.number(),
  openedOn: z.string(),
  requiredMinutes: z.int(),
  assignedMinutes: z.int(),
  occupationMinutes: z.int(),
  jobSearchMinutes: z.int(),
  otherDutiesMinutes: z.int(),
  childReductionMinutes: z.int(),
  gapMinutes: z.int(),
  gapCause: z.enum(GAP_CAUSE_CODES).nullable(),
  gapOwner: z.custom<GapOwner>().nullable(),
  hasDraft: z.boolean(),
});

/**
 * Cases by the figures of this week: below full time with the largest gap first, without an assessment, and without a plan. A case whose
 * plan is proposed waits for an approval, not for a plan.
 */
export async function findWeekTasks(db: Db, view: TaskView): Promise<Found> {
  const { actor, today, keys, most } = view;
  const sections = SECTIONS.filter(({ key }) => keys.has(key));
  if (sections.length === 0) return {};
  const section = Prisma.join(
    sections.map(({ key, condition }) => Prisma.sql`when ${condition} then ${key}`),
    ' ',
  );
  const found = await db.$queryRaw<unknown[]>`
    with chosen as (
      select c.municipality_id, c.id, c.opened_on, coalesce(w.gap_minutes, 0) as gap_minutes, case ${section} end as section
      from cases c
      left join case_weeks w on w.municipality_id = c.municipality_id and w.case_id = c.id and w.week = ${mondayOf(toIsoWeek(today))}::date
      where ${visibleCasesSql(actor)} and ${taskScopeSql(actor)}
        and (${Prisma.join(
          sections.map(({ condition }) => Prisma.sql`(${condition})`),
          ' or ',
        )})),
    ranked as (
      select chosen.*, count(*) over (partition by section) as total,
        row_number() over (partition by section order by gap_minutes desc, opened_on, id) as place
      from chosen)
    select ${personColumns(actor)}, ranked.section, ranked.total, c.opened_on::text as "openedOn",
      coalesce(w.required_minutes, 0) as "requiredMinutes", coalesce(w.assigned_minutes, 0) as "assignedMinutes",
      coalesce(w.occupation_minutes, 0) as "occupationMinutes", coalesce(w.job_search_minutes, 0) as "jobSearchMinutes",
      coalesce(w.other_duties_minutes, 0) as "otherDutiesMinutes", coalesce(w.child_reduction_minutes, 0) as "childReductionMinutes",
      coalesce(w.gap_minutes, 0) as "gapMinutes", w.gap_cause as "gapCause", w.gap_owner as "gapOwner",
      exists (select 1 from plan_versions v where v.municipality_id = c.municipality_id and v.case_id = c.id and v.state = 'DRAFT') as "hasDraft"
    from ranked
    join cases c on c.municipality_id = ranked.municipality_id and c.id = ranked.id
    ${personJoins(actor)}
    left join case_weeks w on w.municipality_id = c.municipality_id and w.case_id = c.id and w.week = ${mondayOf(toIsoWeek(today))}::date
    where ranked.place <= ${most}
    order by ranked.place`;
  const rows = found.map((each) => row.parse(each));
  const toTask = (each: z.output<typeof row>): WeekTask => ({
    person: toPerson(each, actor),
    openedOn: each.openedOn,
    requiredMinutes: each.requiredMinutes,
    assignedMinutes: each.assignedMinutes,
    gapMinutes: each.gapMinutes,
    week: picturedWeek(each, actor.organisationKind),
    gapCause: readableGapCause(each, actor.organisationKind),
    hasDraft: each.hasDraft,
  });
  return Object.fromEntries(sections.map(({ key }) => [key, sectionOf(rows, key, toTask)]));
}

const SECTIONS: { key: TaskSectionKey; condition: Prisma.Sql }[] = [
  { key: 'BELOW_FULL_TIME', condition: Prisma.sql`w.level in ('BELOW_FULL_TIME', 'NO_ACTIVITY')` },
  { key: 'ASSESS', condition: Prisma.sql`coalesce(w.level, 'NOT_ASSESSED') = 'NOT_ASSESSED'` },
  {
    key: 'PLAN',
    condition: Prisma.sql`w.level = 'NO_PLAN' and not exists (select 1 from plan_versions v
      where v.municipality_id = c.municipality_id and v.case_id = c.id and v.state = 'PROPOSED')`,
  },
];
