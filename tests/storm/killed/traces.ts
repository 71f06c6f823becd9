import type pg from 'pg';
import type { Opened } from './victim';

/** What counts of a table, where not all does: reading is no act, and the weeks behind are filled in by the house's own work. */
const COUNTED: Record<string, string> = {
  audit_events: "and outcome = 'ALLOWED' and action !~ 'read|list|preview'",
  case_weeks: "and week >= '2026-11-16'",
  provider_days: "and day >= '2026-11-16'",
};

const asked = new Map<string, string>();

/** All that a command leaves where it was sent: rows, revisions and states of every table bound to it, and what its notices lead to. */
export async function traceOf(client: pg.Client, { caseId, municipalityId }: Opened): Promise<string> {
  const column = caseId === null ? 'municipality_id' : 'case_id';
  const query = asked.get(column) ?? (await buildQuery(client, column));
  asked.set(column, query);
  const { rows } = await client.query(query, [caseId ?? municipalityId]);
  return JSON.stringify(rows.map((row) => Object.values(row).join(' ')));
}

async function buildQuery(client: pg.Client, column: 'case_id' | 'municipality_id'): Promise<string> {
  const { rows } = await client.query<{ name: string; revised: boolean; stated: boolean }>(
    `select t.table_name as name, bool_or(c.column_name = 'revision') as revised, bool_or(c.column_name = 'state') as stated
     from information_schema.tables t join information_schema.columns c on c.table_schema = 'public' and c.table_name = t.table_name
     where t.table_schema = 'public' and t.table_type = 'BASE TABLE'
     group by 1 having bool_or(c.column_name = $1) order by 1`,
    [column],
  );
  const counts = rows.map(({ name, revised, stated }) => {
    const acts = COUNTED[name] ?? '';
    const revisions = revised ? 'coalesce(sum(revision), 0)' : '0';
    const states = stated ? "coalesce(string_agg(state::text, ',' order by state::text), '')" : "''";
    return `select '${name}' as name, count(*) as rows, ${revisions} as revisions, ${states} as states from "${name}" where ${column} = $1 ${acts}`;
  });
  counts.push(...(column === 'case_id' ? OF_CASE : OF_MUNICIPALITY));
  return `select * from (${counts.join(' union all ')}) as counted where rows > 0 order by name`;
}

const OF_CASE = [
  `select 'notifications', count(*), 0, '' from notifications where path like '/arenden/' || $1 || '%'`,
  `select 'providers', cardinality(provider_ids), 0, '' from cases where id = $1`,
];
const OF_MUNICIPALITY = [
  `select 'sites', count(*), 0, '' from provider_sites s join provider_municipalities m on m.provider_id = s.provider_id where m.municipality_id = $1`,
];
