import { createByteSurvey, decodeText, type TextEncoding } from '@/lib/csv';
import { type CsvRecord, readLines, readRecords, takeHeading } from '@/lib/csv/server';
import { Refusal } from '@/lib/platform/refusal';
import { REGISTER_COLUMNS, type RegisterColumn } from '../rules/register-columns';
import { LARGEST_REGISTER_BYTES, LARGEST_REGISTER_MEGABYTES, MOST_REGISTER_ROWS } from '../rules/register-limits';
import { createServiceFinder, type ParsedRegisterRow, parseRegisterRow } from '../rules/register-row';

const BATCH_ROWS = 500;

/** A register file as it was sent. */
export interface RegisterFile {
  bytes: Uint8Array;
  encoding: TextEncoding;
}

export interface ReadRegister {
  rows: ParsedRegisterRow[];
  encoding: TextEncoding;
  delimiter: string;
  /** Headings that mean nothing here. */
  ignored: string[];
}

/** Takes an upload into memory and finds out how it is written. @throws Refusal 'providerImportTooLarge', or when it is no text */
export async function receiveRegister(body: AsyncIterable<Uint8Array> | null): Promise<RegisterFile> {
  const survey = createByteSurvey();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > LARGEST_REGISTER_BYTES) throw registerTooLargeRefusal();
    survey.feed(chunk);
    chunks.push(chunk);
  }
  const kind = survey.decide();
  if (!kind.ok) throw new Refusal(kind.reason);
  return { bytes: Buffer.concat(chunks), encoding: kind.encoding };
}

/** The refusal of a file that is larger than the limit, which it names. */
export function registerTooLargeRefusal(): Refusal {
  return new Refusal('providerImportTooLarge', { limit: String(LARGEST_REGISTER_MEGABYTES) });
}

/**
 * Reads the rows of a register file, the faulty ones too.
 * @throws Refusal when the heading is no register's, or there are no rows, or more than a register has
 */
export async function readRegister(
  { bytes, encoding }: RegisterFile,
  services: readonly { code: string; name: string }[],
): Promise<ReadRegister> {
  const lines = readLines(decodeText(once(bytes), encoding));
  const { delimiter, keys, ignored } = await takeHeading<RegisterColumn>(lines, REGISTER_COLUMNS);
  const settings = { keys, findService: createServiceFinder(services) };
  const rows: ParsedRegisterRow[] = [];
  for await (const batch of readRecords(lines, { delimiter, columns: keys.length, size: BATCH_ROWS })) {
    rows.push(...batch.map((record) => parseRecord(record, settings)));
    if (rows.length > MOST_REGISTER_ROWS) {
      throw new Refusal('providerImportTooManyRows', { limit: String(MOST_REGISTER_ROWS) });
    }
  }
  if (rows.length === 0) throw new Refusal('providerImportNoRows');
  return { rows, encoding, delimiter, ignored };
}

function parseRecord(record: CsvRecord, settings: Parameters<typeof parseRegisterRow>[1]): ParsedRegisterRow {
  if ('fields' in record) return parseRegisterRow(record, settings);
  return {
    line: record.line,
    names: { provider: '', providerCode: '', site: '', municipalityCode: '' },
    row: null,
    faults: [{ column: null, reason: record.fault }],
  };
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}
