import { describe, expect, it } from 'vitest';
import { calculateDistanceKm } from './distance';
import {
  listLanguages,
  listProviders,
  nearestKm,
  type ProviderCriteria,
  type ProviderOrder,
  seeSites,
} from './provider-list';
import { decideSiteWriting, isAgreed, type ProviderSite } from './site';

const CENTRE = { latitude: 62.2, longitude: 16.3 };
const NOTHING: ProviderCriteria = { service: null, language: null, specialisation: null, officeHere: false };

function site(change: Partial<ProviderSite>): ProviderSite {
  return {
    id: 'site',
    name: 'Torget',
    address: 'Torget 1',
    municipalityCode: '9901',
    hasOffice: true,
    coordinates: CENTRE,
    openingHours: '',
    languages: ['sv'],
    specialisations: [],
    serviceCodes: ['ROM'],
    levels: ['A', 'B', 'C'],
    ...change,
  };
}

function provider(id: string, ...sites: Partial<ProviderSite>[]) {
  return {
    id,
    name: `${id} AB`,
    sites: seeSites(
      sites.map((change, index) => site({ id: `${id}-${index}`, ...change })),
      {
        municipalityCode: '9901',
        place: CENTRE,
      },
    ),
  };
}

const ARABIC_FAR = {
  languages: ['sv', 'ar'],
  municipalityCode: '9903',
  coordinates: { latitude: 62.5, longitude: 16.3 },
} as const;
const PROVIDERS = [
  provider('Öst', { languages: ['sv', 'ar'] }),
  provider('Bro', { languages: ['sv'] }, { ...ARABIC_FAR, languages: ['sv', 'ar'] }),
  provider('Ask', { languages: ['sv', 'ar', 'so'], hasOffice: false, coordinates: null, specialisations: ['YOUNG'] }),
  provider('Tom'),
];
const list = (criteria: Partial<ProviderCriteria> = {}, order: ProviderOrder = 'namn') =>
  listProviders(PROVIDERS, { criteria: { ...NOTHING, ...criteria }, order, day: '2026-11-18' }).map(({ id }) => id);

describe('what is asked for', () => {
  it.each<[Partial<ProviderCriteria>, string[]]>([
    [{}, ['Ask', 'Bro', 'Tom', 'Öst']],
    [{ language: 'ar' }, ['Ask', 'Bro', 'Öst']],
    [{ officeHere: true }, ['Bro', 'Öst']],
    [{ language: 'ar', officeHere: true }, ['Öst']],
    [{ specialisation: 'YOUNG' }, ['Ask']],
    [{ service: 'SIUS' }, []],
  ])('%j is found at %j', (criteria, expected) => {
    expect(list(criteria)).toEqual(expected);
  });
});

describe('the order', () => {
  it('is drawn when nobody asked for another', () => {
    expect(list({}, 'lottad')).not.toEqual(list({}, 'namn'));
    expect(list({}, 'lottad').toSorted()).toEqual(list({}, 'namn').toSorted());
  });
  it('by distance has the nearest office first and those without one last', () => {
    expect(list({}, 'avstand').slice(0, 2).toSorted()).toEqual(['Bro', 'Öst']);
  });
  it('by languages has the most first', () => {
    expect(list({}, 'sprak')).toEqual([
      'Ask',
      ...list({ language: 'ar' }, 'lottad').filter((id) => id !== 'Ask'),
      'Tom',
    ]);
  });
});

it('counts a language once, and the nearest office only', () => {
  const [, both] = PROVIDERS;
  if (!both) throw new Error('there are providers');
  expect(listLanguages(both)).toEqual(['sv', 'ar']);
  expect(nearestKm(both)).toBe(0);
  expect(nearestKm(provider('Utan', { hasOffice: false }))).toBeNull();
});

it('measures as the crow flies', () => {
  expect(calculateDistanceKm(CENTRE, { latitude: 62.5, longitude: 16.3 })).toBeCloseTo(33.36, 1);
  expect(calculateDistanceKm({ latitude: 55.6, longitude: 13 }, { latitude: 59.33, longitude: 18.07 })).toBeCloseTo(
    513,
    -1,
  );
});

describe('who minds a site', () => {
  const own = { code: '9901', hasAgreement: true, knownCodes: ['9901', '9902'] };
  it.each([
    ['its own municipality', '9901', own, { allowed: true }],
    ['anyone with an agreement, where nobody uses Samspel', '9903', own, { allowed: true }],
    ['not another municipality', '9902', own, { allowed: false, reason: 'siteOfOtherMunicipality' }],
    [
      'nobody without an agreement',
      '9901',
      { ...own, hasAgreement: false },
      { allowed: false, reason: 'providerWithoutAgreement' },
    ],
  ])('%s', (_name, code, municipality, expected) => {
    expect(decideSiteWriting(code, municipality)).toEqual(expected);
  });
});

it.each([
  [null, null, true],
  ['2026-11-18', null, true],
  ['2026-11-19', null, false],
  [null, '2026-11-18', true],
  [null, '2026-11-17', false],
])('an agreement from %s to %s holds on 2026-11-18: %s', (agreedFrom, agreedTo, expected) => {
  expect(isAgreed({ agreedFrom, agreedTo }, '2026-11-18')).toBe(expected);
});
