import type { ColumnFinder } from './heading';

/** What stands between the fields of a row. */
export type Delimiter = ';' | ',' | '\t';

const DELIMITERS: Delimiter[] = [';', ',', '\t'];

/**
 * The delimiter that makes the most known columns of the heading, as `findColumn` knows them; a semicolon when none does better. Headings hold no
 * delimiters of their own, so no row has to be looked at.
 */
export function detectDelimiter(heading: string, findColumn: ColumnFinder): Delimiter {
  let best: { delimiter: Delimiter; known: number } = { delimiter: ';', known: 0 };
  for (const delimiter of DELIMITERS) {
    const known = splitHeading(heading, delimiter).filter((name) => findColumn(name) !== null).length;
    if (known > best.known) best = { delimiter, known };
  }
  return best.delimiter;
}

/** The names of the columns. Quotes around them are dropped. */
export function splitHeading(heading: string, delimiter: Delimiter): string[] {
  return heading.split(delimiter).map((name) =>
    name
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );
}
