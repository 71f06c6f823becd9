import type pg from 'pg';
import type { Opened } from './victim';

interface Column {
  table: string;
  name: string;
  kind: string;
}

/** How a row belongs to a world: the first of these columns that its table has. */
const BELONGS: Record<string, string> = {
  municipality_id: 'municipality_id = any ($1)',
  organisation_id: 'organisation_id = any ($2)',
  provider_id: 'provider_id = any ($2)',
  user_id: 'user_id = any ($3)',
};
/** What belongs in another way: a provider just registered, and what someone did outside their municipality. */
const BELONGS_OTHERWISE: Record<string, string> = {
  organisations:
    'id = any ($2::uuid[] || array(select provider_id from provider_municipalities where municipality_id = any ($1)))',
  provider_sites:
    'provider_id = any ($2::uuid[] || array(select provider_id from provider_municipalities where municipality_id = any ($1)))',
  audit_events: '(municipality_id = any ($1) or user_id = any ($3))',
};

/** What is another each time besides ids: who the test person is, codes and marks. Only whether it is there counts. */
const DRAWN: Record<string, readonly string[]> = {
  persons: ['identity_number', 'identity_kind', 'born_on', 'family_name', 'family_name_key'],
  cases: ['number'],
  caseload_imports: ['file_sha256'],
  caseload_import_rows: ['identity_number', 'case_number', 'data'],
  organisations: ['provider_code'],
  provider_sites: ['municipality_code'],
  provider_changes: ['changes'],
  verification_samples: ['seed'],
};
const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** The code of a municipality goes over to the municipalities of the next server. */
const HANDED_ON: Record<string, readonly string[]> = { organisations: ['municipality_code'] };

/** The ends of the names of acts that only read. That someone has read a deviation is an act of its own. */
const READING = 'read|list|preview|count|form|timeline|document|ideas|standing|stale|status';

/** What counts where a whole site is killed, which reads the page anew, fills in the weeks behind, draws the sample of October, and sends the mails. */
const BESIDE_THE_HOUSE: Record<string, string> = {
  audit_events: `and outcome = 'ALLOWED' and user_id is not null and (action = 'deviation.read' or action !~ '[.-](${READING})$')`,
  case_weeks: "and week >= '2026-11-16'",
  unit_weeks: "and week >= '2026-11-16'",
  provider_days: "and day >= '2026-11-16'",
  verification_samples: "and month >= '2026-11-01'",
};
const HOUSE_COLUMNS: Record<string, readonly string[]> = { notifications: ['mail', 'mail_attempts', 'mailed_at'] };

/** A table with how many rows it has in a world, and a digest of what they say. */
export interface Trace {
  name: string;
  rows: number;
  digest: string;
}

/** All that a command can have left in the world that it was sent in, table by table; of a whole site without what the house does by itself. */
export async function traceOf(client: pg.Client, world: Opened, isWholeSite: boolean): Promise<Trace[]> {
  const text = asked.get(isWholeSite) ?? (await buildQuery(client, isWholeSite));
  asked.set(isWholeSite, text);
  const values = [world.municipalityIds, world.organisationIds, world.userIds];
  const { rows } = await client.query<Trace>({ name: `trace-${isWholeSite}`, text, values });
  return rows;
}

/** The tables in which the two say different things. */
export function listDiffering(before: readonly Trace[], after: readonly Trace[]): string[] {
  const said = new Map(before.map((table) => [table.name, JSON.stringify(table)]));
  const changed = after.filter((table) => said.get(table.name) !== JSON.stringify(table)).map(({ name }) => name);
  const emptied = before.map(({ name }) => name).filter((name) => !after.some((table) => table.name === name));
  return [...changed, ...emptied].sort();
}

const asked = new Map<boolean, string>();

async function buildQuery(client: pg.Client, isWholeSite: boolean): Promise<string> {
  const { rows: columns } = await client.query<Column>(
    `select c.table_name as table, c.column_name as name, case when c.data_type in ('USER-DEFINED', 'integer', 'smallint', 'bigint', 'boolean',
         'date', 'double precision') then 'value' when c.data_type = 'ARRAY' then 'array' when c.data_type in ('text', 'character', 'character varying', 'jsonb') then 'text' else 'any' end as kind
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' order by c.table_name, c.ordinal_position`,
  );
  const counts = [...Map.groupBy(columns, ({ table }) => table)].flatMap(([table, its]) => {
    const key = Object.keys(BELONGS).find((column) => its.some(({ name }) => name === column));
    const where = BELONGS_OTHERWISE[table] ?? BELONGS[key ?? ''];
    if (!where) return [];
    const hidden = [...(HANDED_ON[table] ?? []), ...(isWholeSite ? (HOUSE_COLUMNS[table] ?? []) : [])];
    const told = its.filter(({ name }) => !hidden.includes(name)).map(tell);
    const row = `concat_ws('|', ${told.join(', ')})`;
    const which = `${where} ${isWholeSite ? (BESIDE_THE_HOUSE[table] ?? '') : ''}`;
    return `select '${table}' as name, count(*)::int as rows, md5(string_agg(${row}, ';' order by ${row})) as digest from "${table}" where ${which}`;
  });
  return `select * from (${counts.join(' union all ')}) as counted where rows > 0 order by name`;
}

/** What a value says that is the same each time the form is opened. */
function tell({ table, name, kind }: Column): string {
  if (DRAWN[table]?.includes(name)) return `"${name}" is null`;
  if (kind === 'value') return `coalesce("${name}"::text, '-')`;
  if (kind === 'array') return `coalesce(cardinality("${name}"), -1)`;
  if (kind === 'text') return `coalesce(regexp_replace("${name}"::text, '${UUID}', '', 'g'), '-')`;
  return `"${name}" is null`;
}

/** The tables that hold something else when the work is done, wherever it belongs. */
export async function listWritten(client: pg.Client, work: () => Promise<unknown>): Promise<string[]> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const text = tables
    .map(({ name }) => `select '${name}' as name, sum(hashtextextended(t::text, 0)) as held from "${name}" t`)
    .join(' union all ');
  const read = async () => {
    const { rows } = await client.query<{ name: string; held: string }>(text);
    return new Map(rows.map(({ name, held }) => [name, held]));
  };
  const before = await read();
  await work();
  return [...(await read())]
    .filter(([name, held]) => before.get(name) !== held)
    .map(([name]) => name)
    .sort();
}
