import { calculateCheckDigit } from '../../cases/rules/identity-number';
import { addDays, addMonths, formatHours, type IsoDay } from '../../time';
import type { CaseloadReference } from './caseload-reference';
import { COLUMNS, type ColumnKey } from './columns';

/** The day as of which an example is written, so that it is the same file whenever it is fetched. */
const WRITTEN_ON = '2026-11-01';
const YOUNGEST_BORN_ON = '2007-10-31';
const BIRTH_DAYS = 16_000;
// Has no factor in common with the number of birth days, so that the days come in an order that looks drawn and never repeats before all are used.
const BIRTH_DAY_STEP = 6_367;

const WOMEN =
  'Amina Fatima Maria Anna Khadra Sara Elsa Leyla Rahel Svetlana Olena Zahra Hodan Linnea Ingrid Mariam Tigist Yasmin Ewa Johanna Selam Nadia Karin Birgitta Hawa Shirin'.split(
    ' ',
  );
const MEN =
  'Ahmed Mohammed Johan Ali Erik Abdi Yusuf Lars Hassan Omar Dawit Mikael Anders Ibrahim Viktor Karim Samuel Per Bilal Oleksandr Mattias Hamid Tesfay Emil Goran Reza'.split(
    ' ',
  );
const FAMILIES =
  'Andersson Ali Mohamed Johansson Hussein Karlsson Ahmed Nilsson Hassan Abdi Eriksson Tesfay Larsson Haile Persson Rahimi Olsson Omar Gebremariam Svensson Kovalenko Yusuf Lindberg Haddad Öberg Åkesson Nordström Karimi Warsame Björk Petrović Nguyen Isaksson Sjöberg Ahmadi Mahmoud Hedlund Ekström Shevchenko Farah'.split(
    ' ',
  );
const CATEGORIES = [
  '11 Öppet arbetslös',
  '11 Öppet arbetslös',
  '70 Program med aktivitetsstöd',
  '96 Sökande med förhinder',
];
const REASONS = ['Läkarintyg, nedsatt arbetsförmåga', 'Medicinskt underlag finns', 'Vårdkontakter under veckan'];

export interface ExampleOptions {
  reference: Pick<CaseloadReference, 'units' | 'officers' | 'programmes'>;
  /** Identity numbers that are not to be used: persons that the municipality has from elsewhere. */
  taken?: ReadonlySet<string>;
  /** Begins each case number. */
  caseNumberPrefix?: string;
}

/**
 * The rows of an example caseload, one by one: the same persons at every call, only Skatteverket's test numbers (birth numbers 238
 * and 239 on any date), names such as they are in Swedish municipalities, and the units and officers of the one who fetches it.
 * A longer example begins with the shorter one.
 */
export function* generateExampleRows(
  count: number,
  options: ExampleOptions,
): Generator<Record<ColumnKey, string>, void, undefined> {
  for (let index = 0, written = 0; written < count && index < BIRTH_DAYS * 2; index += 1) {
    const person = identityOf(index);
    if (options.taken?.has(person.identityNumber)) continue;
    written += 1;
    yield rowOf(person, written, options);
  }
}

/** The two rows of the template: one with most columns filled, one with as little as a row may hold, of a protected person. */
export function listTemplateRows({
  units,
  officers,
  programmes,
}: ExampleOptions['reference']): Record<ColumnKey, string>[] {
  const empty = Object.fromEntries(COLUMNS.map(({ key }) => [key, ''])) as Record<ColumnKey, string>;
  const unit = units[0];
  const officer = officers.find(({ unitId, isManager }) => !isManager && unitId === unit?.id);
  return [
    {
      ...empty,
      identityNumber: withCheckDigit('19610314238'),
      givenName: 'Amina',
      familyName: 'Exempelsson',
      caseNumber: 'MALL-1',
      unit: unit?.name ?? '',
      officer: officer?.email ?? '',
      assistanceFrom: '2026-03',
      registeredSince: '2026-01-15',
      jobseekerCategory: CATEGORIES[0] ?? '',
      programme: programmes[0]?.name ?? '',
      programmeExtent: '20',
      childrenBornOn: '2016-05-02 2020-11-30',
      ability: '37,5',
      abilityReason: REASONS[0] ?? '',
      JOB_SEARCH: '5',
      PART_TIME_PROGRAMME: '20',
    },
    {
      ...empty,
      identityNumber: withCheckDigit('19610374239'),
      givenName: 'Karim',
      familyName: 'Exempelsson',
      protection: 'Sekretessmarkering',
      caseNumber: 'MALL-2',
      unit: unit?.name ?? '',
      assistanceFrom: '2026-10',
    },
  ];
}

function withCheckDigit(elevenDigits: string): string {
  return `${elevenDigits.slice(0, 8)}-${elevenDigits.slice(8)}${calculateCheckDigit(elevenDigits.slice(2))}`;
}

/** The heading and the rows as text, a line at a time, as Excel in Swedish reads it: semicolons and CRLF. Begins with a byte order mark. */
export function* writeExampleFile(rows: Iterable<Record<ColumnKey, string>>): Generator<string, void, undefined> {
  yield `\ufeff${COLUMNS.map(({ heading }) => heading).join(';')}\r\n`;
  for (const row of rows) yield `${COLUMNS.map(({ key }) => quoteField(row[key])).join(';')}\r\n`;
}

