import { foldText } from './fold-text';

export interface ColumnDefinition<Key extends string = string> {
  key: Key;
  /** The heading of the template. */
  heading: string;
  isRequired?: boolean;
  /** Other headings that other systems give the same column. */
  aliases?: string[];
}

export type HeadingFault = 'importColumnsMissing' | 'importColumnTwice' | 'importNoHeading';

export type Heading<Key extends string = string> =
  | {
      ok: true;
      /** Where each column of the file stands; null for one that is not used. */
      keys: (Key | null)[];
      /** Headings that mean nothing here; their values are never read. */
      ignored: string[];
    }
  | { ok: false; reason: HeadingFault /** Headings, as they are named to the user. */; columns: string[] };

/** The column that a heading names, however it is written; null when it names none. */
export type ColumnFinder<Key extends string = string> = (heading: string) => Key | null;

/** Knows the columns of one kind of file by every heading that they may have. */
export function createColumnFinder<Key extends string>(columns: readonly ColumnDefinition<Key>[]): ColumnFinder<Key> {
  const keyOfHeading = new Map(
    columns.flatMap(({ key, heading, aliases = [] }) => [heading, ...aliases].map((name) => [foldText(name), key])),
  );
  return (heading) => keyOfHeading.get(foldText(heading)) ?? null;
}

/** Reads the heading of a file. A required column that is missing, or a column that stands there twice, stops the file. */
export function readHeadingOf<Key extends string>(
  columns: readonly ColumnDefinition<Key>[],
  names: readonly string[],
): Heading<Key> {
  const headingOf = (key: Key) => columns.find((column) => column.key === key)?.heading ?? key;
  const keys = names.map(createColumnFinder(columns));
  const required = columns.filter(({ isRequired }) => isRequired);
  const known = keys.filter((key) => key !== null);
  if (known.length === 0)
    return { ok: false, reason: 'importNoHeading', columns: required.map(({ heading }) => heading) };
  const twice = known.filter((key, index) => known.indexOf(key) < index);
  if (twice.length > 0) return { ok: false, reason: 'importColumnTwice', columns: [...new Set(twice)].map(headingOf) };
  const missing = required.filter(({ key }) => !known.includes(key));
  if (missing.length > 0) {
    return { ok: false, reason: 'importColumnsMissing', columns: missing.map(({ heading }) => heading) };
  }
  return { ok: true, keys, ignored: names.filter((name, index) => keys[index] === null && name.trim() !== '') };
}
