import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeAll, expect, it } from 'vitest';
import { COLUMNS, generateExampleRows, writeExampleFile } from '@/lib/caseload-import';
import { getExampleOptions } from '@/lib/caseload-import/server';
import { confirmFile, importRecord, uploadFile } from '@/tests/builders/caseload-files';
import { buildWorld, contextOf, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';

const PERSONS = 10_000;
const MEGABYTE = 1024 * 1024;

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

/** The example file of so many persons, in pieces, as a browser sends it. */
async function* exampleFile(persons: number) {
  const options = await getExampleOptions(contextOf(world.almby.administrator));
  const encoder = new TextEncoder();
  let text = '';
  for (const line of writeExampleFile(generateExampleRows(persons, options))) {
    text += line;
    if (text.length < 64_000) continue;
    yield encoder.encode(text);
    text = '';
  }
  yield encoder.encode(text);
}

/** A file with the heading of a caseload and so many rows that are all faulty. */
async function* faultyFile(rows: number) {
  const encoder = new TextEncoder();
  yield encoder.encode(`${COLUMNS.map(({ heading }) => heading).join(';')}\n`);
  const row = `${COLUMNS.map(() => 'fel').join(';')}\n`;
  for (let index = 0; index < rows; index += 500) yield encoder.encode(row.repeat(500));
}

/** The most live memory, in MB, above that at the start, looked at after a collection at each tenth of the way. */
async function measureMemory(work: (look: () => void) => Promise<unknown>): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const used = () => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    return (heapUsed + external) / MEGABYTE;
  };
  const before = used();
  let most = before;
  let looks = 0;
  await work(() => {
    looks += 1;
    if (looks % 8 === 0) most = Math.max(most, used());
  });
  return most - before;
}

it('10 000 persons go through in one call, and the same file again changes nothing', { timeout: 180_000 }, async () => {
  const admin = world.almby.administrator;
  const rssBefore = process.memoryUsage().rss;
  const started = performance.now();
  const importId = await uploadFile(admin, exampleFile(PERSONS));
  const checked = performance.now();
  expect(await importRecord(importId)).toMatchObject({ rows: PERSONS, to_create: PERSONS, faulty: 0, noted: 0 });
  await confirmFile(admin, importId);
  const confirmed = performance.now();
  const rss = process.memoryUsage().rss;

  const client = await ownerClient();
  const { rows } = await client.query(
    'select (select count(*)::int from cases) as cases, (select count(*)::int from case_weeks) as weeks, (select sum(persons)::int from unit_weeks) as counted',
  );
  expect(rows).toEqual([{ cases: PERSONS, weeks: 2 * PERSONS, counted: 2 * PERSONS }]);

  const again = await uploadFile(admin, exampleFile(PERSONS));
  expect(await importRecord(again)).toMatchObject({
    to_create: 0,
    to_change: 0,
    unchanged: PERSONS,
    faulty: 0,
    missing: 0,
  });
  const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1);
  process.stdout.write(
    `10 000 persons: checked in ${seconds(started, checked)} s, confirmed in ${seconds(checked, confirmed)} s, checked again in ${seconds(confirmed, performance.now())} s; resident memory +${Math.round((rss - rssBefore) / MEGABYTE)} MB\n`,
  );
});

it('the memory does not grow with the file', { timeout: 180_000 }, async () => {
  const admin = world.bergvik.administrator;
  const check = (rows: number) => measureMemory((look) => uploadFile(admin, faultyFile(rows), { tell: look }));
  await check(2_000);
  const small = await check(5_000);
  const large = await check(40_000);
  process.stdout.write(
    `live memory while checking: 5 000 rows +${small.toFixed(1)} MB, 40 000 rows +${large.toFixed(1)} MB\n`,
  );
  // 40 000 rows are 5 MB of text and some 60 MB of parsed faults, if they were kept.
  expect(large).toBeLessThan(small + 12);
});