function quoteField(text: string): string {
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

interface ExamplePerson {
  identityNumber: string;
  bornOn: IsoDay;
  isWoman: boolean;
  draw: Draw;
}

function identityOf(index: number): ExamplePerson {
  const isWoman = index % 2 === 0;
  const bornOn = addDays(YOUNGEST_BORN_ON, -((Math.floor(index / 2) * BIRTH_DAY_STEP) % BIRTH_DAYS));
  const isCoordination = index % 37 === 36;
  const day = isCoordination ? String(Number(bornOn.slice(8)) + 60) : bornOn.slice(8);
  const date = `${bornOn.slice(0, 4)}${bornOn.slice(5, 7)}${day}`;
  const number = isWoman ? '238' : '239';
  const identityNumber = withCheckDigit(`${date}${number}`).replace('-', '');
  return { identityNumber, bornOn, isWoman, draw: createDraw(index + 1) };
}

interface Draw {
  /** A whole number from 0 up to, not including, `below`. */
  upTo(below: number): number;
  of<T>(values: readonly T[]): T | undefined;
  /** True in `percent` of the draws. */
  chance(percent: number): boolean;
}

/** Mulberry32: small, seeded and the same everywhere. */
function createDraw(seed: number): Draw {
  let state = Math.imul(seed, 0x9e3779b1) | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const upTo = (below: number) => Math.floor(next() * below);
  return { upTo, of: (values) => values[upTo(values.length)], chance: (percent) => next() * 100 < percent };
}

function rowOf({ identityNumber, bornOn, isWoman, draw }: ExamplePerson, number: number, options: ExampleOptions) {
  const { units, officers, programmes } = options.reference;
  const row = Object.fromEntries(COLUMNS.map(({ key }) => [key, ''])) as Record<ColumnKey, string>;
  const unit = draw.of(units);
  const officer = draw.of(
    officers.filter(({ unitId, isManager }) => !isManager && (unitId === null || unitId === unit?.id)),
  );
  row.identityNumber = `${identityNumber.slice(0, 8)}-${identityNumber.slice(8)}`;
  row.givenName = draw.of(isWoman ? WOMEN : MEN) ?? '';
  row.familyName = draw.of(FAMILIES) ?? '';
  row.protection = number % 97 === 60 ? (draw.of(['Sekretessmarkering', 'Skyddad folkbokföring']) ?? '') : '';
  row.caseNumber = `${options.caseNumberPrefix ?? 'EB'}-${String(number).padStart(6, '0')}`;
  row.unit = unit?.name ?? '';
  row.officer = officer?.email ?? '';
  row.assistanceFrom = addMonths(WRITTEN_ON, -draw.upTo(48)).slice(0, 7);
  const age = Number(WRITTEN_ON.slice(0, 4)) - Number(bornOn.slice(0, 4));
  if (age >= 22 && age <= 55 && draw.chance(45)) row.childrenBornOn = drawChildren(draw, age);

  const isRegistered = draw.chance(62);
  if (isRegistered) {
    row.registeredSince = addDays(WRITTEN_ON, -30 - draw.upTo(1500));
    row.jobseekerCategory = draw.of(CATEGORIES) ?? '';
    const programme = draw.chance(45)
      ? (programmes.find(({ code }) => code === 'ROM' && draw.chance(60)) ?? draw.of(programmes))
      : undefined;
    row.programme = programme?.name ?? '';
    row.programmeExtent = programme ? (draw.of(['40', '40', '20', '10']) ?? '') : '';
  }
  if (draw.chance(90)) writeAssessment(row, draw, isRegistered);
  return row;
}

function drawChildren(draw: Draw, age: number): string {
  const oldest = Math.min(17, age - 19);
  const days = Array.from({ length: 1 + draw.upTo(3) }, () => addDays(WRITTEN_ON, -20 - draw.upTo(oldest * 365)));
  return days.sort().join(' ');
}

function writeAssessment(row: Record<ColumnKey, string>, draw: Draw, isRegistered: boolean): void {
  const hours = (from: number, steps: number) => formatHours((from + draw.upTo(steps) * 2.5) * 60);
  row.ability = draw.chance(70) ? '40' : (draw.of(['10', '15', '20', '25', '30', '32,5']) ?? '');
  if (row.ability !== '40') row.abilityReason = draw.of(REASONS) ?? '';
  if (draw.chance(80)) row.JOB_SEARCH = draw.of(['2,5', '5', '5', '7,5']) ?? '';
  if (draw.chance(12)) row.PART_TIME_EMPLOYMENT = hours(5, 7);
  else if (draw.chance(25)) row.PART_TIME_EDUCATION = hours(10, 4);
  if (isRegistered && row.programme !== '' && row.programmeExtent !== '40')
    row.PART_TIME_PROGRAMME = row.programmeExtent;
  if (draw.chance(5)) row.OTHER_DUTIES = '5';
  if (row.childrenBornOn !== '' && draw.chance(8)) row.CHILDCARE = hours(5, 3);
}
