import { cleanCell, isGarbled, type Read, readDay } from '../../csv/rules/cell-values';
import { foldText } from '../../csv/rules/fold-text';
import type { IsoDay } from '../../time';
import { readCoordinates } from './coordinates-text';
import type { RegisterColumn } from './register-columns';
import { createWordFinder, LANGUAGE_WORDS, SPECIALISATION_WORDS } from './register-words';
import { SUPPORT_LEVELS, type SupportLevel } from './site';
import type { SiteFacts } from './site-changes';

export const REGISTER_FAULTS = [
  'providerMissing',
  'siteMissing',
  'textTooLong',
  'textGarbled',
  'municipalityCodeFormat',
  'yesNo',
  'coordinatesFormat',
  'languageUnknown',
  'serviceUnknown',
  'levelUnknown',
  'specialisationUnknown',
  'dayFormat',
  'agreementOrder',
  'agreementMunicipalityMissing',
  'tooManyFields',
  'unbalancedQuotes',
  'lineTooLong',
  'officeNeedsAddress',
  'siteOfOtherMunicipality',
  'agreementOfOtherMunicipality',
  'agreementMissing',
  'agreementDiffers',
  'siteClosed',
  'siteAmbiguous',
  'duplicateSite',
  'codeOfOtherProvider',
  'providerHasOtherCode',
  'providerAmbiguous',
] as const;
/** A key under `providerImport.faults`. */
export type RegisterFaultReason = (typeof REGISTER_FAULTS)[number];

/** Why a row cannot be imported. */
export interface RegisterFault {
  /** Null when the whole row is at fault. */
  column: RegisterColumn | null;
  reason: RegisterFaultReason;
  /** What stands in the cell. */
  value?: string;
  /** What the sentence needs to be exact: a name, another line. */
  detail?: string;
}

/** A sound row of the file. A field that is undefined has no column in the file and is left as it is. */
export interface RegisterRow {
  provider: string;
  providerCode?: string;
  municipalityCode: string;
  facts: Pick<SiteFacts, 'name'> & Partial<SiteFacts>;
  /** Null when the row says nothing of an agreement. */
  agreement: { code: string; agreedFrom?: IsoDay | null; agreedTo?: IsoDay | null } | null;
}

/** What names a site in the file and in the register. */
export interface RegisterNames {
  provider: string;
  providerCode: string;
  site: string;
  municipalityCode: string;
}

export interface ParsedRegisterRow {
  line: number;
  /** As far as they could be read, also of a faulty row: so that its site is not called missing. */
  names: RegisterNames;
  row: RegisterRow | null;
  faults: RegisterFault[];
}

const LONGEST = { provider: 200, providerCode: 40, site: 100, address: 200, openingHours: 300 };

const findLanguage = createWordFinder(LANGUAGE_WORDS);
const findSpecialisation = createWordFinder(SPECIALISATION_WORDS);
const YES = ['ja', 'j', '1', 'x', 'true', 'sant'];
const NO = ['nej', 'n', '0', 'false', 'falskt'];

/** Finds a service of the catalogue by its code or its name. */
export function createServiceFinder(services: readonly { code: string; name: string }[]) {
  return createWordFinder<string>(Object.fromEntries(services.map(({ code, name }) => [code, [name]])));
}

/**
 * Reads one row of a register file. `keys` says which column each field belongs to; `findService` knows the
 * catalogue, by code or by name. All
 * faults that the row has by itself are told at once.
 */
