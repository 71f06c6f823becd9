import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readBlocks, type TextBlock } from './page-text';

const paragraph = (text: string): TextBlock => ({ kind: 'PARAGRAPH', text });
const list = (...items: string[]): TextBlock => ({ kind: 'LIST', items });

it.each<[string, TextBlock[]]>([
  ['', []],
  ['En rad', [paragraph('En rad')]],
  ['En rad\nsom fortsätter', [paragraph('En rad som fortsätter')]],
  ['Ett\n\n\nTvå', [paragraph('Ett'), paragraph('Två')]],
  ['Ring:\n- Anna\n- Bo', [paragraph('Ring:'), list('Anna', 'Bo')]],
  ['- Anna\nsom svarar om SFI\n- Bo', [list('Anna som svarar om SFI', 'Bo')]],
  ['- Anna\n\nSedan', [list('Anna'), paragraph('Sedan')]],
  ['– Anna\r\n• Bo', [list('Anna', 'Bo')]],
  ['-Anna', [paragraph('-Anna')]],
  ['<b>Anna</b>', [paragraph('<b>Anna</b>')]],
])('%j', (text, expected) => {
  expect(readBlocks(text)).toEqual(expected);
});

it('loses no word of what was written', () => {
  const word = fc.stringMatching(/^[a-zåäö]{1,8}$/);
  const lines = fc.array(fc.tuple(fc.constantFrom('', '- '), fc.array(word, { maxLength: 4 })));
  fc.assert(
    fc.property(lines, (typed) => {
      const text = typed.map(([mark, words]) => (words.length > 0 ? mark + words.join(' ') : '')).join('\n');
      const shown = readBlocks(text).flatMap((block) => (block.kind === 'LIST' ? block.items : [block.text]));
      expect(shown.join(' ').split(' ').filter(Boolean)).toEqual(typed.flatMap(([, words]) => words));
    }),
  );
});
