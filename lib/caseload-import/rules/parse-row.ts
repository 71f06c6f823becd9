import type { DeductionKind } from '../../assessments/rules/assessment';
import { MAXIMUM_WEEKLY_MINUTES } from '../../assessments/rules/assessment';
import { parseIdentityNumber } from '../../cases/rules/identity-number';
import { cleanCell, isGarbled, readDay } from '../../csv/rules/cell-values';
import { type IsoDay, mondayOf, toIsoWeek } from '../../time';
import type { ReferenceFinder } from './caseload-reference';
import type { CaseloadRow, ImportedAssessment, RowFault, RowFaultReason, RowNote } from './caseload-row';
import { readDays, readGround, readMonth, readProtection, readWeeklyMinutes } from './cell-values';
import { type ColumnKey, DEDUCTION_COLUMNS } from './columns';

export interface ParsedRow {
  /** Null when the row has a fault. */
  row: CaseloadRow | null;
  /** Also of a faulty row, where they could be read: to find it again, and not to call the person missing. */
  identityNumber: string | null;
  caseNumber: string | null;
  faults: RowFault[];
  notes: RowNote[];
}

const LONGEST = { givenName: 100, familyName: 100, caseNumber: 50, jobseekerCategory: 100, abilityReason: 500 };
const DEFAULT_REASON = 'Uppgift från verksamhetssystemet';

type Longest = keyof typeof LONGEST;

/**
 * Reads one row of a caseload file. `keys` says which column each field belongs to; fields that are missing at the end are
 * empty, and empty ones beyond the last column do not count. All faults of the row are told at once.
 */
export function parseRow(
  fields: readonly string[],
  { keys, reference, today }: { keys: readonly (ColumnKey | null)[]; reference: ReferenceFinder; today: IsoDay },
): ParsedRow {
  const cells = new Map<ColumnKey, string>();
  keys.forEach((key, index) => {
    if (key) cells.set(key, cleanCell(fields[index] ?? ''));
  });
  const faults: RowFault[] = [];
  const notes: RowNote[] = [];
  if (fields.slice(keys.length).some((field) => cleanCell(field) !== '')) {
    faults.push({ column: null, reason: 'tooManyFields', detail: String(keys.length) });
  }

  const reader = createCellReader(cells, faults);
  const identity = readIdentity();
  const protection = reader.read('protection', readProtection);
  const unit = readUnit();
  const row: Partial<CaseloadRow> = {
    ...(identity ? { identityNumber: identity.value, identityKind: identity.kind, bornOn: identity.bornOn } : {}),
    givenName: reader.text('givenName', 'nameMissing'),
    familyName: reader.text('familyName', 'nameMissing'),
    protection,
    caseNumber: reader.text('caseNumber', 'caseNumberMissing'),
    unit,
    responsible: readOfficer(),
    assistanceFrom: reader.read('assistanceFrom', readMonth, 'monthMissing'),
    assistanceTo: reader.readOrNull('assistanceTo', readMonth),
    registeredSince: readPastDay(),
    jobseekerCategory: reader.textOrNull('jobseekerCategory'),
    ...readProgramme(),
    programmeExtentMinutes: reader.readOrNull('programmeExtent', readWeeklyMinutes),
    childrenBornOn: readChildren(),
  };
  if (row.assistanceFrom && row.assistanceTo && row.assistanceTo < row.assistanceFrom) {
    reader.fault('assistanceTo', 'monthOrder');
  }
  row.assessment = readAssessment();

  const isSound = faults.length === 0;
  return {
    row: isSound ? dropUndefined(row as CaseloadRow) : null,
    identityNumber: identity?.value ?? null,
    caseNumber: row.caseNumber || null,
    faults: mayBeProtected() ? faults.map(hideValue) : faults,
    notes: isSound ? notes : [],
  };

  function mayBeProtected(): boolean {
    return (protection ?? 'NONE') !== 'NONE' || faults.some(({ reason }) => reason === 'protectionUnknown');
  }

  function readIdentity() {
    const text = cells.get('identityNumber') ?? '';
    // What a spreadsheet makes of twelve digits: 1,99001E+11.
    if (/e\+\d+$/i.test(text)) {
      reader.fault('identityNumber', 'identityNumberSpreadsheet');
      return null;
    }
    const parsed = parseIdentityNumber(text, { today });
    if (parsed.ok) return parsed;
    reader.fault('identityNumber', parsed.reason);
    return null;
  }

  function readUnit() {
    const text = cells.get('unit') ?? '';
    const found = reference.findUnit(text);
    if (!found) reader.fault('unit', text === '' ? 'unitMissing' : 'unitUnknown');
    return found ?? undefined;
  }

  function readOfficer() {
    const text = cells.get('officer');
    if (text === undefined) return undefined;
    if (text === '') return null;
    const [found, another] = reference.findOfficers(text);
    if (!found || another) {
      reader.fault('officer', found ? 'officerAmbiguous' : 'officerUnknown');
      return undefined;
    }
    // An officer sees only the own unit's cases: one of another unit could not open this one.
    if (unit && found.unitId !== null && found.unitId !== unit.id)
      reader.fault('officer', 'officerOtherUnit', unit.name);
    return { id: found.id, name: found.name };
  }

  function readPastDay() {
    const day = reader.readOrNull('registeredSince', readDay);
    if (day && day > today) reader.fault('registeredSince', 'dayFuture');
    return day;
  }

  function readProgramme(): Pick<CaseloadRow, 'programme'> {
    const text = cells.get('programme');
    if (text === undefined) return {};
    const programme = text === '' ? null : reference.findProgramme(text);
    if (text !== '' && !programme) {
      notes.push({ column: 'programme', reason: 'programmeUnknown', value: text });
      return {};
    }
    return { programme };
  }

  function readChildren() {
    const days = reader.read('childrenBornOn', readDays);
    if (days?.some((day) => day > today)) reader.fault('childrenBornOn', 'dayFuture');
    return days;
  }

  function readAssessment(): ImportedAssessment | undefined {
    const abilityMinutes = reader.readOrNull('ability', readWeeklyMinutes) ?? undefined;
    const abilityReason = reader.textOrNull('abilityReason');
    const ground = reader.readOrNull('ground', (text) => readGround(text, { monday: mondayOf(toIsoWeek(today)) }));
    const deductions: Partial<Record<DeductionKind, number>> = {};
    for (const kind of DEDUCTION_COLUMNS) {
      const minutes = reader.readOrNull(kind, readWeeklyMinutes);
      if (minutes) deductions[kind] = minutes;
    }
    if (abilityMinutes === undefined) {
      const hasDeductions = Object.keys(deductions).length > 0;
      if (hasDeductions) notes.push({ column: 'ability', reason: 'deductionsWithoutAbility' });
      return undefined;
    }
    return {
      ground: ground ?? null,
      abilityMinutes,
      abilityReason: abilityReason || (abilityMinutes < MAXIMUM_WEEKLY_MINUTES ? DEFAULT_REASON : ''),
      deductions,
      deductionReason: DEFAULT_REASON,
      isInFullTimeProgramme: Boolean(row.programme) && row.programmeExtentMinutes === MAXIMUM_WEEKLY_MINUTES,
    };
  }
}

