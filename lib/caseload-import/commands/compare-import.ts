import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { type Db, withActor } from '@/lib/platform/database';
import { Refusal } from '@/lib/platform/refusal';
import type { ImportProgress } from '../rules/import-progress';
import { BATCH_ROWS } from '../rules/limits';
import { compareLines, type ComparedRow, loadKeptLines } from './compare-rows';
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
    input.tell({ phase: 'comparing', done, total, rows: done });
    if (lastLine === undefined) break;
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
      { action: 'caseload-import.check', municipalityId: place.municipalityId, subjectId: place.importId, detail: counts },
      now,
    );
  };
  await withActor(system, finish, { timeoutMs: WHOLE_FILE_TIMEOUT_MS });
}

/** Forgets an earlier comparison and finds what stands in the file twice. Returns how many rows are left to compare. */
async function prepareRows(db: Db, { municipalityId, importId }: ImportPlace): Promise<number> {
  await db.$executeRaw`
    update caseload_import_rows set outcome = 'UNCHANGED', faults = '[]', notes = '[]', changes = '[]', case_id = null
    where municipality_id = ${municipalityId}::uuid and import_id = ${importId}::uuid and data is not null
      and (outcome <> 'UNCHANGED' or faults <> '[]' or notes <> '[]' or case_id is not null)`;
  // Which of two rows is right cannot be known, so both are faults. Five other lines are enough to find them.
  await db.$executeRaw`
    with own as (
      select line, identity_number, case_number from caseload_import_rows
      where municipality_id = ${municipalityId}::uuid and import_id = ${importId}::uuid
    ), twice as (
      select identity_number, array_agg(line order by line) as lines from own
      where identity_number is not null group by identity_number having count(*) > 1
    )
    update caseload_import_rows r set outcome = 'FAULTY', faults = r.faults || jsonb_build_array(jsonb_build_object(
      'column', 'identityNumber', 'reason', 'duplicateIdentityNumber',
      'detail', (select string_agg(l::text, ', ' order by l) from (select l from unnest(twice.lines) l where l <> r.line order by l limit 5) others)))
    from twice
    where r.municipality_id = ${municipalityId}::uuid and r.import_id = ${importId}::uuid and r.identity_number = twice.identity_number`;
  await db.$executeRaw`
    with own as (
      select line, identity_number, case_number from caseload_import_rows
      where municipality_id = ${municipalityId}::uuid and import_id = ${importId}::uuid
    ), twice as (
      select case_number, array_agg(line order by line) as lines from own
      where case_number is not null group by case_number having count(distinct coalesce(identity_number, line::text)) > 1
    )
    update caseload_import_rows r set outcome = 'FAULTY', faults = r.faults || jsonb_build_array(jsonb_build_object(
      'column', 'caseNumber', 'reason', 'duplicateCaseNumber',
      'detail', (select string_agg(l::text, ', ' order by l) from (select l from unnest(twice.lines) l where l <> r.line order by l limit 5) others)))
    from twice
    where r.municipality_id = ${municipalityId}::uuid and r.import_id = ${importId}::uuid and r.case_number = twice.case_number`;
  // A faulty row still tells that its person has not left the file.
  await db.$executeRaw`
    update caseload_import_rows r set case_id = c.id
    from persons p join cases c on c.municipality_id = p.municipality_id and c.person_id = p.id and c.closed_on is null
    where r.municipality_id = ${municipalityId}::uuid and r.import_id = ${importId}::uuid and r.outcome = 'FAULTY'
      and p.municipality_id = r.municipality_id and p.identity_number = r.identity_number::char(12)`;
  await db.$executeRaw`
    update caseload_import_rows r set case_id = c.id from cases c
    where r.municipality_id = ${municipalityId}::uuid and r.import_id = ${importId}::uuid and r.outcome = 'FAULTY' and r.case_id is null
      and c.municipality_id = r.municipality_id and c.number = r.case_number and c.closed_on is null`;
  const [counted] = await db.$queryRaw<{ total: number }[]>`
    select count(*)::int as total from caseload_import_rows
    where municipality_id = ${municipalityId}::uuid and import_id = ${importId}::uuid and outcome <> 'FAULTY'`;
  return counted?.total ?? 0;
}

async function writeOutcomes(db: Db, { municipalityId, importId }: ImportPlace, compared: readonly ComparedRow[]): Promise<void> {
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
  const [counts] = await db.$queryRaw<Record<'rows' | 'toCreate' | 'toChange' | 'unchanged' | 'faulty' | 'noted' | 'missing', number>[]>`
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
