import pg from 'pg';
import { Fault } from '../scripts/fault.ts';
import type { Measurable } from './pages.ts';
import type { Product } from './product.ts';

/**
 * Makes sure that all were imported, does at once what autovacuum does within a minute or two, and gives what to open: of
 * the cases that the socialsekreterare has, the one with most samråd, and its municipality.
 */
export async function settle({ database }: Product, importId: string, persons: number): Promise<Measurable> {
  const client = new pg.Client({ connectionString: database.url('superuser') });
  await client.connect();
  try {
    const imported = await client.query<{ count: number }>(
      'select count(*)::int as count from cases where last_import_id = $1',
      [importId],
    );
    const count = imported.rows[0]?.count;
    if (count !== persons) throw new Fault(`Bara ${count} av ${persons} personer importerades.`);
    await client.query('vacuum (analyze)');
    const { rows } = await client.query<Measurable>(
      `select c.id as "caseId", c.municipality_id as "municipalityId" from cases c join user_accounts u on u.id = c.responsible_user_id
       join consultations s on s.municipality_id = c.municipality_id and s.case_id = c.id
       join plan_versions v on v.municipality_id = c.municipality_id and v.case_id = c.id and v.state = 'APPROVED'
       where u.name = 'Karin Lindahl' and c.closed_on is null group by c.municipality_id, c.id order by count(*) desc, c.id limit 1`,
    );
    if (!rows[0]) throw new Fault('Demonstrationen har inget ärende med samråd att mäta.');
    return rows[0];
  } finally {
    await client.end();
  }
}
