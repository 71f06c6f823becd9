/** The largest caseload file that is received: some 250 000 rows. */
export const LARGEST_FILE_MEGABYTES = 50;
export const LARGEST_FILE_BYTES = LARGEST_FILE_MEGABYTES * 1024 * 1024;

/** How many rows are read, compared or written at a time, so that memory does not grow with the file. */
export const BATCH_ROWS = 500;

/** How many rows a page of the dry run shows. */
export const ROWS_PER_PAGE = 50;
