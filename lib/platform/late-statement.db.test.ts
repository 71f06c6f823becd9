import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { assessed } from '@/tests/builders/case-traits';
import { buildCase } from '@/tests/builders/cases';
import { buildWorld } from '@/tests/builders/world';
import { guardTransactions } from './guarded-adapter';

const ALMBY_SEES = 'almby';

/** A statement of one actor that is sent after its transaction has ended, while another actor's goes on on the same connection. */
async function sendLate(
  factory: ReturnType<typeof guardTransactions> | PrismaPg,
  municipalities: { almby: string; bergvik: string },
) {
  const adapter = await factory.connect();
  const setReach = (id: string) => ({
    sql: `select set_config('app.organisation_kind', 'MUNICIPALITY', true), set_config('app.municipality_ids', '{${id}}', true), set_config('app.unit_id', '', true), set_config('app.user_id', '', true)`,
    args: [],
    argTypes: [],
  });
  const readCases = { sql: 'select number from cases', args: [], argTypes: [] };
  const first = await adapter.startTransaction();
  await first.queryRaw(setReach(municipalities.almby));
  await first.commit();
  const second = await adapter.startTransaction();
  await second.queryRaw(setReach(municipalities.bergvik));
  try {
    return (await first.queryRaw(readCases)).rows.map(([number]) => number);
  } finally {
    await second.rollback();
    await adapter.dispose();
  }
}

function onOneConnection(): PrismaPg {
  return new PrismaPg({
    connectionString: process.env.SAMSPEL_EMBEDDED_URL ?? '',
    options: '-c role=samspel_app',
    max: 1,
  });
}

describe('a statement that comes after its transaction has ended', () => {
  it('would see the rows of whoever has the connection now, and is therefore refused', async () => {
    const world = await buildWorld();
    await buildCase(world, assessed, { number: ALMBY_SEES });
    await buildCase(world, assessed, { municipality: 'bergvik', number: 'bergvik' });
    const municipalities = { almby: world.almby.id, bergvik: world.bergvik.id };

    // Without the guard the leak is there: if this ever stops being so, the guard may go.
    expect(await sendLate(onOneConnection(), municipalities)).toEqual(['bergvik']);
    await expect(sendLate(guardTransactions(onOneConnection()), municipalities)).rejects.toThrow(
      /after its transaction had ended/,
    );
  });

  it('the database ends a transaction before the client does', async () => {
    const client = new pg.Client({
      connectionString: process.env.SAMSPEL_EMBEDDED_URL,
      options: '-c transaction_timeout=200',
    });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('begin');
    await expect(client.query('select pg_sleep(2)')).rejects.toThrow(/transaction timeout|terminat/i);
    await client.end().catch(() => undefined);
  });
});
