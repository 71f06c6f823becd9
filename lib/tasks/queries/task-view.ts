import { z } from 'zod';
import type { Actor } from '@/lib/access';
import { Prisma } from '@/lib/platform/database';
import type { IsoDay } from '@/lib/time';
import { type TaskSectionKey, taskScopeOf } from '../rules/task-sections';
import type { TaskPerson, TaskRows, WaitingTask } from '../task-page';

/** Who reads, and whose tasks: one's own, or those of a colleague whom one stands in for. What one may see is one's own all the same. */
export type TaskReader = Actor & { tasksOf: string };

/** What every source of tasks is told: who asks, when, which sections, and how many rows of each at most. */
export interface TaskView {
  actor: TaskReader;
  now: Date;
  today: IsoDay;
  keys: ReadonlySet<TaskSectionKey>;
  most: number;
}

/** What a source found: for each section how many there are in all, and the first of them in order. */
export type Found = { [Key in Exclude<TaskSectionKey, 'WAITING'>]?: { count: number; rows: TaskRows[Key][] } } & {
  WAITING?: { countByParty: Partial<Record<WaitingTask['party'], number>>; rows: WaitingTask[] };
};

/** Whether any of the sections is asked for. */
export function asks({ keys }: TaskView, ...sections: TaskSectionKey[]): boolean {
  return sections.some((key) => keys.has(key));
}

/** The cases that the page is about, as a condition on the case table `c`, beside the visibility filter. */
export function taskScopeSql(actor: TaskReader): Prisma.Sql {
  return Prisma.sql`c.closed_on is null and ${everyCaseScopeSql(actor)}`;
}

/** The same with closed cases: what came of a plan is known when the case is closed. */
export function everyCaseScopeSql({ role, tasksOf, organisationKind }: TaskReader): Prisma.Sql {
  if (taskScopeOf(role) === 'REACH') return Prisma.sql`true`;
  return organisationKind === 'EMPLOYMENT_SERVICE'
    ? Prisma.sql`c.employment_officer_id = ${tasksOf}::uuid`
    : Prisma.sql`c.responsible_user_id = ${tasksOf}::uuid`;
}

/** The columns of {@link personRow}, with {@link personJoins}. A provider is told no case number and no officer. */
export function personColumns(actor: Actor): Prisma.Sql {
  const number = actor.organisationKind === 'PROVIDER' ? Prisma.sql`null` : Prisma.sql`c.number`;
  const officer = tellsOfficer(actor) ? Prisma.sql`officer.name` : Prisma.sql`null`;
  return Prisma.sql`c.id as "caseId", ${number} as "caseNumber", p.given_name || ' ' || p.family_name as "name",
    c.protection <> 'NONE' as "isProtected", o.name as "municipalityName", ${officer} as "officerName"`;
}

/** From the case `c` to its person and municipality, and to the officer of the reader's own authority. */
export function personJoins(actor: Actor): Prisma.Sql {
  const officerId =
    actor.organisationKind === 'EMPLOYMENT_SERVICE'
      ? Prisma.sql`c.employment_officer_id`
      : Prisma.sql`c.responsible_user_id`;
  const officer = tellsOfficer(actor)
    ? Prisma.sql`left join user_accounts officer on officer.id = ${officerId}`
    : Prisma.empty;
  return Prisma.sql`
  join persons p on p.municipality_id = c.municipality_id and p.id = c.person_id
  join organisations o on o.id = c.municipality_id
  ${officer}`;
}

/** Those who see more than their own cases want to know whose each is. */
function tellsOfficer({ role, organisationKind }: Actor): boolean {
  return organisationKind !== 'PROVIDER' && taskScopeOf(role) === 'REACH';
}

export const personRow = z.object({
  caseId: z.string(),
  caseNumber: z.string().nullable(),
  name: z.string(),
  isProtected: z.boolean(),
  municipalityName: z.string(),
  officerName: z.string().nullable(),
});

export function toPerson(row: z.output<typeof personRow>, { municipalityIds }: Actor): TaskPerson {
  return {
    caseId: row.caseId,
    caseNumber: row.caseNumber,
    name: row.name,
    isProtected: row.isProtected,
    municipalityName: municipalityIds.length > 1 ? row.municipalityName : null,
    officerName: row.officerName,
  };
}

/** The rows of one section out of a query that answers for several, with the total that each row carries. */
export function sectionOf<Row extends { section: string; total: number }, Task>(
  rows: readonly Row[],
  section: TaskSectionKey,
  toTask: (row: Row) => Task,
): { count: number; rows: Task[] } {
  const found = rows.filter((row) => row.section === section);
  return { count: found[0]?.total ?? 0, rows: found.map(toTask) };
}
