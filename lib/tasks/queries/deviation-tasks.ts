import { z } from 'zod';
import { visibleCasesSql } from '@/lib/access/server';
import { DEVIATION_KINDS } from '@/lib/participants';
import { type Db, Prisma } from '@/lib/platform/database';
import {
  asks,
  type Found,
  personColumns,
  personJoins,
  personRow,
  type TaskView,
  taskScopeSql,
  toPerson,
} from './task-view';

const row = personRow.extend({
  total: z.coerce.number(),
  deviationId: z.string(),
  kind: z.enum(DEVIATION_KINDS),
  happenedOn: z.string(),
  providerName: z.string(),
});

/** What providers have told and nobody at the reader's authority has read, the earliest day first. */
export async function findDeviationTasks(db: Db, view: TaskView): Promise<Found> {
  const { actor, most } = view;
  if (actor.organisationKind === 'PROVIDER' || !asks(view, 'DEVIATION')) return {};
  const readAt =
    actor.organisationKind === 'MUNICIPALITY'
      ? Prisma.sql`d.municipality_read_at`
      : Prisma.sql`d.employment_service_read_at`;
  // Two conditions where one would do: the first is that of the index of what is unread.
  const found = await db.$queryRaw<unknown[]>`
    with unread as (
      select d.municipality_id, d.id, d.case_id, count(*) over () as total,
        row_number() over (order by d.happened_on, d.reported_at, d.id) as place
      from provider_deviations d
      join cases c on c.municipality_id = d.municipality_id and c.id = d.case_id
      where d.municipality_id = any (${actor.municipalityIds}::uuid[]) and d.withdrawn_at is null
        and (d.municipality_read_at is null or d.employment_service_read_at is null) and ${readAt} is null
        and ${visibleCasesSql(actor)} and ${taskScopeSql(actor)}
      order by place
      limit ${most})
    select ${personColumns(actor)}, unread.total, d.id as "deviationId", d.kind::text as kind, d.happened_on::text as "happenedOn",
      provider.name as "providerName"
    from unread
    join provider_deviations d on d.municipality_id = unread.municipality_id and d.id = unread.id
    join cases c on c.municipality_id = d.municipality_id and c.id = d.case_id
    ${personJoins(actor)}
    join organisations provider on provider.id = d.provider_id
    order by unread.place`;
  const rows = found.map((each) => row.parse(each));
  return {
    DEVIATION: {
      count: rows[0]?.total ?? 0,
      rows: rows.map(({ deviationId, kind, happenedOn, providerName, ...each }) => ({
        person: toPerson(each, actor),
        deviationId,
        kind,
        happenedOn,
        providerName,
      })),
    },
  };
}
