import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listSourceFiles } from './architecture/source-file';
import { findUsedTexts, type UsedText } from './architecture/used-texts';

const root = resolve(import.meta.dirname, '..');
const messages: unknown = JSON.parse(readFileSync(resolve(root, 'messages/sv.json'), 'utf8'));

function find(key: string, within: unknown): unknown {
  return key
    .split('.')
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], within);
}

function isMissing({ candidates, isPrefix }: UsedText, within: unknown): boolean {
  const kind = isPrefix ? 'object' : 'string';
  return !candidates.some((candidate) => typeof find(candidate, within) === kind);
}

describe('Swedish texts', () => {
  it('exist for every key that the interface and the refusals use', () => {
    const files = listSourceFiles(root).filter(
      ({ path }) => /^(app|components|lib)\//.test(path) && !/\.test\.tsx?$/.test(path),
    );
    const missing = files
      .flatMap(findUsedTexts)
      .filter((text) => isMissing(text, messages))
      .map(({ path, candidates, isPrefix }) => `${path}: ${candidates.join(' or ')}${isPrefix ? '.…' : ''}`);
    expect(missing).toEqual([]);
  });

  it.each([
    ['a component', `const t = useTranslations('plan'); t('heading');`, ['plan.heading']],
    ['a page', `const t = await getTranslations('plan'); t.rich('lead', {});`, ['plan.lead']],
    ['a key made at run time', `const t = useTranslations(); t(\`levels.\${level}\`);`, ['levels']],
    [
      'two translators of one name',
      `{ const t = useTranslations('a'); t('x'); } { const t = useTranslations('b'); }`,
      ['a.x', 'b.x'],
    ],
    ['a refusal', `throw new Refusal('planIsStale');`, ['reasons.planIsStale']],
  ])('are found in %s', (_name, text, candidates) => {
    const used = findUsedTexts({ path: 'app/page.tsx', text });
    expect(used.map((one) => one.candidates)).toEqual([candidates]);
    expect(used.every((one) => isMissing(one, {}))).toBe(true);
  });
});

describe('English texts of the plan document', () => {
  const read = (path: string) => readFileSync(resolve(root, path), 'utf8');
  const english = JSON.parse(read('messages/en-plan-document.json')) as Record<string, Record<string, string>>;
  const swedish = JSON.parse(read('messages/sv.json')) as Record<string, Record<string, string>>;
  const placesIn = (text = '') => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();

  it('stand for the same texts as the Swedish, with the same places to fill in', () => {
    const [sv = {}, en = {}] = [swedish.planDocument, english.planDocument];
    expect(Object.keys(en).toSorted()).toEqual(Object.keys(sv).toSorted());
    expect(Object.keys(sv).filter((key) => placesIn(sv[key]).join() !== placesIn(en[key]).join())).toEqual([]);
    expect(Object.values(en).filter((text) => text.trim() === '')).toEqual([]);
  });

  it('name every kind of activity in the catalogue', () => {
    const catalogue = read('prisma/migrations/0002_activity_catalogue/migration.sql');
    const codes = [...catalogue.matchAll(/^ {2}\('([A-Z_]+)', '/gm)].map(([, code]) => code ?? '');
    expect(codes.length).toBeGreaterThan(20);
    expect(Object.keys(english.activityTypes ?? {}).toSorted()).toEqual(codes.toSorted());
  });
});
