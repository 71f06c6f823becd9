import { describe, expect, it } from 'vitest';
import { REGISTER_COLUMNS, type RegisterColumn } from './register-columns';
import { createServiceFinder, parseRegisterRow } from './register-row';

const findService = createServiceFinder([
  { code: 'ROM', name: 'Rusta och matcha' },
  { code: 'STOM', name: 'Steg till arbete' },
]);

const SOUND = { provider: 'Nya Vägar AB', site: 'Ån', municipalityCode: '9901' };

function parse(cells: Partial<Record<RegisterColumn, string>>) {
  const all = { ...SOUND, ...cells };
  const keys = REGISTER_COLUMNS.map(({ key }) => key).filter((key) => key in all);
  return parseRegisterRow(
    { line: 2, fields: keys.map((key) => all[key as keyof typeof all] ?? '') },
    { keys, findService },
  );
}

describe('a row of the register file', () => {
  it('has of each fact what its columns say, and nothing of one without a column', () => {
    expect(parse({})).toEqual({
      line: 2,
      names: { provider: 'Nya Vägar AB', providerCode: '', site: 'Ån', municipalityCode: '9901' },
      row: { provider: 'Nya Vägar AB', municipalityCode: '9901', facts: { name: 'Ån' }, agreement: null },
      faults: [],
    });
  });

  it.each<[RegisterColumn, string, object]>([
    ['address', ' Åvägen  2 ', { address: 'Åvägen 2' }],
    ['address', '', { address: '' }],
    ['hasOffice', 'Ja', { hasOffice: true }],
    ['hasOffice', 'NEJ', { hasOffice: false }],
    ['hasOffice', '0', { hasOffice: false }],
    ['coordinates', '62,2031, 16,3012', { coordinates: { latitude: 62.2031, longitude: 16.3012 } }],
    ['coordinates', '', { coordinates: null }],
    ['languages', 'svenska, Arabiska|so', { languages: ['ar', 'so', 'sv'] }],
    ['languages', 'svenskt teckenspråk; dari; svenska; sv', { languages: ['prs', 'sv', 'swl'] }],
    ['languages', '', { languages: [] }],
    ['serviceCodes', 'rusta och matcha; STOM', { serviceCodes: ['ROM', 'STOM'] }],
    ['levels', 'b, A, nivå C', { levels: ['A', 'B', 'C'] }],
    [
      'specialisations',
      'Unga, psykisk ohälsa, SUPPORTED_EMPLOYMENT',
      { specialisations: ['MENTAL_HEALTH', 'SUPPORTED_EMPLOYMENT', 'YOUNG'] },
    ],
  ])('%s %j is read as %j', (column, text, facts) => {
    const { row, faults } = parse({ [column]: text });
    expect(faults).toEqual([]);
    expect(row?.facts).toEqual({ name: 'Ån', ...facts });
  });

  it.each<[RegisterColumn, string, string]>([
    ['provider', '', 'providerMissing'],
    ['provider', 'Nya VÃ¤gar', 'textGarbled'],
    ['site', '', 'siteMissing'],
    ['site', 'x'.repeat(101), 'textTooLong'],
    ['municipalityCode', '', 'municipalityCodeFormat'],
    ['municipalityCode', 'Almby', 'municipalityCodeFormat'],
    ['hasOffice', 'kanske', 'yesNo'],
    ['hasOffice', '', 'yesNo'],
    ['coordinates', '16.3012, 62.2031', 'coordinatesFormat'],
    ['languages', 'svenska, klingon', 'languageUnknown'],
    ['serviceCodes', 'ROM, TROLLERI', 'serviceUnknown'],
    ['levels', 'A, D', 'levelUnknown'],
    ['specialisations', 'trollkarlar', 'specialisationUnknown'],
    ['agreementCode', 'Almby', 'municipalityCodeFormat'],
    ['agreedFrom', '1/1 2026', 'dayFormat'],
    ['agreedFrom', '2026-01-01', 'agreementMunicipalityMissing'],
  ])('%s %j is a fault: %s', (column, text, reason) => {
    const { row, faults } = parse({ [column]: text });
    expect(row).toBeNull();
    expect(faults.map((fault) => fault.reason)).toContain(reason);
  });

  it('names the part of a list that nobody knows', () => {
    expect(parse({ languages: 'svenska, klingon' }).faults).toEqual([
      { column: 'languages', reason: 'languageUnknown', value: 'klingon' },
    ]);
  });

  it('tells all its faults at once', () => {
    expect(parse({ site: '', hasOffice: 'x y', levels: 'D' }).faults).toHaveLength(3);
  });

  it.each([
    ['0123', '0123'],
    ['123', '0123'],
  ])('a spreadsheet may have eaten the first zero of a municipality: %s', (text, code) => {
    expect(parse({ municipalityCode: text }).row?.municipalityCode).toBe(code);
  });

  it('has an agreement with its dates', () => {
    const row = parse({ agreementCode: '9901', agreedFrom: '20260101', agreedTo: '' }).row;
    expect(row?.agreement).toEqual({ code: '9901', agreedFrom: '2026-01-01', agreedTo: null });
    expect(parse({ agreementCode: '9901', agreedFrom: '2026-02-01', agreedTo: '2026-01-31' }).faults).toMatchObject([
      { column: 'agreedTo', reason: 'agreementOrder' },
    ]);
  });

  it('may not have more fields than the heading', () => {
    const parsed = parseRegisterRow(
      { line: 3, fields: ['Nya Vägar AB', 'Ån', '9901', 'Åvägen'] },
      { keys: ['provider', 'site', 'municipalityCode'], findService },
    );
    expect(parsed.faults).toEqual([{ column: null, reason: 'tooManyFields', detail: '3' }]);
  });
});
