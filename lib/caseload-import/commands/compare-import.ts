import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { type Db, Prisma, withActor } from '@/lib/platform/database';
import { Refusal } from '@/lib/platform/refusal';
import { planForWholeFiles } from '../queries/plan-for-whole-files';
import type { RowFaultReason } from '../rules/caseload-row';
import type { ColumnKey } from '../rules/columns';
import type { ImportProgress } from '../rules/import-progress';
import { BATCH_ROWS } from '../rules/limits';
import { type ComparedRow, compareLines, loadKeptLines } from './compare-rows';
import { importActor } from './import-actor';
import { type ImportPlace, lockImport } from './lock-import';

const WHOLE_FILE_TIMEOUT_MS = 120_000;

export interface CompareInput {
  importId: string;
  tell: (progress: ImportProgress) => void;
  signal: AbortSignal;
}

/**
 * Compares the kept rows of an import with what the database holds now, and leaves it ready to be confirmed. Also run anew, without
 * a new upload, when cases have changed since. Whatever was found before is forgotten first.
 *
 * @throws Refusal 'importNotOpen' when it is confirmed or discarded already, 'importCancelled' when the one who asked has gone
 */
export async function compareImport({ actor, today, now }: CommandContext, input: CompareInput): Promise<void> {
  const system = importActor(actor);
  const place = { municipalityId: system.municipalityId, importId: input.importId };
  const total = await withActor(
    system,
    async (db) => {
      await lockImport(db, place, ['RECEIVING', 'CHECKED']);
      // Until it is compared it cannot be confirmed.
      await db.caseloadImport.update({
        where: { municipalityId_id: { municipalityId: place.municipalityId, id: place.importId } },
        data: { state: 'RECEIVING' },
      });
      return prepareRows(db, place);
    },
    { timeoutMs: WHOLE_FILE_TIMEOUT_MS },
  );

  let done = 0;
  for (let afterLine = 0; ; ) {
    if (input.signal.aborted) throw new Refusal('importCancelled');
    const lastLine = await withActor(system, async (db) => {
      const lines = await loadKeptLines(db, { ...place, afterLine, limit: BATCH_ROWS });
      await writeOutcomes(db, place, await compareLines(db, lines, { ...place, today }));
      done += lines.length;
      return lines.at(-1)?.line;
    });
    if (lastLine === undefined) break;
    input.tell({ phase: 'comparing', done, total, rows: done });
    afterLine = lastLine;
  }

  const finish = async (db: Db) => {
    await lockImport(db, place, ['RECEIVING']);
    const counts = await countOutcomes(db, place);
    await db.caseloadImport.update({
      where: { municipalityId_id: { municipalityId: place.municipalityId, id: place.importId } },
      data: { ...counts, state: 'CHECKED' },
    });
    await recordAudit(
      db,
      system,
      {
        action: 'caseload-import.check',
        municipalityId: place.municipalityId,
        subjectId: place.importId,
        detail: counts,
      },
      now,
    );
  };
  await withActor(system, finish, { timeoutMs: WHOLE_FILE_TIMEOUT_MS });
}

/** The lines before and after that have the same value: '12', '12, 40', or nothing when it stands there once. */
function nearestLines(column: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`concat_ws(', ', lag(line) over (partition by ${column} order by line), lead(line) over (partition by ${column} order by line))`;
}

/** A fault that names the other lines of `twice`. */
function faultOf(column: ColumnKey, reason: RowFaultReason): Prisma.Sql {
  return Prisma.sql`jsonb_build_array(jsonb_build_object('column', ${column}::text, 'reason', ${reason}::text, 'detail', twice.others))`;
}

