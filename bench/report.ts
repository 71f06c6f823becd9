import type { Measured, Unmeasured } from './measure.ts';

const HEADINGS = [
  'sida',
  'p50 ms',
  'p95 ms',
  'fråga p50',
  'fråga p95',
  'sida/fråga',
  'sida/health',
  'kB gzip',
  'kB',
  'filer kB',
];

/** The measurements as a table to read. */
export function formatTable(pages: readonly (Measured | Unmeasured)[]): string {
  const measured = pages.flatMap((each) => ('failure' in each ? [] : each));
  const rows = measured.map((each) => [
    each.page,
    number(each.milliseconds.p50),
    number(each.milliseconds.p95),
    number(each.query.p50),
    number(each.query.p95),
    number(each.pageToQuery),
    number(each.pageToHealth),
    number(each.compressedBytes / 1000),
    number(each.bytes / 1000),
    number(each.fileBytes / 1000),
  ]);
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ');
  const failures = pages.flatMap((each) => ('failure' in each ? `${each.page}: ${each.failure}` : []));
  return [line(HEADINGS), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line), ...failures].join('\n');
}

/** One decimal, with a comma. */
export function number(value: number): string {
  return value.toFixed(1).replace('.', ',');
}
