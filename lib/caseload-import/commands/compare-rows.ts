import { z } from 'zod';
import type { Db } from '@/lib/platform/database';
import type { IsoDay } from '@/lib/time';
import { loadKnownCases } from '../queries/load-known-cases';
import type { CaseloadRow, RowNote } from '../rules/caseload-row';
import { type Comparison, compareRow, type KnownCase } from '../rules/compare-row';

/** What a sound row carries between the check and the confirmation. */
export interface KeptRow {
  row: CaseloadRow;
  /** Said when the row was read; what the comparison adds comes after. */
  notes: RowNote[];
}

export interface ComparedRow extends Comparison {
  line: number;
  row: CaseloadRow;
}

const keptLine = z.object({
  line: z.number(),
  data: z.custom<KeptRow>((value) => typeof value === 'object' && value !== null),
});
export type KeptLine = z.output<typeof keptLine>;

interface Place {
  municipalityId: string;
  importId: string;
  afterLine: number;
  limit: number;
}

/** The next sound rows of an import in the order of the file. */
export async function loadKeptLines(
  db: Db,
  { municipalityId, importId, afterLine, limit }: Place,
): Promise<KeptLine[]> {
  const rows = await db.$queryRaw<unknown[]>`
    select line, data from caseload_import_rows
    where municipality_id = ${municipalityId}::uuid and import_id = ${importId}::uuid and line > ${afterLine}
      and data is not null and outcome <> 'FAULTY'
    order by line limit ${limit}`;
  return rows.map((row) => keptLine.parse(row));
}

/** Compares some hundred rows with what the database holds now, in two queries. */
export async function compareLines(
  db: Db,
  lines: readonly KeptLine[],
  { municipalityId, today, lock }: { municipalityId: string; today: IsoDay; lock?: boolean },
): Promise<ComparedRow[]> {
  const known = await loadKnownCases(db, {
    municipalityId,
    identityNumbers: lines.map(({ data }) => data.row.identityNumber),
    caseNumbers: lines.map(({ data }) => data.row.caseNumber),
    lock,
  });
  const ofPerson = Map.groupBy(known, ({ identityNumber }) => identityNumber);
  const ofNumber = new Map(known.map((each) => [each.caseNumber, each]));
  return lines.map(({ line, data }) => {
    const candidates = new Set<KnownCase>(ofPerson.get(data.row.identityNumber));
    const numbered = ofNumber.get(data.row.caseNumber);
    if (numbered) candidates.add(numbered);
    const comparison = compareRow(data.row, [...candidates], { today });
    return { line, row: data.row, ...comparison, notes: [...data.notes, ...comparison.notes] };
  });
}
