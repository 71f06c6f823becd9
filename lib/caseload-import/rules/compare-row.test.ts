import { describe, expect, it } from 'vitest';
import type { KnownAssessment } from './assessment-change';
import type { CaseloadRow, ImportedAssessment } from './caseload-row';
import { compareRow, type KnownCase } from './compare-row';
import { listNamedUsers } from './named-users';

const today = '2026-11-18';
const NORTH = { id: 'north', name: 'Enhet Norr' };
const SOUTH = { id: 'south', name: 'Enhet Syd' };
const BERIT = { id: 'berit', name: 'Berit Ek' };
const OLOF = { id: 'olof', name: 'Olof Öst' };

const row = (more: Partial<CaseloadRow> = {}): CaseloadRow => ({
  identityNumber: '199002142389',
  identityKind: 'PERSONAL',
  bornOn: '1990-02-14',
  givenName: 'Åsa',
  familyName: 'Berg',
  caseNumber: 'A-1',
  unit: NORTH,
  assistanceFrom: '2026-03-01',
  ...more,
});

const known = (more: Partial<KnownCase> = {}): KnownCase => ({
  identityNumber: '199002142389',
  identityKind: 'PERSONAL',
  bornOn: '1990-02-14',
  givenName: 'Åsa',
  familyName: 'Berg',
  caseNumber: 'A-1',
  unit: NORTH,
  responsible: BERIT,
  assistanceFrom: '2026-03-01',
  assistanceTo: null,
  registeredSince: '2026-01-10',
  jobseekerCategory: '11',
  programme: { code: 'ROM', name: 'Rusta och matcha (ROM)' },
  programmeExtentMinutes: 1200,
  protection: 'NONE',
  childrenBornOn: ['2016-05-02'],
  caseId: 'case-1',
  personId: 'person-1',
  closedOn: null,
  namedUserIds: [],
  assessments: [],
  ...more,
});

const full: ImportedAssessment = {
  ground: null,
  abilityMinutes: 2400,
  abilityReason: '',
  deductions: { JOB_SEARCH: 300 },
  deductionReason: 'Uppgift från verksamhetssystemet',
  isInFullTimeProgramme: false,
};

const assessed = (more: Partial<KnownAssessment> = {}): KnownAssessment => ({
  id: 'assessment-1',
  validFrom: '2026-10-05',
  validTo: null,
  source: 'IMPORT',
  ground: 'SECTION_12_4_A',
  abilityMinutes: 2400,
  abilityReason: '',
  deductions: { JOB_SEARCH: 300 },
  isInFullTimeProgramme: false,
  ...more,
});

const compare = (more: Partial<CaseloadRow>, ...candidates: KnownCase[]) =>
  compareRow(row(more), candidates, { today });

describe('a row about someone new', () => {
  it('creates a case', () => {
    expect(compare({})).toMatchObject({ outcome: 'CREATE', known: null, personId: null, changes: [], faults: [] });
  });
  it('creates a case for a person whose earlier case is closed', () => {
    expect(compare({ caseNumber: 'A-2' }, known({ closedOn: '2026-01-31' }))).toMatchObject({
      outcome: 'CREATE',
      personId: 'person-1',
    });
  });
  it.each([
    ['the number of another person', known({ identityNumber: '198001012380' }), 'caseNumberTaken'],
    ['the number of the own closed case', known({ closedOn: '2026-01-31' }), 'caseClosed'],
  ])('is a fault with %s', (_, taken, reason) => {
    expect(compare({}, taken)).toMatchObject({
      outcome: 'FAULTY',
      faults: [{ column: 'caseNumber', reason, value: 'A-1' }],
    });
  });
});

