import { globSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeDatabaseRefusal } from '@/lib/platform/database-refusals';
import { Refusal } from '@/lib/platform/refusal';
import { buildWorld, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import type { Form } from './clicks/form';
import { FORMS } from './clicks/forms';

/** What only reads: clicked three times it shows the same three times. A dry run writes nothing but what it shows. */
const READ_ONLY = [
  ...['findOpenPlanVersion', 'listPlanAlternatives', 'previewProposal', 'previewReferral', 'searchCases'],
  ...['checkImport', 'recheckImport', 'checkRegister'],
];

/** What only sets how one wants it: set thrice it is the same, and the audit tells of each time. */
const SETTINGS = /^notification\.|municipality-place/.source;

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

/** The commands behind all server actions there are. */
function listActionCommands(): string[] {
  const sources = globSync('app/**/*.ts').map((path) => readFileSync(path, 'utf8'));
  const called = sources.flatMap((source) => [...source.matchAll(/createAction\(([^;]*?)\)\s*;/gs)]);
  return called
    .map(
      ([, given = '']) =>
        given
          .split(',')
          .map((part) => part.trim())
          .filter(Boolean)
          .at(-1) ?? '',
    )
    .sort();
}

/** The commands behind what the routes take in with anything but GET. */
function listRouteCommands(): string[] {
  const sources = globSync('app/**/route.ts').map((path) => readFileSync(path, 'utf8'));
  const written = sources.filter((source) => /export (async )?(function|const) (POST|PUT|PATCH|DELETE)\b/.test(source));
  return written
    .flatMap((source) => [...source.matchAll(/\b(\w+)\(context,/g)].map(([, command = '']) => command))
    .sort();
}

it('covers every action that there is', () => {
  const held = new Set([...Object.keys(FORMS).map((name) => name.split(',')[0]), ...READ_ONLY]);
  const routes = listRouteCommands();
  const commands = [...listActionCommands(), ...routes];
  expect(routes).toContain('confirmImport');
  expect(commands.length).toBeGreaterThan(100);
  expect(commands.filter((command) => !held.has(command))).toEqual([]);
  expect([...held].filter((command) => command !== undefined && !commands.includes(command))).toEqual([]);
});

/** How many rows each table holds, with the sum of their revisions, and how many acts the audit tells of. */
async function countRows(): Promise<Map<string, number>> {
  const client = await ownerClient();
  const { rows: tables } = await client.query<{ name: string; revised: boolean }>(
    `select t.table_name as name, exists (select 1 from information_schema.columns c where c.table_schema = 'public'
       and c.table_name = t.table_name and c.column_name = 'revision') as revised
     from information_schema.tables t where t.table_schema = 'public' and t.table_type = 'BASE TABLE'`,
  );
  const counted = tables.map(({ name, revised }) => {
    const acts =
      name === 'audit_events' ? `where outcome = 'ALLOWED' and action !~ 'read|list|preview|search|${SETTINGS}'` : '';
    return `select '${name}' as name, count(*)${revised ? ' + 1000 * coalesce(sum(revision), 0)' : ''} as count from "${name}" ${acts}`;
  });
  const { rows } = await client.query<{ name: string; count: string }>(counted.join(' union all '));
  return new Map(rows.map(({ name, count }) => [name, Number(count)]));
}

interface Clicked {
  /** What each table has got. */
  effect: Record<string, number>;
  done: unknown[];
  refused: string[];
}

/** Clicks the button of a form just opened so many times at once. */
async function click(form: Form, times: number): Promise<Clicked> {
  const send = await form(world);
  const before = await countRows();
  const results = await Promise.allSettled(Array.from({ length: times }, () => send()));
  const after = await countRows();
  const grown = [...after].map(([name, count]) => [name, count - (before.get(name) ?? 0)] as const);
  return {
    effect: Object.fromEntries(grown.filter(([, more]) => more !== 0)),
    done: results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])),
    refused: results.flatMap((result) => (result.status === 'rejected' ? [reasonOf(result.reason)] : [])),
  };
}

function reasonOf(error: unknown): string {
  const refusal = error instanceof Refusal ? error : describeDatabaseRefusal(error);
  return refusal?.reason ?? `FAULT: ${error instanceof Error ? error.message.split('\n').at(-1) : String(error)}`;
}

describe('a button that is clicked three times has the effect of one click', () => {
  it.each(Object.entries(FORMS))('%s', async (_, form) => {
    const once = await click(form, 1);
    expect(once.refused).toEqual([]);
    const thrice = await click(form, 3);
    expect(thrice.refused.filter((reason) => reason.startsWith('FAULT'))).toEqual([]);
    expect(thrice.done.length).toBeGreaterThan(0);
    expect(thrice.effect).toEqual(once.effect);
  });
});