/** Forgets an earlier comparison and finds what stands in the file twice. Returns how many rows are left to compare. */
async function prepareRows(db: Db, { municipalityId, importId }: ImportPlace): Promise<number> {
  await planForWholeFiles(db);
  await db.$executeRaw`
    update caseload_import_rows set outcome = 'UNCHANGED', faults = '[]', notes = '[]', changes = '[]', case_id = null
    where municipality_id = ${municipalityId}::uuid and import_id = ${importId}::uuid and data is not null
      and (outcome <> 'UNCHANGED' or faults <> '[]' or notes <> '[]' or case_id is not null)`;
  // Which of two rows is right cannot be known, so all are faults. The nearest others are enough to find them.
  await db.$executeRaw`
    with twice as (
      select line, others from (
        select line, ${nearestLines(Prisma.sql`identity_number`)} as others from caseload_import_rows
        where municipality_id = ${municipalityId}::uuid and import_id = ${importId}::uuid and identity_number is not null) counted
      where others <> ''
    )
    update caseload_import_rows r set outcome = 'FAULTY', faults = r.faults || ${faultOf('identityNumber', 'duplicateIdentityNumber')}
    from twice where r.municipality_id = ${municipalityId}::uuid and r.import_id = ${importId}::uuid and r.line = twice.line`;
  await db.$executeRaw`
    with twice as (
      select line, others from (
        select line, ${nearestLines(Prisma.sql`case_number`)} as others,
          min(coalesce(identity_number, line::text)) over (partition by case_number) as first_person,
          max(coalesce(identity_number, line::text)) over (partition by case_number) as last_person
        from caseload_import_rows
        where municipality_id = ${municipalityId}::uuid and import_id = ${importId}::uuid and case_number is not null) counted
      where first_person <> last_person
    )
    update caseload_import_rows r set outcome = 'FAULTY', faults = r.faults || ${faultOf('caseNumber', 'duplicateCaseNumber')}
    from twice where r.municipality_id = ${municipalityId}::uuid and r.import_id = ${importId}::uuid and r.line = twice.line`;
  await db.$executeRaw`
    with faulty as (
      select line, identity_number::char(12) as identity_number, case_number from caseload_import_rows
      where municipality_id = ${municipalityId}::uuid and import_id = ${importId}::uuid and outcome = 'FAULTY'
        and (identity_number is not null or case_number is not null)
    ), found as (
      select f.line, c.id from faulty f
      join persons p on p.municipality_id = ${municipalityId}::uuid and p.identity_number = f.identity_number
      join cases c on c.municipality_id = p.municipality_id and c.person_id = p.id and c.closed_on is null
      union
      select f.line, c.id from faulty f
      join cases c on c.municipality_id = ${municipalityId}::uuid and c.number = f.case_number and c.closed_on is null
    )
    update caseload_import_rows r set case_id = found.id from found
    where r.municipality_id = ${municipalityId}::uuid and r.import_id = ${importId}::uuid and r.line = found.line`;
  const [counted] = await db.$queryRaw<{ total: number }[]>`
    select count(*)::int as total from caseload_import_rows
    where municipality_id = ${municipalityId}::uuid and import_id = ${importId}::uuid and outcome <> 'FAULTY'`;
  return counted?.total ?? 0;
}

async function writeOutcomes(
  db: Db,
  { municipalityId, importId }: ImportPlace,
  compared: readonly ComparedRow[],
): Promise<void> {
  const outcomes = compared
    .filter(({ outcome, notes, known }) => outcome !== 'UNCHANGED' || notes.length > 0 || known)
    .map(({ line, outcome, changes, faults, notes, known }) => ({
      line,
      outcome,
      changes,
      faults,
      notes,
      case_id: known?.caseId ?? null,
    }));
  if (outcomes.length === 0) return;
  await db.$executeRaw`
    update caseload_import_rows r
    set outcome = o.outcome, changes = o.changes, faults = o.faults, notes = o.notes, case_id = o.case_id
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as o(
      line int, outcome import_outcome, changes jsonb, faults jsonb, notes jsonb, case_id uuid)
    where r.municipality_id = ${municipalityId}::uuid and r.import_id = ${importId}::uuid and r.line = o.line`;
}

async function countOutcomes(db: Db, { municipalityId, importId }: ImportPlace) {
  await planForWholeFiles(db);
  const [counts] = await db.$queryRaw<
    Record<'rows' | 'toCreate' | 'toChange' | 'unchanged' | 'faulty' | 'noted' | 'missing', number>[]
  >`
    select count(*)::int as rows,
      count(*) filter (where outcome = 'CREATE')::int as "toCreate",
      count(*) filter (where outcome = 'CHANGE')::int as "toChange",
      count(*) filter (where outcome = 'UNCHANGED')::int as unchanged,
      count(*) filter (where outcome = 'FAULTY')::int as faulty,
      count(*) filter (where notes <> '[]')::int as noted,
      (select count(*)::int from cases c where c.municipality_id = ${municipalityId}::uuid and c.closed_on is null
        and not exists (select 1 from caseload_import_rows m where m.municipality_id = c.municipality_id
          and m.import_id = ${importId}::uuid and m.case_id = c.id)) as missing
    from caseload_import_rows
    where municipality_id = ${municipalityId}::uuid and import_id = ${importId}::uuid`;
  if (!counts) throw new Refusal('notFound');
  return counts;
}
