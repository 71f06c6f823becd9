import { type ImportedModule, readSourceFile, type SourceFile } from './source-file';

/** Capabilities that every other may build on: their modules are open to commands and queries. */
const foundation = ['access', 'audit', 'platform'];
const roomsOfTheApplication = ['app', 'components', 'lib', 'prisma', 'generated', 'messages'];

interface Place {
  room: string;
  capability: string | null;
  /** The part of a capability: rules, commands, queries, server, index, schemas, clock or the file's own name. */
  part: string | null;
}

function placeOf(path: string): Place {
  const [room = '', second, ...rest] = path.replace(/\.tsx?$/, '').split('/');
  if (room !== 'lib' || !second) return { room, capability: null, part: null };
  return { room, capability: second, part: rest[0] ?? 'index' };
}

const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const isServerPart = (part: string | null) => part === 'server' || part === 'commands' || part === 'queries';
const isDatabaseModule = (target: string) =>
  target.startsWith('generated/prisma') || target === 'pg' || target.startsWith('pg/') || target.startsWith('@prisma/');

/** All breaches of the import rule (docs: «Rule in one sentence») in the given files, each as «path: what and why». */
export function findBreaches(files: SourceFile[]): string[] {
  return files
    .filter(({ path }) => !isTest(path) && ['app', 'components', 'lib'].includes(placeOf(path).room))
    .flatMap((file) => {
      const { imports, surroundings, firstSideEffectImport } = readSourceFile(file);
      const from = placeOf(file.path);
      const breaches = imports.flatMap((imported) => explainBreach(file.path, from, imported) ?? []);
      if (from.part === 'server' && firstSideEffectImport !== 'server-only') {
        breaches.push("a capability's server.ts begins with import 'server-only'");
      }
      if (from.part === 'rules' || (from.capability === 'time' && from.part !== 'clock')) {
        breaches.push(...surroundings.map((what) => `${what} in a rule: what it needs is passed in`));
      } else if (from.room === 'lib' && !(from.capability === 'time' && from.part === 'clock')) {
        const clocks = surroundings.filter((what) =>
          ['new Date()', 'Date()', 'Date.now', 'Temporal.Now'].includes(what),
        );
        breaches.push(...clocks.map((what) => `${what}: only lib/time/clock reads the clock`));
      }
      return breaches.map((breach) => `${file.path}: ${breach}`);
    });
}

function explainBreach(path: string, from: Place, { target, isPackage, isTypeOnly }: ImportedModule): string | null {
  const refuse = (reason: string) => `${target}: ${reason}`;
  if (isDatabaseModule(target)) return explainDatabaseImport(path, from, target, isTypeOnly);
  if (isPackage) return explainPackageImport(from, target);
  const to = placeOf(target);
  if (!roomsOfTheApplication.includes(to.room)) return refuse('the application does not import its tools and tests');
  if (to.room === 'prisma') return refuse('the application does not import its seed');
  if (from.room === 'lib' && (to.room === 'app' || to.room === 'components'))
    return refuse('imports point from app to components to lib');
  if (from.room === 'components' && to.room === 'app') return refuse('imports point from app to components');
  if (to.room !== 'lib') return null;
  if (from.part === 'rules') return explainRuleImport(from, to, target, isTypeOnly);
  if (from.room === 'components') return explainComponentImport(to, target, isTypeOnly);
  if (from.room === 'app') return explainAppImport(to, target);
  return explainLibImport(from, to, target, isTypeOnly);
}

function explainDatabaseImport(path: string, from: Place, target: string, isTypeOnly: boolean): string | null {
  // The enumerations are plain strings; the actor is described with them.
  if (isTypeOnly && path === 'lib/access/actor.ts' && target === 'generated/prisma/enums') return null;
  const mayTouch =
    path === 'lib/platform/database.ts' || (from.capability === 'platform' && target.startsWith('@prisma/'));
  return mayTouch ? null : `${target}: lib/platform/database.ts is the only door to the database`;
}

function explainPackageImport(from: Place, target: string): string | null {
  if (from.part === 'rules') return `${target}: rules import only rules and lib/time`;
  if (from.room === 'components' && target === 'server-only')
    return `${target}: a component is not a capability's server`;
  return null;
}

function explainRuleImport(from: Place, to: Place, target: string, isTypeOnly: boolean): string | null {
  // The types of its own capability leave no trace at run time.
  if (isTypeOnly && to.capability === from.capability && !isServerPart(to.part)) return null;
  const isTime = to.capability === 'time' && to.part !== 'clock';
  return isTime || to.part === 'rules' || (to.part === 'index' && to.capability !== from.capability)
    ? null
    : `${target}: rules import only rules and lib/time`;
}

function explainComponentImport(to: Place, target: string, isTypeOnly: boolean): string | null {
  if (to.capability === 'time') return to.part === 'clock' ? `${target}: a component is told the time` : null;
  if (to.part === 'index' || (isTypeOnly && !isServerPart(to.part))) return null;
  return `${target}: a component imports a capability's index, never its server or its inside`;
}

function explainAppImport(to: Place, target: string): string | null {
  if (to.capability === 'time' || (to.capability && foundation.includes(to.capability))) return null;
  return to.part === 'index' || to.part === 'server'
    ? null
    : `${target}: app imports a capability's index or server, never its inside`;
}

function explainLibImport(from: Place, to: Place, target: string, isTypeOnly: boolean): string | null {
  if (to.capability === 'time') {
    return from.capability === 'time' ||
      isServerPart(from.part) ||
      to.part !== 'clock' ||
      foundation.includes(from.capability ?? '') ||
      from.capability === 'jobs'
      ? null
      : `${target}: only commands, queries and the foundation read the clock`;
  }
  if (from.capability === 'time') return `${target}: lib/time imports nothing of the application`;
  const isForBrowser = from.part === 'index' || from.part === 'schemas';
  if (
    isForBrowser &&
    !isTypeOnly &&
    (isServerPart(to.part) || to.capability === 'platform' || to.capability === 'audit')
  ) {
    return `${target}: what the browser may import does not reach the server`;
  }
  if (from.capability === to.capability) return null;
  if (to.capability && foundation.includes(to.capability)) return null;
  if (from.capability && foundation.includes(from.capability)) return `${target}: the foundation knows no capability`;
  if (to.part === 'index' || to.part === 'rules') return null;
  if (to.part === 'server')
    return isForBrowser ? `${target}: what the browser may import does not reach the server` : null;
  return `${target}: another capability is reached through its index, its rules or its server.ts`;
}
