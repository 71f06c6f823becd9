import { z } from 'zod';
import { type Db, Prisma } from '@/lib/platform/database';
import type { KeptRow } from '../commands/compare-rows';
import type { ImportPlace } from '../commands/lock-import';
import type { ChangedField, RowChange, RowFault, RowNote } from '../rules/caseload-row';
import type { ImportList, ImportListRows, ListedPerson, ShownChange } from '../rules/import-view';
import { ROWS_PER_PAGE } from '../rules/limits';
import { planForWholeFiles } from './plan-for-whole-files';

type Asked = ImportPlace & { list: ImportList; page: number; uploadedAt: Date };

const HIDDEN_OF_PROTECTED: ChangedField[] = ['identityNumber', 'givenName', 'familyName', 'childrenBornOn'];

const CONDITIONS: Record<Exclude<ImportList, 'saknas'>, Prisma.Sql> = {
  fel: Prisma.sql`outcome = 'FAULTY'`,
  andras: Prisma.sql`outcome = 'CHANGE'`,
  skapas: Prisma.sql`outcome = 'CREATE'`,
  noteringar: Prisma.sql`notes <> '[]'`,
};

const keptRow = z.object({
  line: z.number(),
  caseNumber: z.string().nullable(),
  isProtected: z.boolean(),
  data: z.custom<KeptRow>().nullable(),
  changes: z.array(z.custom<RowChange>()),
  faults: z.array(z.custom<RowFault>()),
  notes: z.array(z.custom<RowNote>()),
});

/** One page of a list, in the order of the file. */
export async function loadImportRows(db: Db, asked: Asked): Promise<ImportListRows> {
  const { list } = asked;
  if (list === 'saknas') return { list, rows: await loadMissing(db, asked) };
  const rows = await loadRows(db, asked, CONDITIONS[list]);
  switch (list) {
    case 'fel':
      return { list, rows: rows.map(({ line, faults }) => ({ line, faults })) };
    case 'andras':
      return {
        list,
        rows: rows.map((row) => ({
          line: row.line,
          ...personOf(row),
          changes: row.changes.map((change) => showChange(change, row)),
        })),
      };
    case 'skapas':
      return { list, rows: rows.map((row) => ({ line: row.line, ...personOf(row), ...newCaseOf(row) })) };
    case 'noteringar':
      return {
        list,
        rows: rows.map((row) => ({ line: row.line, ...(row.data ? personOf(row) : {}), notes: row.notes })),
      };
  }
}

async function loadRows(db: Db, { municipalityId, importId, page }: Asked, condition: Prisma.Sql) {
  const rows = await db.$queryRaw<unknown[]>`
    select r.line, r.case_number as "caseNumber", r.data, r.changes, r.faults, r.notes,
      coalesce(r.data->'row'->>'protection', 'NONE') <> 'NONE' or coalesce(c.protection, 'NONE') <> 'NONE' as "isProtected"
    from (select * from caseload_import_rows
      where municipality_id = ${municipalityId}::uuid and import_id = ${importId}::uuid and ${condition}
      order by line limit ${ROWS_PER_PAGE} offset ${(page - 1) * ROWS_PER_PAGE}) r
    left join cases c on c.municipality_id = r.municipality_id and c.id = r.case_id
    order by r.line`;
  return rows.map((row) => keptRow.parse(row));
}

type Kept = z.output<typeof keptRow>;

function personOf({ data, caseNumber, isProtected }: Kept): ListedPerson {
  const name = data && !isProtected ? `${data.row.givenName} ${data.row.familyName}` : null;
  return { name, isProtected, caseNumber: caseNumber ?? '' };
}

function newCaseOf({ data }: Kept) {
  return {
    unit: data?.row.unit.name ?? '',
    officer: data?.row.responsible?.name ?? null,
    hasAssessment: data?.row.assessment !== undefined,
    isRegistered: Boolean(data?.row.registeredSince),
  };
}

function showChange(change: RowChange, { isProtected }: Kept): ShownChange {
  const isHidden = change.field === 'abilityReason' || (isProtected && HIDDEN_OF_PROTECTED.includes(change.field));
  return isHidden ? { ...change, from: null, to: null, isHidden } : { ...change, isHidden };
}

const missingCase = z.object({
  caseId: z.string(),
  caseNumber: z.string(),
  name: z.string().nullable(),
  isProtected: z.boolean(),
  unit: z.string(),
  officer: z.string().nullable(),
});

/** Open cases that no row of the file is about, as far as no later import has touched them. */
async function loadMissing(db: Db, { municipalityId, importId, page, uploadedAt }: Asked) {
  await planForWholeFiles(db);
  const rows = await db.$queryRaw<unknown[]>`
    select c.id as "caseId", c.number as "caseNumber", c.protection <> 'NONE' as "isProtected",
      case when c.protection = 'NONE' then p.given_name || ' ' || p.family_name end as name, u.name as unit, o.name as officer
    from cases c
    join persons p on p.municipality_id = c.municipality_id and p.id = c.person_id
    join units u on u.municipality_id = c.municipality_id and u.id = c.unit_id
    left join user_accounts o on o.id = c.responsible_user_id
    left join caseload_imports i on i.municipality_id = c.municipality_id and i.id = c.last_import_id
    where c.municipality_id = ${municipalityId}::uuid and c.closed_on is null and (i.id is null or i.uploaded_at <= ${uploadedAt})
      and not exists (select 1 from caseload_import_rows m
        where m.municipality_id = c.municipality_id and m.import_id = ${importId}::uuid and m.case_id = c.id)
    order by u.name, c.number limit ${ROWS_PER_PAGE} offset ${(page - 1) * ROWS_PER_PAGE}`;
  return rows.map((row) => missingCase.parse(row));
}
