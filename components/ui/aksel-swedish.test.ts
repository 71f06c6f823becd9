import { nb } from '@navikt/ds-react/locales';
import { describe, expect, it } from 'vitest';
import { akselSwedish } from './aksel-swedish';

type Tree = { [key: string]: unknown };

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (key === 'dateLocale') continue;
    if (typeof value === 'string') texts.set(prefix + key, value);
    else for (const [path, text] of flatten(value as Tree, `${prefix}${key}.`)) texts.set(path, text);
  }
  return texts;
}

const placeholders = (text: string) => (text.match(/{[^}]*}/g) ?? []).sort();

describe('akselSwedish', () => {
  const norwegian = flatten(nb);
  const swedish = flatten(akselSwedish);

  it('translates every key of Aksel and no other', () => {
    expect([...swedish.keys()].sort()).toEqual([...norwegian.keys()].sort());
  });

  it.each([...norwegian])('keeps the placeholders of %s', (path, text) => {
    expect(placeholders(swedish.get(path) ?? '')).toEqual(placeholders(text));
  });

  it('counts the days of a week from Monday and names them in Swedish', () => {
    expect(akselSwedish.global.dateLocale.options?.weekStartsOn).toBe(1);
    expect(akselSwedish.global.dateLocale.code).toBe('sv');
  });
});
