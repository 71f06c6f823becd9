import { describe, expect, it } from 'vitest';
import { type CsvRecord, readLines, readRecords } from './csv-records';

async function* pieces(text: string, size: number) {
  for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size);
}

async function gather<T>(values: AsyncIterable<T>): Promise<T[]> {
  const gathered: T[] = [];
  for await (const value of values) gathered.push(value);
  return gathered;
}

const linesOf = (text: string, size = 7) => gather(readLines(pieces(text, size)));

const recordsOf = async (text: string, columns = 3): Promise<CsvRecord[]> =>
  (await gather(readRecords(readLines(pieces(text, 11)), { delimiter: ';', columns, size: 2 }))).flat();

describe('lines', () => {
  it.each([1, 2, 3, 1000])('CRLF, LF and CR mixed, in pieces of %i', async (size) => {
    expect(await linesOf('a\r\nb\nc\rd\r\n\r\ne', size)).toEqual(
      ['a', 'b', 'c', 'd', '', 'e'].map((text, index) => ({ line: index + 1, text })),
    );
  });
  it('a text without line breaks is cut, not gathered', async () => {
    const [only] = await linesOf('x'.repeat(1_000_000), 50_000);
    expect(only?.text.length).toBeLessThan(130_000);
  });
});

describe('records', () => {
  it('are counted by the line they begin on, and empty ones are passed over', async () => {
    expect(await recordsOf('a;b;c\n\n;;\n  \nd;e;f\n')).toEqual([
      { line: 1, fields: ['a', 'b', 'c'] },
      { line: 5, fields: ['d', 'e', 'f'] },
    ]);
  });
  it('may hold delimiters, quotes and line breaks in quotes', async () => {
    expect(await recordsOf('"a;1";"b ""två""";"c\nrad två"\nd;e;f')).toEqual([
      { line: 1, fields: ['a;1', 'b "två"', 'c\nrad två'] },
      { line: 3, fields: ['d', 'e', 'f'] },
    ]);
  });
  it('take quotes inside an unquoted field as they stand', async () => {
    expect(await recordsOf('Anna "Annie";b;c')).toEqual([{ line: 1, fields: ['Anna "Annie"', 'b', 'c'] }]);
  });
  it('a quote that is never closed costs its own row alone', async () => {
    expect(await recordsOf('a;b;c\n"d;e;f\ng;h;i\nj;"k;l\nm;n;o\n')).toEqual([
      { line: 1, fields: ['a', 'b', 'c'] },
      { line: 2, fault: 'unbalancedQuotes' },
      { line: 3, fields: ['g', 'h', 'i'] },
      { line: 4, fault: 'unbalancedQuotes' },
      { line: 5, fields: ['m', 'n', 'o'] },
    ]);
  });
  it('a quote that is closed in a later row joins no rows', async () => {
    expect(await recordsOf('"d;e;f\nj;";l\nm;n;o\n')).toEqual([
      { line: 1, fault: 'unbalancedQuotes' },
      { line: 2, fault: 'unbalancedQuotes' },
      { line: 3, fields: ['m', 'n', 'o'] },
    ]);
  });
  it('an even number of misplaced quotes swallows no other row', async () => {
    expect(await recordsOf('x"y;"z;c\nd;e;f\n')).toEqual([
      { line: 1, fault: 'unbalancedQuotes' },
      { line: 2, fields: ['d', 'e', 'f'] },
    ]);
  });
  it('keep what is too many, for the row to tell', async () => {
    expect(await recordsOf('a;b;c;d;e')).toEqual([{ line: 1, fields: ['a', 'b', 'c', 'd', 'e'] }]);
  });
  it('a line beyond all bounds is a fault of its own', async () => {
    expect(await recordsOf(`${'x'.repeat(70_000)}\na;b;c`)).toEqual([
      { line: 1, fault: 'lineTooLong' },
      { line: 2, fields: ['a', 'b', 'c'] },
    ]);
  });
});
