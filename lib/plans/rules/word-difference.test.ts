import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWords } from './word-difference';

describe('what was taken away from a text and what was added', () => {
  it.each([
    ['nothing', 'Söker fem arbeten', 'Söker fem arbeten', [['SAME', 'Söker fem arbeten']]],
    ['all of it written anew', '', 'Ordnar praktik', [['ADDED', 'Ordnar praktik']]],
    ['all of it taken away', 'Ordnar praktik', '', [['REMOVED', 'Ordnar praktik']]],
    [
      'one word exchanged',
      'Söker fem arbeten i veckan',
      'Söker tio arbeten i veckan',
      [
        ['SAME', 'Söker '],
        ['REMOVED', 'fem'],
        ['ADDED', 'tio'],
        ['SAME', ' arbeten i veckan'],
      ],
    ],
    [
      'a sentence added at the end',
      'Ordnar praktik.',
      'Ordnar praktik. Betalar resan.',
      [
        ['SAME', 'Ordnar praktik.'],
        ['ADDED', ' Betalar resan.'],
      ],
    ],
  ] as const)('%s', (_, before, after, runs) => {
    expect(compareWords(before, after).map(({ kind, text }) => [kind, text])).toEqual(runs);
  });

  const words = fc.array(fc.constantFrom('plan', 'vecka', ' ', '\n', 'arbete', 'å')).map((list) => list.join(''));

  it('leaves both texts whole, and never two runs of one kind beside each other', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const runs = compareWords(before, after);
        const textOf = (left: 'ADDED' | 'REMOVED') =>
          runs.flatMap(({ kind, text }) => (kind === left ? [] : [text])).join('');
        expect(textOf('ADDED')).toBe(before);
        expect(textOf('REMOVED')).toBe(after);
        expect(runs.every(({ kind }, index) => kind !== runs[index + 1]?.kind)).toBe(true);
        expect(runs.every(({ text }) => text !== '')).toBe(true);
      }),
    );
  });

  it('tells two very long texts as wholly exchanged, at once', () => {
    const long = (word: string) => Array.from({ length: 2000 }, (_, index) => `${word}${index}`).join(' ');
    expect(compareWords(long('a'), long('b')).map(({ kind }) => kind)).toEqual(['REMOVED', 'ADDED']);
  });
});