type Reader<T> = (text: string) => { ok: true; value: T } | { ok: false; reason: RowFaultReason };

/** Reads cells by their column; each fault is added to `faults`. Undefined for a column that the file does not have. */
function createCellReader(cells: ReadonlyMap<ColumnKey, string>, faults: RowFault[]) {
  const fault = (column: ColumnKey, reason: RowFaultReason, detail?: string) => {
    const value = cells.get(column);
    faults.push({ column, reason, ...(value ? { value } : {}), ...(detail === undefined ? {} : { detail }) });
  };
  const read = <T>(column: ColumnKey, reader: Reader<T>, missing?: RowFaultReason): T | undefined => {
    const text = cells.get(column);
    if (text === undefined) return undefined;
    const result = text === '' && missing ? ({ ok: false, reason: missing } as const) : reader(text);
    if (result.ok) return result.value;
    fault(column, result.reason);
    return undefined;
  };
  const text = (column: Longest, missing?: RowFaultReason): string | undefined => {
    const value = cells.get(column);
    if (value === undefined) return undefined;
    if (value === '' && missing) fault(column, missing);
    else if (value.length > LONGEST[column]) fault(column, 'textTooLong', String(LONGEST[column]));
    else if (isGarbled(value)) fault(column, 'textGarbled');
    return value;
  };
  return {
    fault,
    read,
    text,
    textOrNull: (column: Longest) => {
      const value = text(column);
      return value === '' ? null : value;
    },
    readOrNull: <T>(column: ColumnKey, reader: Reader<T>) => (cells.get(column) === '' ? null : read(column, reader)),
  };
}

/** A protected person's values reach no list; the line and the column are enough to find them in the file. */
function hideValue({ value, ...fault }: RowFault): RowFault {
  return fault.column === 'protection' && value !== undefined ? { ...fault, value } : fault;
}

function dropUndefined(row: CaseloadRow): CaseloadRow {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as unknown as CaseloadRow;
}
