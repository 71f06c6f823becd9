import { Refusal } from '@/lib/platform/refusal';
import { type Delimiter, detectDelimiter, splitHeading } from '../rules/delimiter';
import { type ColumnDefinition, createColumnFinder, readHeadingOf } from '../rules/heading';
import type { TextLine } from './csv-records';

/**
 * Reads the first line that is not empty as the heading of the given columns. A first line «sep=;», which Excel writes to tell itself
 * the delimiter, is heeded. @throws Refusal 'importEmpty' or a {@link HeadingFault} that names the columns
 */
export async function takeHeading<Key extends string>(
  lines: AsyncIterator<TextLine>,
  columns: readonly ColumnDefinition<Key>[],
) {
  let hint: Delimiter | null = null;
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    const text = next.value.text.trim();
    if (text === '') continue;
    const [, separator] = /^"?sep=([;,\t])"?$/.exec(text) ?? [];
    if (separator) {
      hint = separator as Delimiter;
      continue;
    }
    const delimiter = hint ?? detectDelimiter(next.value.text, createColumnFinder(columns));
    const heading = readHeadingOf(columns, splitHeading(next.value.text, delimiter));
    if (!heading.ok) throw new Refusal(heading.reason, { columns: heading.columns.join(', ') });
    const absent = columns.map(({ key }) => key).filter((key) => !heading.keys.includes(key));
    return { delimiter, keys: heading.keys, ignored: heading.ignored, absent };
  }
  throw new Refusal('importEmpty');
}
