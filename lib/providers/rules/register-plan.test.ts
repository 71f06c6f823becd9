import { describe, expect, it } from 'vitest';
import { planRegister, type Register, type RegisteredSite } from './register-plan';
import type { ParsedRegisterRow, RegisterRow } from './register-row';

const site = (more: Partial<RegisteredSite> = {}): RegisteredSite => ({
  id: 'torget',
  providerId: 'stigen',
  name: 'Torget',
  address: 'Torget 1',
  municipalityCode: '9901',
  hasOffice: true,
  coordinates: null,
  openingHours: '',
  languages: ['sv'],
  specialisations: [],
  serviceCodes: [],
  levels: [],
  revision: 3,
  isClosed: false,
  ...more,
});

const REGISTER: Register = {
  ownCode: '9901',
  knownCodes: ['9901', '9902'],
  providers: [
    { id: 'stigen', name: 'Stigen AB', code: 'S1', agreement: { agreedFrom: '2026-01-01', agreedTo: null } },
    { id: 'broar', name: 'Broar AB', code: null, agreement: null },
  ],
  sites: [site()],
};

let line = 1;
function row(more: Partial<RegisterRow> & { site?: string } = {}): ParsedRegisterRow {
  line += 1;
  const { site: name = 'Torget', ...given } = more;
  const whole: RegisterRow = {
    provider: 'Stigen AB',
    municipalityCode: '9901',
    agreement: null,
    ...given,
    facts: { ...given.facts, name },
  };
  const { provider, providerCode = '', municipalityCode } = whole;
  return { line, names: { provider, providerCode, site: name, municipalityCode }, row: whole, faults: [] };
}

const OWN = { code: '9901' };
const plan = (rows: ParsedRegisterRow[], register: Partial<Register> = {}) =>
  planRegister(rows, { ...REGISTER, ...register });
const reasonsOf = (rows: ParsedRegisterRow[], register: Partial<Register> = {}) =>
  plan(rows, register).rows.map(({ faults }) => faults.map(({ reason }) => reason).join(' '));

