import type pg from 'pg';

let asked: string | null = null;

/** All that a command leaves in a case: rows, revisions and states of every table that is bound to it, and what its notices lead to. */
export async function traceOf(client: pg.Client, caseId: string): Promise<string> {
  asked ??= await buildQuery(client);
  const { rows } = await client.query(asked, [caseId]);
  return JSON.stringify(rows.map((row) => Object.values(row).join(' ')));
}

async function buildQuery(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string; revised: boolean; stated: boolean }>(
    `select t.table_name as name, bool_or(c.column_name = 'revision') as revised, bool_or(c.column_name = 'state') as stated
     from information_schema.tables t join information_schema.columns c on c.table_schema = 'public' and c.table_name = t.table_name
     where t.table_schema = 'public' and t.table_type = 'BASE TABLE'
     group by 1 having bool_or(c.column_name = 'case_id') order by 1`,
  );
  const counts = rows.map(({ name, revised, stated }) => {
    const acts = name === 'audit_events' ? "and outcome = 'ALLOWED' and action !~ 'read|list|preview'" : '';
    const revisions = revised ? 'coalesce(sum(revision), 0)' : '0';
    const states = stated ? "coalesce(string_agg(state::text, ',' order by state::text), '')" : "''";
    return `select '${name}' as name, count(*) as rows, ${revisions} as revisions, ${states} as states from "${name}" where case_id = $1 ${acts}`;
  });
  counts.push(
    `select 'notifications', count(*), 0, '' from notifications where path like '/arenden/' || $1 || '%'`,
    `select 'providers', cardinality(provider_ids), 0, '' from cases where id = $1`,
  );
  return `select * from (${counts.join(' union all ')}) as counted where rows > 0 order by name`;
}
