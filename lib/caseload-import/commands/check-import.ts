import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { type CsvRecord, readLines, readRecords, takeHeading } from '@/lib/csv/server';
import { type Db, withActor } from '@/lib/platform/database';
import { Refusal } from '@/lib/platform/refusal';
import { loadReference } from '../queries/load-reference';
import { type CaseloadReference, indexReference } from '../rules/caseload-reference';
import { COLUMNS, type ColumnKey } from '../rules/columns';
import type { ImportProgress } from '../rules/import-progress';
import { BATCH_ROWS } from '../rules/limits';
import { type ParsedRow, parseRow } from '../rules/parse-row';
import { compareImport } from './compare-import';
import { abandonImport, sweepImports } from './empty-rows';
import { importActor } from './import-actor';
import type { ReceivedFile } from './receive-file';

interface CheckOptions {
  tell: (progress: ImportProgress) => void;
  /** Aborted when the one who asked has gone: the check stops and leaves nothing. */
  signal: AbortSignal;
}

/**
 * The dry run: reads the file row by row, keeps what each row would do, and writes nothing to persons or cases. Holds some
 * hundred rows at a time. Returns the id of the import, ready to be confirmed or discarded.
 *
 * @throws Refusal when the heading is no caseload's, the file has no rows, or the one who asked has gone
 */
export async function checkImport(context: CommandContext, file: ReceivedFile, options: CheckOptions): Promise<string> {
  const system = importActor(context.actor);
  const { municipalityId } = system;
  let bytesRead = 0;
  const lines = readLines(file.readText((bytes) => (bytesRead = bytes)));
  const heading = await takeHeading<ColumnKey>(lines, COLUMNS);
  const reference = await withActor(system, (db) => loadReference(db, municipalityId));

  const importId = await withActor(system, async (db) => {
    await sweepImports(db, { municipalityId, now: context.now });
    const started = await db.caseloadImport.create({
      data: {
        municipalityId,
        fileName: file.name,
        fileSha256: file.sha256,
        encoding: file.encoding,
        delimiter: heading.delimiter,
        ignoredColumns: heading.ignored,
        absentColumns: heading.absent,
        uploadedBy: context.actor.userId,
        uploadedAt: context.now,
      },
    });
    await recordAudit(
      db,
      system,
      { action: 'caseload-import.upload', municipalityId, subjectId: started.id },
      context.now,
    );
    return started.id;
  });

  try {
    const rows = await keepRows();
    if (rows === 0) throw new Refusal('importNoRows');
    await compareImport(context, { importId, ...options });
    return importId;
  } catch (error) {
    const failure = error instanceof Refusal ? error.reason : 'unexpected';
    await withActor(system, (db) => abandonImport(db, { municipalityId, importId, failure }));
    throw error;
  }

  async function keepRows(): Promise<number> {
    const parse = createRowParser(reference, heading.keys, context.today);
    let rows = 0;
    const batches = readRecords(lines, {
      delimiter: heading.delimiter,
      columns: heading.keys.length,
      size: BATCH_ROWS,
    });
    for await (const batch of batches) {
      if (options.signal.aborted) throw new Refusal('importCancelled');
      await withActor(system, (db) => insertRows(db, { municipalityId, importId }, batch.map(parse)));
      rows += batch.length;
      options.tell({ phase: 'reading', done: bytesRead, total: file.bytes, rows });
    }
    return rows;
  }
}

function createRowParser(reference: CaseloadReference, keys: (ColumnKey | null)[], today: string) {
  const settings = { keys, reference: indexReference(reference), today };
  return (record: CsvRecord): ParsedRow & { line: number } =>
    'fields' in record
      ? { line: record.line, ...parseRow(record.fields, settings) }
      : {
          line: record.line,
          row: null,
          identityNumber: null,
          caseNumber: null,
          faults: [{ column: null, reason: record.fault }],
          notes: [],
        };
}

async function insertRows(
  db: Db,
  { municipalityId, importId }: { municipalityId: string; importId: string },
  rows: (ParsedRow & { line: number })[],
): Promise<void> {
  const kept = rows.map(({ line, row, identityNumber, caseNumber, faults, notes }) => ({
    line,
    outcome: row ? 'UNCHANGED' : 'FAULTY',
    identity_number: identityNumber,
    case_number: caseNumber,
    data: row ? { row, notes } : null,
    faults,
  }));
  await db.$executeRaw`
    insert into caseload_import_rows (municipality_id, import_id, line, outcome, identity_number, case_number, data, faults)
    select ${municipalityId}::uuid, ${importId}::uuid, r.line, r.outcome, r.identity_number, r.case_number, r.data, r.faults
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as r(
      line int, outcome import_outcome, identity_number text, case_number text, data jsonb, faults jsonb)`;
}
