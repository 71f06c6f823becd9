/** The largest caseload file that is received: some 250 000 rows. */
export const LARGEST_FILE_MEGABYTES = 50;
export const LARGEST_FILE_BYTES = LARGEST_FILE_MEGABYTES * 1024 * 1024;

/** How many rows are read, compared or written at a time, so that memory does not grow with the file. */
export const BATCH_ROWS = 500;

/** How many rows a page of the dry run shows. */
export const ROWS_PER_PAGE = 50;

/** How many persons the example files have. */
export const EXAMPLE_SIZES = [300, 10_000] as const;

const LONGEST_FILE_NAME = 120;

/** The name of an uploaded file as a header carries it, percent-encoded: without folders and control characters, and never empty. */
export function readFileName(header: string | null): string {
  const name =
    decodeName(header ?? '')
      .split(/[\\/]/)
      .at(-1) ?? '';
  return (
    name
      .replace(/\p{Cc}/gu, '')
      .trim()
      .slice(0, LONGEST_FILE_NAME) || 'fil.csv'
  );
}

function decodeName(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    return header;
  }
}
