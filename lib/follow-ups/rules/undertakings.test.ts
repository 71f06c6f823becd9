import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listUndertakings, mayJudge, type UndertakingParty } from './undertakings';

const texts = {
  individualUndertakings: '',
  municipalityUndertakings: '',
  employmentServiceUndertakings: '',
  isEmploymentServiceParty: true,
};

describe('the undertakings of a plan', () => {
  it.each<[string, string, string[]]>([
    ['nothing', '', []],
    ['one sentence', 'Ordnar praktik och följer upp.', ['Ordnar praktik och följer upp.']],
    ['one a line', 'Ordnar praktik\nFöljer upp', ['Ordnar praktik', 'Följer upp']],
    ['a list with marks', '- Ordnar praktik\n• Följer upp\n2) Ringer', ['Ordnar praktik', 'Följer upp', 'Ringer']],
    ['empty lines and returns', '\n  Ordnar praktik \r\n\n \n', ['Ordnar praktik']],
    ['a number that belongs to the line', '3 jobb i veckan', ['3 jobb i veckan']],
    ['a hyphen that belongs to the line', '-5 kilo', ['-5 kilo']],
  ])('%s', (_, municipalityUndertakings, lines) => {
    expect(listUndertakings({ ...texts, municipalityUndertakings })).toEqual(
      lines.map((text, index) => ({ party: 'MUNICIPALITY', position: index + 1, text })),
    );
  });

  it('come in the order individual, municipality, AF, each counted from one', () => {
    const all = listUndertakings({
      ...texts,
      individualUndertakings: 'a',
      municipalityUndertakings: 'b\nc',
      employmentServiceUndertakings: 'd',
    });
    expect(all.map(({ party, position, text }) => `${party} ${position} ${text}`)).toEqual([
      'INDIVIDUAL 1 a',
      'MUNICIPALITY 1 b',
      'MUNICIPALITY 2 c',
      'EMPLOYMENT_SERVICE 1 d',
    ]);
  });

  it('leave AF out of a plan that AF has no part in', () => {
    expect(listUndertakings({ ...texts, employmentServiceUndertakings: 'x', isEmploymentServiceParty: false })).toEqual(
      [],
    );
  });

  it('lose no words: what is not a mark of a list is there, whatever is written', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zåäö]{1,12}( [a-zåäö]{1,12})*$/)), (lines) => {
        const found = listUndertakings({ ...texts, individualUndertakings: lines.join('\n') });
        expect(found.map(({ text }) => text)).toEqual(lines);
      }),
    );
  });
});

it.each<['MUNICIPALITY' | 'EMPLOYMENT_SERVICE', UndertakingParty, boolean]>([
  ['MUNICIPALITY', 'MUNICIPALITY', true],
  ['MUNICIPALITY', 'INDIVIDUAL', true],
  ['MUNICIPALITY', 'EMPLOYMENT_SERVICE', false],
  ['EMPLOYMENT_SERVICE', 'EMPLOYMENT_SERVICE', true],
  ['EMPLOYMENT_SERVICE', 'INDIVIDUAL', true],
  ['EMPLOYMENT_SERVICE', 'MUNICIPALITY', false],
])('%s judges the undertakings of %s: %s', (authority, party, expected) => {
  expect(mayJudge(authority, party)).toBe(expected);
});
