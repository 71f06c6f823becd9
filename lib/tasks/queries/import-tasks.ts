import { z } from 'zod';
import type { Db } from '@/lib/platform/database';
import type { TaskPage } from '../task-page';
import type { Found, TaskView } from './task-view';

const waitingImport = z.object({
  total: z.coerce.number(),
  importId: z.string(),
  fileName: z.string(),
  state: z.enum(['RECEIVING', 'CHECKED']),
  uploadedByName: z.string().nullable(),
  uploadedAt: z.coerce.date(),
  rows: z.int(),
  toCreate: z.int(),
  toChange: z.int(),
  faulty: z.int(),
});

/** Files that have been sent in and not yet carried through or discarded, the oldest first. */
export async function findImportTasks(db: Db, { actor, keys, most }: TaskView): Promise<Found> {
  if (!keys.has('IMPORT')) return {};
  const found = await db.$queryRaw<unknown[]>`
    select count(*) over () as total, i.id as "importId", i.file_name as "fileName", i.state, u.name as "uploadedByName",
      i.uploaded_at as "uploadedAt", i.rows, i.to_create as "toCreate", i.to_change as "toChange", i.faulty
    from caseload_imports i left join user_accounts u on u.id = i.uploaded_by
    where i.municipality_id = any (${actor.municipalityIds}::uuid[]) and i.state in ('RECEIVING', 'CHECKED')
    order by i.uploaded_at, i.id
    limit ${most}`;
  const rows = found.map((each) => waitingImport.parse(each));
  return {
    IMPORT: {
      count: rows[0]?.total ?? 0,
      rows: rows.map(({ total: _, uploadedAt, uploadedByName, ...rest }) => ({
        ...rest,
        uploadedByName: uploadedByName ?? '',
        uploadedAt: uploadedAt.toISOString(),
      })),
    },
  };
}

const confirmedImport = z.object({
  fileName: z.string(),
  confirmedByName: z.string().nullable(),
  confirmedAt: z.coerce.date(),
  created: z.int(),
  changed: z.int(),
});

/** The last import that was carried through; null when there has been none. */
export async function findLastImport(db: Db, { actor }: TaskView): Promise<TaskPage['lastImport']> {
  const found = await db.$queryRaw<unknown[]>`
    select i.file_name as "fileName", u.name as "confirmedByName", i.confirmed_at as "confirmedAt", i.to_create as created,
      i.to_change as changed
    from caseload_imports i left join user_accounts u on u.id = i.confirmed_by
    where i.municipality_id = any (${actor.municipalityIds}::uuid[]) and i.state = 'CONFIRMED' and i.confirmed_at is not null
    order by i.confirmed_at desc
    limit 1`;
  const [last] = found.map((each) => confirmedImport.parse(each));
  return last
    ? { ...last, confirmedByName: last.confirmedByName ?? '', confirmedAt: last.confirmedAt.toISOString() }
    : null;
}
