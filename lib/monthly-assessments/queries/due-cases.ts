import { z } from 'zod';
import type { Actor } from '@/lib/access';
import { visibleCasesSql } from '@/lib/access/server';
import { type Db, Prisma } from '@/lib/platform/database';
import { firstDayOf, type IsoMonth } from '../rules/month';

/** Whether the case `c` gets assistance in the month and has no assessment of it. */
export function lacksMonthSql(month: IsoMonth): Prisma.Sql {
  const first = firstDayOf(month);
  return Prisma.sql`c.closed_on is null and c.assistance_from_month <= ${first}::date
    and (c.assistance_to_month is null or c.assistance_to_month >= ${first}::date)
    and not exists (select 1 from monthly_assessments m where m.municipality_id = c.municipality_id and m.month = ${first}::date
      and m.case_id = c.id and m.replaces_id is null)`;
}

/** The month of the last assessment of the case `c`; null when it never was. */
export const lastMonthSql = Prisma.sql`(select max(m.month) from monthly_assessments m where m.municipality_id = c.municipality_id and m.case_id = c.id)`;

/** Those that have waited longest come first. */
export const dueOrderSql = Prisma.sql`${lastMonthSql} nulls first, c.opened_on, c.id`;

const row = z.object({ id: z.string() });

/** The next case of the reader's that lacks the month's assessment: a social worker's own, a manager's within reach. Null when all are done. */
export async function findNextCase(
  db: Db,
  actor: Actor,
  { month, exceptCaseId }: { month: IsoMonth; exceptCaseId: string },
): Promise<string | null> {
  const own =
    actor.role === 'SOCIAL_WORKER' ? Prisma.sql`c.responsible_user_id = ${actor.userId}::uuid` : Prisma.sql`true`;
  const [found] = await db.$queryRaw<unknown[]>`
    select c.id from cases c
    where ${visibleCasesSql(actor)} and ${own} and c.id <> ${exceptCaseId}::uuid and ${lacksMonthSql(month)}
    order by ${dueOrderSql}
    limit 1`;
  return found ? row.parse(found).id : null;
}
