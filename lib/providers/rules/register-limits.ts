/** A register is small: thousands of sites at most. */
export const LARGEST_REGISTER_MEGABYTES = 5;
export const LARGEST_REGISTER_BYTES = LARGEST_REGISTER_MEGABYTES * 1024 * 1024;

/** More rows than any register has; all are compared and written in one transaction. */
export const MOST_REGISTER_ROWS = 3000;

/** How many sites the example file has. */
export const EXAMPLE_SITES = 60;
