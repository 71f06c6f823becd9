import { describe, expect, it } from 'vitest';
import { indexReference } from './caseload-reference';
import { COLUMNS } from './columns';
import { generateExampleRows, listTemplateRows, writeExampleFile } from './example-caseload';
import { parseRow } from './parse-row';

const today = '2026-11-20';
const reference = {
  units: [
    { id: 'north', name: 'Enhet Norr' },
    { id: 'south', name: 'Enhet Syd' },
  ],
  officers: [
    { id: 'berit', name: 'Berit Ek', email: 'berit@norrby.example', unitId: 'north', isManager: false },
    { id: 'olof', name: 'Olof Öst', email: 'olof@norrby.example', unitId: 'south', isManager: false },
    { id: 'chief', name: 'Chef', email: 'chef@norrby.example', unitId: 'south', isManager: true },
  ],
  programmes: [
    { code: 'ROM', name: 'Rusta och matcha (ROM)' },
    { code: 'SIUS', name: 'SIUS' },
  ],
};
const keys = COLUMNS.map(({ key }) => key);
const finder = indexReference(reference);
const parse = (row: Record<string, string>) =>
  parseRow(
    keys.map((key) => row[key] ?? ''),
    { keys, reference: finder, today },
  );

describe('the example of 10 000 persons', () => {
  const rows = [...generateExampleRows(10_000, { reference })];
  const parsed = rows.map(parse);

  it('has no fault and nothing that is left unread', () => {
    expect(parsed.flatMap(({ faults, notes }) => [...faults, ...notes])).toEqual([]);
    expect(parsed).toHaveLength(10_000);
  });
  it('has test numbers only, each once, for women and men, and some samordningsnummer', () => {
    expect(new Set(rows.map(({ identityNumber }) => identityNumber)).size).toBe(10_000);
    expect(rows.every(({ identityNumber }) => /^\d{8}-23[89]\d$/.test(identityNumber))).toBe(true);
    expect(parsed.filter(({ row }) => row?.identityKind === 'COORDINATION').length).toBeGreaterThan(100);
  });
  it('has protected persons, some in programmes by form only, and some not assessed', () => {
    const share = (has: (row: NonNullable<(typeof parsed)[number]['row']>) => boolean) =>
      parsed.filter(({ row }) => row && has(row)).length / parsed.length;
    expect(share(({ protection }) => protection !== 'NONE')).toBeGreaterThan(0.005);
    expect(share(({ assessment }) => assessment?.isInFullTimeProgramme ?? false)).toBeGreaterThan(0.05);
    expect(share(({ assessment }) => assessment === undefined)).toBeGreaterThan(0.05);
    expect(share(({ childrenBornOn }) => (childrenBornOn?.length ?? 0) > 0)).toBeGreaterThan(0.2);
  });
  it('begins with the example of 300 and is the same at every call', () => {
    expect([...generateExampleRows(300, { reference })]).toEqual(rows.slice(0, 300));
  });
  it('avoids those that are taken', () => {
    const taken = new Set(['199002142389', (rows[0]?.identityNumber ?? '').replace('-', '')]);
    const others = [...generateExampleRows(300, { reference, taken })];
    expect(others).toHaveLength(300);
    expect(others.some(({ identityNumber }) => taken.has(identityNumber.replace('-', '')))).toBe(false);
  });
});

describe('the template', () => {
  it('has two rows without a fault', () => {
    const rows = listTemplateRows(reference).map(parse);
    expect(rows.map(({ faults }) => faults)).toEqual([[], []]);
    expect(rows[1]?.row).toMatchObject({ identityKind: 'COORDINATION', protection: 'MARKED' });
  });
  it('is a file that Excel in Swedish opens: a byte order mark, semicolons and CRLF', () => {
    const text = [...writeExampleFile(listTemplateRows(reference))].join('');
    expect(text.startsWith('\ufeffPersonnummer;Förnamn;')).toBe(true);
    expect(text.split('\r\n')).toHaveLength(4);
  });
});