describe('a row about a known case', () => {
  it('changes nothing when all is as before, and what has no column is left', () => {
    expect(compare({}, known())).toMatchObject({ outcome: 'UNCHANGED', changes: [], notes: [] });
  });

  it.each<[Partial<CaseloadRow>, object]>([
    [{ familyName: 'Lind' }, { field: 'familyName', from: 'Berg', to: 'Lind' }],
    [{ caseNumber: 'A-9' }, { field: 'caseNumber', from: 'A-1', to: 'A-9' }],
    [{ unit: SOUTH }, { field: 'unit', from: 'Enhet Norr', to: 'Enhet Syd' }],
    [{ responsible: OLOF }, { field: 'responsible', from: 'Berit Ek', to: 'Olof Öst' }],
    [{ responsible: { ...BERIT, id: 'other-berit' } }, { field: 'responsible', from: 'Berit Ek', to: 'Berit Ek' }],
    [{ responsible: null }, { field: 'responsible', from: 'Berit Ek', to: null }],
    [{ assistanceTo: '2026-11-01' }, { field: 'assistanceTo', from: null, to: '2026-11-01' }],
    [{ registeredSince: null }, { field: 'registeredSince', from: '2026-01-10', to: null }],
    [{ programme: null }, { field: 'programme', from: 'Rusta och matcha (ROM)', to: null }],
    [{ programmeExtentMinutes: 2400 }, { field: 'programmeExtentMinutes', from: 1200, to: 2400 }],
    [
      { childrenBornOn: ['2016-05-02', '2020-11-30'] },
      { field: 'childrenBornOn', from: '2016-05-02', to: '2016-05-02 2020-11-30' },
    ],
    [{ childrenBornOn: [] }, { field: 'childrenBornOn', from: '2016-05-02', to: '' }],
    [{ protection: 'MARKED' }, { field: 'protection', from: 'NONE', to: 'MARKED' }],
  ])('%j', (more, change) => {
    expect(compare(more, known())).toMatchObject({ outcome: 'CHANGE', changes: [change] });
  });

  it('follows a person from samordningsnummer to personnummer', () => {
    const before = known({ identityNumber: '199002742386', identityKind: 'COORDINATION' });
    expect(compare({}, before)).toMatchObject({
      outcome: 'CHANGE',
      known: { caseId: 'case-1' },
      changes: [{ field: 'identityNumber', from: '199002742386', to: '199002142389' }],
    });
  });
});

describe('a protection', () => {
  it.each(['MARKED', 'PROTECTED_REGISTRATION', 'FICTITIOUS_IDENTITY'] as const)(
    '%s survives a file without it',
    (protection) => {
      expect(compare({ protection: 'NONE' }, known({ protection }))).toMatchObject({
        outcome: 'UNCHANGED',
        after: { protection },
        notes: [{ column: 'protection', reason: 'protectionKept' }],
      });
      expect(compare({}, known({ protection }))).toMatchObject({
        outcome: 'UNCHANGED',
        after: { protection },
        notes: [],
      });
    },
  );
  it('is raised', () => {
    expect(compare({ protection: 'FICTITIOUS_IDENTITY' }, known({ protection: 'MARKED' })).after.protection).toBe(
      'FICTITIOUS_IDENTITY',
    );
  });
});