describe('a row beside the register', () => {
  it('that says what the register says changes nothing', () => {
    const { rows, providers, sites, missing } = plan([
      row({ provider: 'STIGEN ab', site: 'torget', facts: { name: '', languages: ['sv'] } }),
    ]);
    expect(rows).toMatchObject([{ outcome: 'UNCHANGED', changes: [] }]);
    expect([providers, sites, missing]).toEqual([[], [], []]);
  });

  it('changes only what it has a column for', () => {
    const { rows, sites } = plan([row({ facts: { name: '', languages: ['ar', 'sv'] } })]);
    expect(rows).toMatchObject([{ outcome: 'CHANGE', changes: [{ field: 'languages', from: 'sv', to: 'ar sv' }] }]);
    expect(sites).toMatchObject([
      { site: { id: 'torget', revision: 3 }, facts: { address: 'Torget 1', hasOffice: true } },
    ]);
  });

  it('adds a site, and its provider once, with the agreement', () => {
    const agreement = { code: '9901', agreedFrom: '2026-02-01' };
    const { rows, providers, sites } = plan([
      row({ provider: 'Ny AB', providerCode: 'N', site: 'A', agreement }),
      row({ provider: 'ny ab', site: 'B', facts: { name: '', address: 'Vägen 1' } }),
    ]);
    expect(rows).toMatchObject([
      { outcome: 'CREATE', isNewProvider: true },
      { outcome: 'CREATE', isNewProvider: false },
    ]);
    expect(rows.map(({ changes }) => changes.map(({ field, to }) => `${field} ${to}`))).toEqual([
      ['providerCode N', 'agreedFrom 2026-02-01', 'hasOffice no'],
      ['address Vägen 1', 'hasOffice yes'],
    ]);
    expect(providers).toMatchObject([
      { id: null, name: 'Ny AB', code: 'N', agreement: 'NEW', agreedFrom: '2026-02-01' },
    ]);
    expect(sites.map((act) => [act.provider === providers[0], act.facts.hasOffice])).toEqual([
      [true, false],
      [true, true],
    ]);
  });

  it('changes the dates of the agreement, and gives a code to a provider that has none', () => {
    const { rows, providers } = plan([
      row({ agreement: { ...OWN, agreedTo: '2026-12-31' } }),
      row({ provider: 'Broar AB', providerCode: 'B1', site: 'Ån', agreement: OWN }),
    ]);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['CHANGE', 'CREATE']);
    expect(providers).toMatchObject([
      { id: 'stigen', code: null, agreement: 'CHANGED', agreedFrom: '2026-01-01', agreedTo: '2026-12-31' },
      { id: 'broar', code: 'B1', agreement: 'NEW' },
    ]);
  });

  it('is another site when what stands in parentheses is another', () => {
    const rows = [row({ site: 'Ån (plan 1)' }), row({ site: 'Ån (plan 2)' })];
    expect(plan(rows).rows.map(({ outcome }) => outcome)).toEqual(['CREATE', 'CREATE']);
  });

  it('finds the provider by its code', () => {
    expect(plan([row({ providerCode: 's1' })]).rows).toMatchObject([{ outcome: 'UNCHANGED' }]);
  });

  it.each<[string, ParsedRegisterRow[], Partial<Register>, string[]]>([
    ['a site of another municipality', [row({ municipalityCode: '9902' })], {}, ['siteOfOtherMunicipality']],
    [
      'an agreement of another municipality',
      [row({ agreement: { code: '9902' } })],
      {},
      ['agreementOfOtherMunicipality'],
    ],
    ['a provider without an agreement', [row({ provider: 'Broar AB' })], {}, ['agreementMissing']],
    ['the same site twice', [row(), row({ site: 'TORGET' })], {}, ['duplicateSite', 'duplicateSite']],
    ['a site that was taken away', [row()], { sites: [site({ isClosed: true })] }, ['siteClosed']],
    ['a site that is there twice', [row()], { sites: [site(), site({ id: 'b' })] }, ['siteAmbiguous']],
    ['an office without an address', [row({ facts: { name: '', address: '' } })], {}, ['officeNeedsAddress']],
    ['a code that is another’s', [row({ provider: 'Broar AB', providerCode: 'S1' })], {}, ['codeOfOtherProvider']],
    ['another code', [row({ providerCode: 'S2' })], {}, ['providerHasOtherCode']],
    [
      'a name that two providers have',
      [row()],
      { providers: [...REGISTER.providers, { id: 'c', name: 'stigen ab', code: null, agreement: null }] },
      ['providerAmbiguous'],
    ],
    [
      'an agreement told in two ways',
      [
        row({ agreement: { ...OWN, agreedFrom: '2026-01-01' } }),
        row({ site: 'B', agreement: { ...OWN, agreedFrom: '2026-01-02' } }),
      ],
      {},
      ['', 'agreementDiffers'],
    ],
    [
      'one new code for two',
      [
        row({ provider: 'Ett', providerCode: 'N', agreement: OWN }),
        row({ provider: 'Två', providerCode: 'n', agreement: OWN }),
      ],
      {},
      ['', 'codeOfOtherProvider'],
    ],
  ])('at fault: %s', (_name, rows, register, reasons) => {
    expect(reasonsOf(rows, register)).toEqual(reasons);
  });

  it('that is at fault does nothing, and keeps no other', () => {
    const { rows, sites } = plan([row({ municipalityCode: '9902', site: 'X' }), row({ site: 'Ny' })]);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['FAULTY', 'CREATE']);
    expect(sites).toHaveLength(1);
  });
});

describe('a site that the file does not name', () => {
  it('is listed when the municipality minds it, and nothing is done to it', () => {
    const { missing, sites } = plan([row({ site: 'Annat' })], {
      sites: [
        site(),
        site({ id: 'over', name: 'Över gränsen', municipalityCode: '9902' }),
        site({ id: 'bort', name: 'Bort', municipalityCode: '9950' }),
        site({ id: 'stängt', name: 'Stängt', isClosed: true }),
        site({ id: 'annan', name: 'Annan', providerId: 'broar' }),
      ],
    });
    expect(missing.map(({ siteId }) => siteId)).toEqual(['torget', 'bort']);
    expect(sites).toHaveLength(1);
  });

  it('is not missing when its row has a fault', () => {
    expect(plan([{ ...row(), row: null, faults: [{ column: 'levels', reason: 'levelUnknown' }] }]).missing).toEqual([]);
  });
});
