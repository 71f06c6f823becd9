// `npm start` and `npm run dev`: from a fresh clone to a running Samspel. Runs on the machine's own Node (20.9 or later),
// checks the port before anything slow, makes the packages ready and hands over to scripts/start/serve.ts on the pinned Node.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { prepare, projectRoot } from './prepare.mjs';

const isDevelopment = process.argv.includes('--dev');
const host = process.env.HOST || '127.0.0.1';

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function readPort() {
  const given = process.env.PORT || '3000';
  const port = Number(given);
  if (!/^\d{1,5}$/.test(given) || port < 1 || port > 65535) {
    stop('PORT är ingen giltig port. Ange ett heltal mellan 1 och 65535, till exempel PORT=3001 npm start.');
  }
  return port;
}

function tryPort(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(error.code));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

/** Waits a moment for a port that an earlier Samspel is just leaving; refuses one that stays taken. */
async function requireFreePort(port) {
  const deadline = Date.now() + 3000;
  for (;;) {
    const fault = await tryPort(port);
    if (fault === null) return;
    if (fault === 'EACCES') stop(`Port ${port} får bara öppnas av root. Välj en annan: PORT=3001 npm start.`);
    if (fault !== 'EADDRINUSE')
      stop(`Adressen ${host} finns inte på den här datorn (${fault}). Rätta HOST och starta igen.`);
    if (Date.now() > deadline) {
      stop(
        `Port ${port} används redan. Stäng programmet som har den, eller välj en annan: PORT=${port + 1} npm start.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** The npm that started this, if any: when it is killed outright it cannot pass the signal on, so its end is watched for. */
function findStarter() {
  if (!process.env.npm_lifecycle_event) return null;
  let pid = process.ppid;
  for (let level = 0; level < 4 && pid > 1; level += 1) {
    try {
      if (/npm/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? '')) return pid;
      const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
      pid = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
    } catch {
      break;
    }
  }
  return process.ppid;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  try {
    // A process that has ended but that nobody has collected still has its number.
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
}

const starter = findStarter();
const port = readPort();
const given = process.env.MIGRATION_DATABASE_URL || process.env.DATABASE_URL;
if (given && !/^postgres(ql)?:\/\/[^/]/.test(given)) {
  stop('DATABASE_URL är ingen giltig adress. Skriv den som postgresql://användare:lösenord@värd:5432/databas.');
}
await requireFreePort(port);
const watch = setInterval(() => {
  if (starter === null || isAlive(starter)) return;
  clearInterval(watch);
  process.kill(process.pid, 'SIGTERM');
}, 400);
watch.unref();
await prepare();

const child = spawn(
  join(projectRoot, 'node_modules', '.bin', 'node'),
  [
    '--disable-warning=ExperimentalWarning',
    '--import',
    './scripts/typescript-loader.mjs',
    './scripts/start/serve.ts',
    ...(isDevelopment ? ['--dev'] : []),
  ],
  {
    cwd: projectRoot,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PORT: String(port), HOST: host, NEXT_TELEMETRY_DISABLED: '1' },
  },
);

// A Ctrl-C reaches the child from the terminal itself; a signal sent to this process alone is passed on.
process.on('SIGINT', () => child.kill('SIGINT'));
process.on('SIGTERM', () => child.kill('SIGTERM'));
process.on('SIGHUP', () => child.kill('SIGTERM'));
child.on('error', (error) =>
  stop(`Node 24 ur node_modules gick inte att starta (${error.message}). Kör npm ci och försök igen.`),
);
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