describe('an assessment', () => {
  const change = (assessment: ImportedAssessment, ...assessments: KnownAssessment[]) =>
    compare({ assessment }, known({ assessments }));

  it('is made from the Monday of the week, under 12:4 a after three months', () => {
    expect(change(full)).toMatchObject({
      outcome: 'CHANGE',
      assessment: { kind: 'ADD', validFrom: '2026-11-16', ground: 'SECTION_12_4_A', replaces: null },
      changes: [
        { field: 'abilityMinutes', from: null, to: 2400 },
        { field: 'JOB_SEARCH', from: 0, to: 300 },
      ],
    });
  });
  it('is voluntary before three months have passed', () => {
    const { assessment } = compare({ assessment: full, assistanceFrom: '2026-09-01' });
    expect(assessment).toMatchObject({ kind: 'ADD', ground: 'VOLUNTARY' });
  });
  it('has the ground that the file names', () => {
    expect(compare({ assessment: { ...full, ground: 'SECTION_12_4_D' } }).assessment).toMatchObject({
      ground: 'SECTION_12_4_D',
    });
  });
  it('that an import made and the file repeats is left, whatever its ground', () => {
    expect(change(full, assessed({ ground: 'VOLUNTARY' }))).toMatchObject({
      outcome: 'UNCHANGED',
      assessment: { kind: 'NONE' },
    });
  });
  it('that an import made is followed by a new one, on the same ground', () => {
    expect(
      change({ ...full, abilityMinutes: 1200, abilityReason: 'Läkarintyg' }, assessed({ ground: 'VOLUNTARY' })),
    ).toMatchObject({
      assessment: { kind: 'ADD', validFrom: '2026-11-16', ground: 'VOLUNTARY', replaces: { id: 'assessment-1' } },
      changes: [
        { field: 'abilityMinutes', from: 2400, to: 1200 },
        { field: 'abilityReason', from: null, to: null },
      ],
    });
  });
  it('that an import made this very week is corrected', () => {
    expect(change({ ...full, deductions: {} }, assessed({ validFrom: '2026-11-16' })).assessment).toMatchObject({
      kind: 'CORRECT',
      corrects: { id: 'assessment-1' },
    });
  });
  it.each(['2026-10-05', '2026-12-07'])('that an officer made, from %s, is the officer’s', (validFrom) => {
    const compared = change({ ...full, abilityMinutes: 1200 }, assessed({ validFrom, source: 'OFFICER' }));
    expect(compared).toMatchObject({
      outcome: 'UNCHANGED',
      assessment: { kind: 'OWNED_BY_OFFICER' },
      notes: [{ column: 'ability', reason: 'assessmentOwned' }],
    });
    expect(change(full, assessed({ validFrom, source: 'OFFICER' })).notes).toEqual([]);
  });
  it('that an officer made keeps the household that it rests on', () => {
    const before = known({ assessments: [assessed({ source: 'OFFICER' })] });
    expect(compare({ childrenBornOn: [] }, before)).toMatchObject({
      outcome: 'UNCHANGED',
      after: { childrenBornOn: ['2016-05-02'] },
      notes: [{ column: 'childrenBornOn', reason: 'childrenOwned' }],
    });
    expect(compare({ childrenBornOn: ['2016-05-02'] }, before).notes).toEqual([]);
  });
  it('that an officer made and that has ended is no hindrance', () => {
    expect(change(full, assessed({ source: 'OFFICER', validTo: '2026-11-15' })).assessment.kind).toBe('ADD');
  });
});

describe('who may open a protected case', () => {
  const officers = [
    { id: 'chief-north', name: '', email: '', unitId: NORTH.id, isManager: true },
    { id: 'chief-south', name: '', email: '', unitId: SOUTH.id, isManager: true },
    { id: 'berit', name: '', email: '', unitId: NORTH.id, isManager: false },
  ];
  const marked = { ...known(), protection: 'MARKED' as const };

  it('the responsible officer and the manager of the unit, when it is new', () => {
    expect(listNamedUsers(marked, null, { officers })).toEqual(['berit', 'chief-north']);
  });
  it('also those who were named before it was protected', () => {
    const before = { ...known(), namedUserIds: ['someone', 'berit'] };
    expect(listNamedUsers(marked, before, { officers })).toEqual(['someone', 'berit', 'chief-north']);
  });
  it('as before, when neither unit nor officer has changed', () => {
    expect(listNamedUsers(marked, { ...marked, namedUserIds: ['someone'] }, { officers })).toEqual(['someone']);
  });
  it('no longer those who gave it away', () => {
    const after = { ...marked, unit: SOUTH, responsible: OLOF };
    expect(
      listNamedUsers(after, { ...marked, namedUserIds: ['berit', 'chief-north', 'someone'] }, { officers }),
    ).toEqual(['someone', 'olof', 'chief-south']);
  });
  it('nobody is named without protection', () => {
    expect(listNamedUsers(known(), null, { officers })).toEqual([]);
  });
});
