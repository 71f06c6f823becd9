import { describe, expect, it } from 'vitest';
import { indexReference } from './caseload-reference';
import type { ColumnKey } from './columns';
import { parseRow } from './parse-row';

const NORTH = { id: 'unit-north', name: 'Enhet Norr' };
const SOUTH = { id: 'unit-south', name: 'Enhet Syd' };
const reference = indexReference({
  units: [NORTH, SOUTH],
  officers: [
    { id: 'berit', name: 'Berit Ek', email: 'berit.ek@norrby.example', unitId: NORTH.id, isManager: false },
    { id: 'olof', name: 'Olof Öst', email: 'olof@norrby.example', unitId: SOUTH.id, isManager: false },
    { id: 'anna-1', name: 'Anna Lind', email: 'anna1@norrby.example', unitId: null, isManager: false },
    { id: 'anna-2', name: 'Anna Lind', email: 'anna2@norrby.example', unitId: null, isManager: false },
  ],
  programmes: [{ code: 'ROM', name: 'Rusta och matcha (ROM)' }],
});
const today = '2026-11-20';

const SOUND: Partial<Record<ColumnKey, string>> = {
  identityNumber: '19900214-2389',
  givenName: 'Åsa',
  familyName: 'Berg',
  caseNumber: '2026-0001',
  unit: 'enhet norr',
  assistanceFrom: '2026-03',
};

const parse = (cells: Partial<Record<ColumnKey, string>>, extra: string[] = []) => {
  const all = { ...SOUND, ...cells };
  const keys = Object.keys(all) as ColumnKey[];
  return parseRow([...keys.map((key) => all[key] ?? ''), ...extra], { keys, reference, today });
};

describe('a sound row', () => {
  it('says nothing of columns that the file does not have', () => {
    expect(parse({})).toEqual({
      row: {
        identityNumber: '199002142389',
        identityKind: 'PERSONAL',
        bornOn: '1990-02-14',
        givenName: 'Åsa',
        familyName: 'Berg',
        caseNumber: '2026-0001',
        unit: NORTH,
        assistanceFrom: '2026-03-01',
      },
      identityNumber: '199002142389',
      caseNumber: '2026-0001',
      faults: [],
      notes: [],
    });
  });

  it('carries the assessment that its hours make', () => {
    const { row } = parse({
      ability: '32,5',
      abilityReason: 'Läkarintyg',
      JOB_SEARCH: '5',
      CHILDCARE: '',
      OTHER_DUTIES: '0',
    });
    expect(row?.assessment).toEqual({
      ground: null,
      abilityMinutes: 1950,
      abilityReason: 'Läkarintyg',
      deductions: { JOB_SEARCH: 300 },
      deductionReason: 'Uppgift från verksamhetssystemet',
      isInFullTimeProgramme: false,
    });
  });

  it('has no assessment without an ability, and says that the deductions were left', () => {
    const { row, notes } = parse({ ability: '', JOB_SEARCH: '5' });
    expect(row).not.toHaveProperty('assessment');
    expect(notes).toEqual([{ column: 'ability', reason: 'deductionsWithoutAbility' }]);
  });

  it('is exempt by a programme that is formally full time', () => {
    expect(
      parse({ ability: '40', programme: 'ROM', programmeExtent: '40' }).row?.assessment?.isInFullTimeProgramme,
    ).toBe(true);
    expect(
      parse({ ability: '40', programme: 'ROM', programmeExtent: '20' }).row?.assessment?.isInFullTimeProgramme,
    ).toBe(false);
  });

  it('empties what an empty cell empties', () => {
    expect(
      parse({
        officer: '',
        assistanceTo: '',
        registeredSince: '',
        jobseekerCategory: '',
        programme: '',
        childrenBornOn: '',
      }).row,
    ).toMatchObject({
      responsible: null,
      assistanceTo: null,
      registeredSince: null,
      jobseekerCategory: null,
      programme: null,
      childrenBornOn: [],
    });
  });

  it.each([
    ['berit.ek@norrby.example', 'berit'],
    ['Berit.Ek@Norrby.example', 'berit'],
    ['Berit Ek', 'berit'],
    ['Ek, Berit', 'berit'],
  ])('finds its officer by %s', (officer, id) => {
    expect(parse({ officer }).row?.responsible?.id).toBe(id);
  });

  it('leaves a programme that is not known here, and says so', () => {
    const { row, notes } = parse({ programme: 'Jobb- och utvecklingsgarantin' });
    expect(row).not.toHaveProperty('programme');
    expect(notes).toEqual([
      { column: 'programme', reason: 'programmeUnknown', value: 'Jobb- och utvecklingsgarantin' },
    ]);
  });

  it('may end early, and may end with empty fields', () => {
    const keys: ColumnKey[] = [
      'identityNumber',
      'givenName',
      'familyName',
      'caseNumber',
      'unit',
      'assistanceFrom',
      'programme',
    ];
    const fields = ['19900214-2389', 'Åsa', 'Berg', '1', 'Enhet Norr', '2026-03'];
    expect(parseRow(fields, { keys, reference, today }).faults).toEqual([]);
    expect(parseRow([...fields, 'ROM', '', ' '], { keys, reference, today }).faults).toEqual([]);
  });
});

