import type pg from 'pg';

/** A row as columns of the table name them. */
export type Row = Record<string, string | number | boolean | string[] | Date | null>;

/** Adds one row and answers with its id; PostgreSQL makes the id unless it is given. */
export async function insertRow(client: pg.Client, table: string, row: Row): Promise<string> {
  const columns = Object.keys(row);
  const places = columns.map((_column, index) => `$${index + 1}`);
  const { rows } = await client.query<Record<string, unknown>>(
    `insert into ${table} (${columns.map((column) => client.escapeIdentifier(column)).join(', ')}) values (${places.join(', ')}) returning *`,
    Object.values(row),
  );
  return String(rows[0]?.id ?? '');
}
