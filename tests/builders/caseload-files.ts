import type { Actor } from '@/lib/access';
import { COLUMNS, type ColumnKey, type ConfirmImport, headingOf, type ImportProgress } from '@/lib/caseload-import';
import { checkImport, confirmImport, receiveFile } from '@/lib/caseload-import/server';
import { ownerClient } from '../database';
import { testIdentityNumber } from './cases';
import { contextOf } from './world';

/** One row of a caseload file; columns that no row has are not in the file. */
export type FileRow = Partial<Record<ColumnKey, string>>;

let sequence = 5000;

/** A sound row about a new person in Almby's north, and what is to be otherwise. */
export function fileRow(more: FileRow = {}): FileRow {
  sequence += 1;
  return {
    identityNumber: testIdentityNumber(sequence),
    givenName: 'Åsa',
    familyName: 'Öberg',
    caseNumber: `F-${sequence}`,
    unit: 'Enhet Norr',
    officer: 'sara.holm@almby.example',
    assistanceFrom: '2026-03',
    ...more,
  };
}

/** A caseload file as text, with the columns that the rows have. */
export function caseloadFile(rows: FileRow[]): string {
  const keys = COLUMNS.map(({ key }) => key).filter((key) => rows.some((row) => row[key] !== undefined));
  const lines = [keys.map(headingOf), ...rows.map((row) => keys.map((key) => row[key] ?? ''))];
  return lines.map((fields) => `${fields.join(';')}\r\n`).join('');
}

interface Upload {
  name?: string;
  tell?: (progress: ImportProgress) => void;
  signal?: AbortSignal;
  moment?: { now?: Date; today?: string };
}

/** Uploads a file as its actor and gives the id of the checked import. */
export async function uploadFile(
  actor: Actor,
  content: string | AsyncIterable<Uint8Array>,
  upload: Upload = {},
): Promise<string> {
  const body = typeof content === 'string' ? bytesOf(content) : content;
  const file = await receiveFile({ name: upload.name ?? 'caseload.csv', body });
  const { tell = () => undefined, signal = new AbortController().signal } = upload;
  return checkImport(contextOf(actor, upload.moment), file, { tell, signal }).finally(file.forget);
}

/** Confirms a checked import as its actor. */
export function confirmFile(
  actor: Actor,
  importId: string,
  { mode = 'SOUND_ROWS', ...moment }: { mode?: ConfirmImport['mode']; now?: Date; today?: string } = {},
): Promise<void> {
  return confirmImport(contextOf(actor, moment), { importId, mode, tell: () => undefined });
}

/** What is really in the database, past row-level security. */
export async function query(text: string, values: unknown[] = []) {
  const client = await ownerClient();
  return (await client.query(text, values)).rows;
}

/** The counts and the state of an import. */
export async function importRecord(importId: string) {
  const rows = await query(
    'select state, failure, rows, to_create, to_change, unchanged, faulty, missing, noted, encoding, delimiter from caseload_imports where id = $1',
    [importId],
  );
  return rows[0];
}

async function* bytesOf(text: string) {
  yield new TextEncoder().encode(text);
}