export function parseRegisterRow(
  { line, fields }: { line: number; fields: readonly string[] },
  { keys, findService }: { keys: readonly (RegisterColumn | null)[]; findService: (text: string) => string | null },
): ParsedRegisterRow {
  const cells = new Map<RegisterColumn, string>();
  keys.forEach((key, index) => {
    if (key) cells.set(key, cleanCell(fields[index] ?? ''));
  });
  const faults: RegisterFault[] = [];
  if (fields.slice(keys.length).some((field) => cleanCell(field) !== '')) {
    faults.push({ column: null, reason: 'tooManyFields', detail: String(keys.length) });
  }
  const { fault, text, list, day } = createReader(cells, faults);

  const provider = text('provider', 'providerMissing') ?? '';
  const providerCode = text('providerCode');
  const name = text('site', 'siteMissing') ?? '';
  const municipalityCode = (cells.get('municipalityCode') ?? '').padStart(4, '0');
  if (!/^\d{4}$/.test(municipalityCode) || municipalityCode === '0000') {
    fault('municipalityCode', 'municipalityCodeFormat');
  }
  const facts = {
    name,
    address: text('address'),
    hasOffice: readOffice(),
    coordinates: readPlace(),
    openingHours: text('openingHours'),
    languages: list('languages', findLanguage, 'languageUnknown'),
    serviceCodes: list('serviceCodes', findService, 'serviceUnknown'),
    levels: list('levels', readLevel, 'levelUnknown'),
    specialisations: list('specialisations', findSpecialisation, 'specialisationUnknown'),
  };
  const agreement = readAgreement();
  const row: RegisterRow = {
    provider,
    ...(providerCode ? { providerCode } : {}),
    municipalityCode,
    facts: dropUndefined(facts),
    agreement,
  };
  return {
    line,
    names: { provider, providerCode: providerCode ?? '', site: name, municipalityCode },
    row: faults.length === 0 ? row : null,
    faults,
  };

  function readOffice(): boolean | undefined {
    const cell = cells.get('hasOffice');
    if (cell === undefined) return undefined;
    const word = foldText(cell);
    if (!YES.includes(word) && !NO.includes(word)) fault('hasOffice', 'yesNo');
    return YES.includes(word);
  }

  function readPlace() {
    const cell = cells.get('coordinates');
    if (cell === undefined) return undefined;
    const place = cell === '' ? null : readCoordinates(cell);
    if (cell !== '' && place === null) fault('coordinates', 'coordinatesFormat');
    return place;
  }

  function readAgreement(): RegisterRow['agreement'] {
    const agreedFrom = day('agreedFrom');
    const agreedTo = day('agreedTo');
    if (agreedFrom && agreedTo && agreedTo < agreedFrom) fault('agreedTo', 'agreementOrder');
    const code = cells.get('agreementCode') ?? '';
    if (code === '') {
      if (agreedFrom || agreedTo) fault('agreementCode', 'agreementMunicipalityMissing');
      return null;
    }
    if (!/^\d{3,4}$/.test(code)) fault('agreementCode', 'municipalityCodeFormat');
    return { code: code.padStart(4, '0'), ...dropUndefined({ agreedFrom, agreedTo }) };
  }
}

function readLevel(text: string): SupportLevel | null {
  return SUPPORT_LEVELS.find((level) => level === text.toUpperCase().replace(/^NIVÅ\s*/, '')) ?? null;
}

/** Reads cells by their column; each fault is added to `faults`. Undefined for a column that the file does not have. */
function createReader(cells: ReadonlyMap<RegisterColumn, string>, faults: RegisterFault[]) {
  const fault = (column: RegisterColumn, reason: RegisterFaultReason, more: Partial<RegisterFault> = {}) => {
    const value = cells.get(column);
    faults.push({ column, reason, ...(value ? { value } : {}), ...more });
  };
  const text = (column: keyof typeof LONGEST, missing?: RegisterFaultReason): string | undefined => {
    const value = cells.get(column);
    if (value === undefined) return undefined;
    if (value === '' && missing) fault(column, missing);
    else if (value.length > LONGEST[column]) fault(column, 'textTooLong', { detail: String(LONGEST[column]) });
    else if (isGarbled(value)) fault(column, 'textGarbled');
    return value;
  };
  /** Several values with a comma, a semicolon or «|» between; each once, in the order of their codes. */
  const list = <Code extends string>(
    column: RegisterColumn,
    find: (part: string) => Code | null,
    unknown: RegisterFaultReason,
  ): Code[] | undefined => {
    const parts = cells
      .get(column)
      ?.split(/[,;|]/)
      .map((part) => part.trim())
      .filter(Boolean);
    for (const part of parts ?? []) if (!find(part)) fault(column, unknown, { value: part });
    return parts && [...new Set(parts.flatMap((part) => find(part) ?? []))].sort();
  };
  const day = (column: RegisterColumn): IsoDay | null | undefined => {
    const value = cells.get(column);
    if (!value) return value === undefined ? undefined : null;
    const read: Read<IsoDay, 'dayFormat'> = readDay(value);
    if (read.ok) return read.value;
    fault(column, read.reason);
    return null;
  };
  return { fault, text, list, day };
}

type Defined<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

function dropUndefined<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}
