/** Marks the link that opens a row, for the arrow keys. Outside the client modules, so that server components may spread it. */
export const ROW_LINK = { 'data-row-link': '' } as const;
