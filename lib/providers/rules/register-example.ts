import { REGISTER_COLUMNS, type RegisterColumn } from './register-columns';
import { LANGUAGE_WORDS, SPECIALISATION_WORDS } from './register-words';
import { LANGUAGES, SPECIALISATIONS } from './site';

/** One row of a file that is written. */
export type ExampleSite = Record<RegisterColumn, string>;

const FIRST = [
  'Norrsken',
  'Strömmen',
  'Björken',
  'Fjället',
  'Bryggan',
  'Tallen',
  'Älven',
  'Vinden',
  'Stigfinnaren',
  'Ljuset',
];
const LAST = ['Kompetens AB', 'Utbildning AB', 'Framåt ek. för.', 'Matchning AB'];
const PLACES = ['Torget', 'Stationen', 'Hamnen', 'Resecentrum', 'Folkets hus'];
const HOURS = ['mån–fre 8–16', 'mån–tors 9–17', 'tis och tors 9–15', ''];
const LEVELS = ['A, B, C', 'A, B', 'C', ''];
const CENTRE = { latitude: 62.2, longitude: 16.3 };

/** Two rows that show how each column is written, one with an office and one without. */
export function listTemplateSites(municipalityCode: string): ExampleSite[] {
  const agreement = { agreementCode: municipalityCode, agreedFrom: '2026-01-01', agreedTo: '' };
  const provider = { provider: 'Exempel Vägen AB', providerCode: 'EX-1', municipalityCode, ...agreement };
  return [
    {
      ...provider,
      site: 'Torget',
      address: 'Storgatan 1',
      hasOffice: 'ja',
      coordinates: '62.2031, 16.3012',
      openingHours: 'mån–fre 8–16',
      languages: 'svenska, engelska, arabiska',
      serviceCodes: 'Rusta och matcha, Steg till arbete',
      levels: 'A, B',
      specialisations: 'nyanlända, unga under 25',
    },
    {
      ...provider,
      site: 'På distans',
      address: '',
      hasOffice: 'nej',
      coordinates: '',
      openingHours: '',
      languages: 'svenska',
      serviceCodes: 'Rusta och matcha',
      levels: 'C',
      specialisations: '',
    },
  ];
}

/** A register of made-up providers, the same each time: so many sites, some providers with several. */
export function* listExampleSites({
  sites,
  municipalityCode,
  centre = CENTRE,
}: {
  sites: number;
  municipalityCode: string;
  /** Where they lie, within some kilometres. */
  centre?: { latitude: number; longitude: number };
}): Generator<ExampleSite> {
  for (let index = 0; index < sites; index += 1) {
    const number = Math.floor(index / 3);
    const turn = Math.floor(number / FIRST.length);
    const suffix = turn < LAST.length ? '' : ` ${Math.floor(turn / LAST.length) + 1}`;
    const hasOffice = index % 4 !== 3;
    const pick = <T>(values: readonly T[], step = 1) => values[(index * step + number) % values.length] as T;
    yield {
      provider: `${FIRST[number % FIRST.length]} ${LAST[turn % LAST.length]}${suffix}`,
      providerCode: `EX-${String(number + 1).padStart(4, '0')}`,
      site: PLACES[index % PLACES.length] ?? '',
      address: hasOffice ? `Exempelgatan ${index + 1}` : '',
      municipalityCode,
      hasOffice: hasOffice ? 'ja' : 'nej',
      coordinates: hasOffice
        ? `${(centre.latitude + ((index % 20) - 10) / 400).toFixed(4)}, ${(centre.longitude + ((index % 30) - 15) / 300).toFixed(4)}`
        : '',
      openingHours: pick(HOURS),
      languages: [...new Set(['svenska', LANGUAGE_WORDS[pick(LANGUAGES, 5)][0]])].join(', '),
      serviceCodes: index % 2 === 0 ? 'Rusta och matcha' : 'Rusta och matcha, Steg till arbete',
      levels: pick(LEVELS),
      specialisations: SPECIALISATION_WORDS[pick(SPECIALISATIONS, 2)][0],
      agreementCode: municipalityCode,
      agreedFrom: '2026-01-01',
      agreedTo: number % 5 === 4 ? '2027-12-31' : '',
    };
  }
}

/** The heading and the rows as Excel in Swedish reads them: UTF-8 with a byte order mark, semicolons and CRLF. */
export function* writeRegisterFile(rows: Iterable<ExampleSite>): Generator<string, void, undefined> {
  yield `\ufeff${REGISTER_COLUMNS.map(({ heading }) => heading).join(';')}\r\n`;
  for (const row of rows) yield `${REGISTER_COLUMNS.map(({ key }) => quoteField(row[key])).join(';')}\r\n`;
}

function quoteField(text: string): string {
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