describe('a fault', () => {
  it.each<[string, Partial<Record<ColumnKey, string>>, ColumnKey, string]>([
    ['no identity number', { identityNumber: '' }, 'identityNumber', 'identityNumberMissing'],
    ['a wrong check digit', { identityNumber: '19900214-2380' }, 'identityNumber', 'identityNumberCheckDigit'],
    [
      'a number that a spreadsheet has rounded',
      { identityNumber: '1,99002E+11' },
      'identityNumber',
      'identityNumberSpreadsheet',
    ],
    ['no given name', { givenName: ' ' }, 'givenName', 'nameMissing'],
    ['a name in the wrong encoding', { familyName: 'KarlstrÃ¶m' }, 'familyName', 'textGarbled'],
    ['a name that is too long', { familyName: 'x'.repeat(101) }, 'familyName', 'textTooLong'],
    ['a protection that is not known', { protection: 'kanske' }, 'protection', 'protectionUnknown'],
    ['no case number', { caseNumber: '' }, 'caseNumber', 'caseNumberMissing'],
    ['no unit', { unit: '' }, 'unit', 'unitMissing'],
    ['a unit that does not exist', { unit: 'Enhet Väst' }, 'unit', 'unitUnknown'],
    ['an officer that does not exist', { officer: 'ingen@norrby.example' }, 'officer', 'officerUnknown'],
    ['two officers of one name', { officer: 'Anna Lind' }, 'officer', 'officerAmbiguous'],
    ['an officer of another unit', { officer: 'olof@norrby.example' }, 'officer', 'officerOtherUnit'],
    ['no month', { assistanceFrom: '' }, 'assistanceFrom', 'monthMissing'],
    ['a month that does not exist', { assistanceFrom: '2026-13' }, 'assistanceFrom', 'monthFormat'],
    ['an end before the beginning', { assistanceTo: '2026-02' }, 'assistanceTo', 'monthOrder'],
    ['a day that does not exist', { registeredSince: '2026-02-30' }, 'registeredSince', 'dayFormat'],
    ['a registration in the future', { registeredSince: '2026-12-01' }, 'registeredSince', 'dayFuture'],
    ['a child that is not born', { childrenBornOn: '2027-01-01' }, 'childrenBornOn', 'dayFuture'],
    ['a child without a date', { childrenBornOn: 'två' }, 'childrenBornOn', 'dayFormat'],
    ['hours that are no number', { ability: 'heltid' }, 'ability', 'hoursFormat'],
    ['more than forty hours', { ability: '41' }, 'ability', 'hoursRange'],
    ['a deduction that is no number', { ability: '40', CHILDCARE: 'ja' }, 'CHILDCARE', 'hoursFormat'],
    ['an extent that is no number', { programmeExtent: 'hel' }, 'programmeExtent', 'hoursFormat'],
    ['a ground that does not exist', { ground: '12:9' }, 'ground', 'groundUnknown'],
    ['a ground before its day', { ground: '4 g' }, 'ground', 'groundNotInForce'],
  ])('%s', (_, cells, column, reason) => {
    const { row, faults } = parse(cells);
    expect(row).toBeNull();
    expect(faults).toEqual([expect.objectContaining({ column, reason })]);
  });

  it('tells too many fields', () => {
    expect(parse({}, ['Storgatan 1']).faults).toEqual([{ column: null, reason: 'tooManyFields', detail: '6' }]);
  });

  it('tells all that is wrong at once, with what stands there', () => {
    expect(parse({ unit: 'Väst', assistanceFrom: 'mars', ability: '50' }).faults).toEqual([
      { column: 'unit', reason: 'unitUnknown', value: 'Väst' },
      { column: 'assistanceFrom', reason: 'monthFormat', value: 'mars' },
      { column: 'ability', reason: 'hoursRange', value: '50' },
    ]);
  });

  it('still knows whom the row is about', () => {
    expect(parse({ unit: 'Väst' })).toMatchObject({ identityNumber: '199002142389', caseNumber: '2026-0001' });
  });

  it('keeps quiet about the values of someone protected', () => {
    expect(parse({ protection: 'ja', familyName: 'KarlstrÃ¶m' }).faults).toEqual([
      { column: 'familyName', reason: 'textGarbled' },
    ]);
    expect(parse({ protection: 'kanske', unit: 'Väst' }).faults).toEqual([
      { column: 'protection', reason: 'protectionUnknown', value: 'kanske' },
      { column: 'unit', reason: 'unitUnknown' },
    ]);
  });
});
