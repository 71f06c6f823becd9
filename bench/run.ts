/**
 * `npm run bench [-- --persons 10000 --rounds 30]`: what the main pages cost over a large caseload, in one run that later work can beat.
 *
 * Starts the built product with a fresh demonstration on a port and in a folder of its own (.test/bench), signs in at next-auth's own
 * addresses, and imports a generated caseload over HTTP as the systemförvaltare does. Then each main page is asked for, one request at a
 * time over one kept connection, and beside it in the same rounds
 * - the query behind it: the very functions that the page calls, in this process, as the same actor through the same door, with their
 *   transactions, row-level security and audit rows. What a page costs above that is session, rendering and sending;
 * - /api/health, the least that a request can be.
 * The milliseconds are the machine's; the ratios can be compared from run to run. The first rounds are not counted. «filer» are the
 * scripts and styles that a first visit fetches besides the page. The figures are also written to .test/bench/result.json. A page that
 * cannot be shown is told of last, and the run then counts as failed.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { closeDatabase } from '@/lib/platform/database';
import { describeFault, Fault } from '../scripts/fault.ts';
import { type Reader, signInAll } from './actors.ts';
import { hangUp } from './http.ts';
import { checkCaseload, confirmCaseload, writeCaseload } from './import-caseload.ts';
import { type Measured, measurePage, type Place, type Unmeasured } from './measure.ts';
import { dryRunPage, listMainPages, type MeasuredPage } from './pages.ts';
import { benchDirectory, enterDatabase, type Product, startProduct } from './product.ts';
import { formatTable, number } from './report.ts';
import { settle } from './settle.ts';

const TOTAL_MINUTES = 40;

interface Settings {
  persons: number;
  rounds: number;
}

const stopping = new AbortController();

function readSettings(): Settings {
  const { values } = parseArgs({
    options: { persons: { type: 'string', default: '10000' }, rounds: { type: 'string', default: '30' } },
  });
  const read = (name: keyof Settings, most: number) => {
    const value = Number(values[name]);
    if (Number.isInteger(value) && value >= 1 && value <= most) return value;
    throw new Fault(`--${name} är inget heltal mellan 1 och ${most}. Rätta det och starta igen.`);
  };
  return { persons: read('persons', 30_000), rounds: read('rounds', 1000) };
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function measureProduct(product: Product, { persons, rounds }: Settings) {
  const { url } = product;
  const loadBefore = loadavg();
  const readers = await signInAll(url);
  const administrator = readers['Jonas Fält'];
  const caller = { url, cookie: administrator.cookie, signal: stopping.signal };
  const measure = (reader: Reader, page: MeasuredPage) => tryToMeasure({ url, ...reader }, page, rounds);

  const file = await writeCaseload(administrator.context, persons);
  const check = await checkCaseload(caller, file);
  say(`Kontroll av ${persons} personer (${number(file.length / 1e6)} MB): ${number(check.seconds)} s`);
  const pages = [await measure(administrator, dryRunPage(check.importId))];
  const confirm = await confirmCaseload(caller, check.importId);
  say(`Import av dem: ${number(confirm.seconds)} s`);
  const measurable = await settle(product, check.importId, persons);
  for (const page of listMainPages(measurable)) pages.push(await measure(readers[page.account], page));
  return {
    persons,
    rounds,
    import: { fileBytes: file.length, checkSeconds: check.seconds, confirmSeconds: confirm.seconds },
    machine: { cores: availableParallelism(), node: process.version, loadBefore, loadAfter: loadavg() },
    pages,
  };
}

/** One page that cannot be shown does not keep the others from being measured. */
async function tryToMeasure(place: Place, page: MeasuredPage, rounds: number): Promise<Measured | Unmeasured> {
  process.stderr.write(`Mäter ${page.name} …\n`);
  try {
    return await measurePage(place, page, rounds);
  } catch (error) {
    stopping.signal.throwIfAborted();
    return { page: page.name, account: page.account, failure: describeFault(error).trim().split('\n').at(-1) ?? '' };
  }
}

async function main(): Promise<void> {
  const settings = readSettings();
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.once(name, () => stopping.abort(new Fault('Mätningen avbröts.')));
  const tooLong = new Fault(`Mätningen tog mer än ${TOTAL_MINUTES} minuter och avbröts.`);
  setTimeout(() => stopping.abort(tooLong), TOTAL_MINUTES * 60_000).unref();
  const product = await startProduct(stopping.signal);
  try {
    enterDatabase(product);
    const result = await measureProduct(product, settings);
    say(`\n${formatTable(result.pages)}\n`);
    const { cores, loadBefore, loadAfter } = result.machine;
    const loads = [loadBefore[0] ?? 0, loadAfter[0] ?? 0].map(number).join(' till ');
    say(`${settings.rounds} varv, ett anrop i taget. Datorns last gick från ${loads} på ${cores} kärnor.`);
    writeFileSync(join(benchDirectory, 'result.json'), `${JSON.stringify(result, null, 2)}\n`);
    const unmeasured = result.pages.filter((each) => 'failure' in each).map(({ page }) => page);
    if (unmeasured.length > 0) throw new Fault(`Gick inte att mäta: ${unmeasured.join(', ')}.`);
  } finally {
    hangUp();
    await closeDatabase();
    await product.stop();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${describeFault(stopping.signal.aborted ? stopping.signal.reason : error)}\n`);
    process.exit(1);
  },
);
