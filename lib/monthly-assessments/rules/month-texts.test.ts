import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import messages from '@/messages/sv.json';
import { MISSING_CODES } from './list-missing';
import { MONTH_FACT_KINDS } from './month-facts';

it('has words for everything that may have happened or be missing, and for the way to mend it', () => {
  expect(Object.keys(messages.monthly.facts).sort()).toEqual([...MONTH_FACT_KINDS].sort());
  expect(Object.keys(messages.monthly.missing).sort()).toEqual([...MISSING_CODES].sort());
  expect(Object.keys(messages.monthly.mend).sort()).toEqual([...MISSING_CODES].sort());
});

it('asks every source of facts that there is', () => {
  const folder = resolve(import.meta.dirname, '../queries/facts');
  const sources = readdirSync(folder).filter((name) => name.endsWith('-facts.ts') && name !== 'list-facts.ts');
  const gathered = readFileSync(resolve(folder, 'list-facts.ts'), 'utf8');
  expect(sources.length).toBeGreaterThan(10);
  for (const name of sources) expect(gathered, name).toContain(`from './${name.slice(0, -3)}'`);
});
