import { describe, expect, it } from 'vitest';
import { detectDelimiter, splitHeading } from '../../csv/rules/delimiter';
import { readHeadingOf } from '../../csv/rules/heading';
import { COLUMNS, findColumn } from './columns';

const readHeading = (names: string[]) => readHeadingOf(COLUMNS, names);

const REQUIRED = ['Personnummer', 'Förnamn', 'Efternamn', 'Ärendenummer', 'Enhet', 'Försörjningsstöd från'];

describe('the column that a heading names', () => {
  it.each([
    ['Personnummer', 'identityNumber'],
    ['PERSONNUMMER ', 'identityNumber'],
    ['samordningsnummer', 'identityNumber'],
    ['Fornamn', 'givenName'],
    ['ärende nummer', 'caseNumber'],
    ['Arendenummer', 'caseNumber'],
    ['Handläggare', 'officer'],
    ['handläggare (e-post)', 'officer'],
    ['Försörjningsstöd fr.o.m.', 'assistanceFrom'],
    ['forsorjningsstod till (ÅÅÅÅ-MM)', 'assistanceTo'],
    ['Arbetsförmåga', 'ability'],
    ['Avdrag, barnomsorg', 'CHILDCARE'],
    ['Adress', null],
    ['', null],
  ])('%s → %s', (heading, key) => {
    expect(findColumn(heading)).toBe(key);
  });

  it('every column is found by its own heading', () => {
    expect(COLUMNS.map(({ heading }) => findColumn(heading))).toEqual(COLUMNS.map(({ key }) => key));
  });
});

describe('the heading of a file', () => {
  it('may have its columns in any order, and others that are not used', () => {
    const heading = readHeading([...REQUIRED, 'Adress', '', 'Program']);
    expect(heading).toEqual({
      ok: true,
      keys: [
        'identityNumber',
        'givenName',
        'familyName',
        'caseNumber',
        'unit',
        'assistanceFrom',
        null,
        null,
        'programme',
      ],
      ignored: ['Adress'],
    });
  });
  it('names the required columns that are missing', () => {
    expect(readHeading(['Personnummer', 'Förnamn', 'Efternamn', 'Enhet'])).toEqual({
      ok: false,
      reason: 'importColumnsMissing',
      columns: ['Ärendenummer', 'Försörjningsstöd från'],
    });
  });
  it('may not have a column twice', () => {
    expect(readHeading([...REQUIRED, 'Samordningsnummer'])).toEqual({
      ok: false,
      reason: 'importColumnTwice',
      columns: ['Personnummer'],
    });
  });
  it('is none when no column is known', () => {
    expect(readHeading(['19900101-2389', 'Anna', 'Berg'])).toMatchObject({ ok: false, reason: 'importNoHeading' });
  });
});

describe('the delimiter', () => {
  it.each([
    ['Personnummer;Förnamn;Efternamn', ';'],
    ['Personnummer,Förnamn,Efternamn', ','],
    ['Personnummer\tFörnamn\tEfternamn', '\t'],
    ['"Personnummer";"Förnamn";"Namn, efter"', ';'],
    ['Något annat', ';'],
  ])('of %j is %j', (heading, delimiter) => {
    expect(detectDelimiter(heading, findColumn)).toBe(delimiter);
  });
  it('splits the heading and drops the quotes', () => {
    expect(splitHeading('"Personnummer"; Förnamn ;""', ';')).toEqual(['Personnummer', 'Förnamn', '']);
  });
});
