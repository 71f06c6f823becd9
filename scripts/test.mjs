// `npm test` and its parts: goes through every step even when one fails, sums up, and ends with «N passed, N failed».
// Plain JavaScript: it makes a fresh clone ready first, on the machine's own Node. `--quick` is what needs neither database
// nor browser, `--e2e` the journeys alone; what follows `--` goes to the journeys.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { prepare, projectRoot } from './prepare.mjs';

const reports = join(projectRoot, '.test', 'reports');
const bin = join(projectRoot, 'node_modules', '.bin');
const isQuick = process.argv.includes('--quick');
const isJourneysOnly = process.argv.includes('--e2e');
const forJourneys = process.argv.slice(2).filter((argument) => !['--quick', '--e2e'].includes(argument));
const minutes = 60_000;

const steps = [
  {
    name: 'Format och lint',
    kinds: ['all', 'quick'],
    command: ['biome', 'ci', '--error-on-warnings', '--colors=off', '--max-diagnostics=200'],
  },
  {
    name: 'Typer',
    kinds: ['all', 'quick'],
    command: ['tsc', '--noEmit', '--pretty', 'false'],
    before: ['next', 'typegen'],
  },
  { name: 'Död kod', kinds: ['all', 'quick'], command: ['knip', '--no-progress'] },
  { name: 'Enhetstester och arkitektur', kinds: ['all', 'quick'], vitest: 'unit' },
  { name: 'Databastester', kinds: ['all'], vitest: 'database' },
  {
    name: 'Bygge',
    kinds: ['all', 'journeys'],
    command: ['node', '--disable-warning=ExperimentalWarning', 'scripts/start/build.ts'],
  },
  {
    name: 'Resor i webbläsaren',
    kinds: ['all', 'journeys'],
    command: ['playwright', 'test', ...forJourneys],
    report: 'e2e.json',
    read: readPlaywright,
    needs: 'Bygge',
  },
].map((step) => (step.vitest ? { ...step, ...vitestStep(step.vitest) } : step));

function vitestStep(project) {
  const report = `${project}.json`;
  const command = [
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(reports, report)}`,
  ];
  return { command, report, read: readVitest };
}

function readReport(name) {
  try {
    return JSON.parse(readFileSync(join(reports, name), 'utf8'));
  } catch {
    return null;
  }
}

function readVitest(report) {
  // A file that cannot even be loaded has no tests of its own to fail.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((one) => one.status !== 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

function readPlaywright({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + (errors?.length ?? 0) };
}

let running = null;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    running?.kill(signal);
    setTimeout(() => process.exit(1), 20_000).unref();
  });
}

/** Of a test run that failed, the part that tells why. */
function withoutPassed(output) {
  const start = output.search(/^.*(Failed (Tests|Suites)|Unhandled Error)/m);
  return start < 0 ? output : output.slice(start);
}

function run([program, ...parameters], isShown) {
  return new Promise((resolve) => {
    const child = spawn(join(bin, program), parameters, {
      cwd: projectRoot,
      stdio: ['ignore', isShown ? 'inherit' : 'pipe', isShown ? 'inherit' : 'pipe'],
      env: {
        ...process.env,
        PATH: `${bin}:${process.env.PATH}`,
        NEXT_TELEMETRY_DISABLED: '1',
        NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --disable-warning=ExperimentalWarning`.trim(),
        NO_COLOR: '1',
      },
    });
    running = child;
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        output += chunk;
      });
    }
    const limit = setTimeout(() => {
      output += '\nSteget avbröts efter 20 minuter.\n';
      child.kill('SIGTERM');
    }, 20 * minutes);
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => {
      clearTimeout(limit);
      resolve({ code: code ?? 1, output });
    });
  });
}

async function runStep(step) {
  if (step.report) rmSync(join(reports, step.report), { force: true });
  if (step.before) await run(step.before, false);
  const { code, output } = await run(step.command, step.read === readPlaywright);
  const report = step.report ? readReport(step.report) : null;
  const counted = report ? step.read(report) : { passed: 0, failed: 0 };
  // A check counts as one test; so does a failure that no test can be blamed for.
  if (!step.report) counted[code === 0 ? 'passed' : 'failed'] += 1;
  else if (code !== 0 && counted.failed === 0) counted.failed = 1;
  return { ...counted, output };
}

await prepare();
mkdirSync(reports, { recursive: true });
const kind = isQuick ? 'quick' : isJourneysOnly ? 'journeys' : 'all';
const results = new Map();
for (const step of steps.filter(({ kinds }) => kinds.includes(kind))) {
  const since = Date.now();
  process.stdout.write(`${step.name} …\n`);
  const isHindered = step.needs && results.get(step.needs)?.failed > 0;
  const result = isHindered
    ? { passed: 0, failed: 1, output: `Kunde inte köras: ${step.needs} misslyckades.` }
    : await runStep(step);
  results.set(step.name, result);
  if (result.failed > 0) process.stdout.write(`${withoutPassed(result.output).trimEnd()}\n`);
  const seconds = ((Date.now() - since) / 1000).toFixed(1).replace('.', ',');
  process.stdout.write(
    `  ${result.failed === 0 ? 'godkänt' : 'UNDERKÄNT'}: ${result.passed} passed, ${result.failed} failed (${seconds} s)\n`,
  );
}
const total = [...results.values()].reduce(
  (sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
  { passed: 0, failed: 0 },
);
const screenshots = join(projectRoot, '.test', 'screenshots');
if (existsSync(screenshots)) process.stdout.write(`Skärmbilder finns i ${screenshots}\n`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed === 0 ? 0 : 1);
