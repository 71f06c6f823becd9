import { createHash } from 'node:crypto';

/** A longer statement carries a batch of its own size, and does not come again. */
const LONGEST_SQL = 6000;
/** The statement that PostgreSQL forgets when the next one comes. */
const UNNAMED = '';

/**
 * Names statements, so that each connection plans a statement once and not at every request: with row-level security in
 * every query the planning costs more than the reading (docs/decisions/0024). At most `most` statements get a name, for each
 * holds memory in every connection; the rest, and long ones, stay without and are planned as they come.
 */
export function createStatementNames(most: number): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (sql.length > LONGEST_SQL || names.size >= most) return UNNAMED;
    const name = createHash('sha256').update(sql).digest('base64url');
    names.set(sql, name);
    return name;
  };
}
