import { parse } from 'csv-parse/sync';
import type { Delimiter } from '../rules/delimiter';

/** One physical line of a file, counted from 1. */
export interface TextLine {
  line: number;
  text: string;
}

/** Why a row of a file cannot be read at all. */
export type RecordFault = 'unbalancedQuotes' | 'lineTooLong';

/** A row of a file: its fields, or why it has none. */
export type CsvRecord = { line: number; fields: string[] } | { line: number; fault: RecordFault };

const LONGEST_LINE = 64 * 1024;
const MOST_LINES_OF_A_RECORD = 20;
const NEWLINE = /\r\n|\n|\r/g;

/**
 * The lines of a text that comes in pieces; CRLF, LF and CR may be mixed. What goes beyond 64 k characters of a line is
 * dropped, so that a file without line breaks does not fill the memory.
 */
export async function* readLines(pieces: AsyncIterable<string>): AsyncGenerator<TextLine, void, undefined> {
  let line = 0;
  let rest = '';
  for await (const piece of pieces) {
    let text = rest + piece;
    // A CR at the end may be half of a CRLF.
    const held = text.endsWith('\r') ? '\r' : '';
    if (held) text = text.slice(0, -1);
    let start = 0;
    for (const { index, 0: newline } of text.matchAll(NEWLINE)) {
      line += 1;
      yield { line, text: text.slice(start, index) };
      start = index + newline.length;
    }
    rest = text.slice(start, start + LONGEST_LINE + 1) + held;
  }
  if (rest !== '' && rest !== '\r') yield { line: line + 1, text: rest.replace(/\r$/, '') };
}

/**
 * The rows of a file, some hundred at a time. A quoted field may hold line breaks. A quote that is never closed costs its own row
 * and no other: the row is a fault, and reading goes on with the next line.
 */
export async function* readRecords(
  lines: AsyncIterator<TextLine>,
  {
    delimiter,
    columns,
    size,
  }: { delimiter: Delimiter /** How many columns the heading has. */; columns: number; size: number },
): AsyncGenerator<CsvRecord[], void, undefined> {
  const waiting: TextLine[] = [];
  const nextLine = async () => waiting.shift() ?? (await lines.next()).value ?? null;
  let batch: (TextLine | CsvRecord)[] = [];

  for (let first = await nextLine(); first !== null; first = await nextLine()) {
    if (first.text.trim() === '') continue;
    batch.push(await readRecord(first));
    if (batch.length >= size) {
      yield splitFields(batch, delimiter);
      batch = [];
    }
  }
  if (batch.length > 0) yield splitFields(batch, delimiter);

  async function readRecord(first: TextLine): Promise<TextLine | CsvRecord> {
    if (first.text.length > LONGEST_LINE) return { line: first.line, fault: 'lineTooLong' };
    const more: TextLine[] = [];
    let text = first.text;
    while (hasOpenQuote(text) && more.length < MOST_LINES_OF_A_RECORD) {
      const next = await nextLine();
      if (next === null) break;
      more.push(next);
      text += `\n${next.text}`;
    }
    if (more.length === 0) return hasOpenQuote(text) ? { line: first.line, fault: 'unbalancedQuotes' } : first;
    // A whole row has all its columns; one that has swallowed the beginning of another has fewer.
    const fields = hasOpenQuote(text) ? null : parseFields(text, { delimiter, isLenient: false });
    if (fields && fields.length >= columns && lastFilled(fields) <= columns) return { line: first.line, fields };
    waiting.unshift(...more);
    return { line: first.line, fault: 'unbalancedQuotes' };
  }
}

function hasOpenQuote(text: string): boolean {
  let count = 0;
  for (let index = text.indexOf('"'); index >= 0; index = text.indexOf('"', index + 1)) count += 1;
  return count % 2 === 1;
}

function lastFilled(fields: readonly string[]): number {
  return fields.findLastIndex((field) => field.trim() !== '') + 1;
}

function splitFields(batch: (TextLine | CsvRecord)[], delimiter: Delimiter): CsvRecord[] {
  const texts = batch.filter((record): record is TextLine => 'text' in record);
  const together = parseAll(texts.map(({ text }) => text).join('\n'), { delimiter, isLenient: true });
  // One row with its quotes in the wrong place may have swallowed others: then each is read by itself.
  const isWhole = together?.length === texts.length;
  let position = 0;
  return batch
    .map((record): CsvRecord => {
      if (!('text' in record)) return record;
      const fields = isWhole ? together[position] : parseFields(record.text, { delimiter, isLenient: true });
      position += 1;
      return fields ? { line: record.line, fields } : { line: record.line, fault: 'unbalancedQuotes' };
    })
    .filter((record) => 'fault' in record || record.fields.some((field) => field.trim() !== ''));
}

interface Quoting {
  delimiter: Delimiter;
  /** Whether a quote inside an unquoted field stands for itself. */
  isLenient: boolean;
}

function parseFields(text: string, quoting: Quoting): string[] | null {
  const records = parseAll(text, quoting);
  return records?.length === 1 ? (records[0] ?? null) : null;
}

function parseAll(text: string, { delimiter, isLenient }: Quoting): string[][] | null {
  try {
    return parse(text, { delimiter, relax_column_count: true, relax_quotes: isLenient, record_delimiter: '\n' });
  } catch {
    return null;
  }
}
