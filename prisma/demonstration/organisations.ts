/** The two municipalities, the office of Arbetsförmedlingen and the providers. All of it is made up. */

export type MunicipalityKey = 'granvik' | 'sundaker';
export type UnitKey = 'norr' | 'syd' | 'vast' | 'centrum' | 'kust';
export type ProviderKey = 'stigfinnaren' | 'bryggan' | 'fyrklang';

export interface DemonstrationMunicipality {
  key: MunicipalityKey;
  name: string;
  /** Codes from 9900 on belong to no municipality. */
  code: string;
  /** Where the municipality's groups meet. */
  meetingPlace: string;
  units: { key: UnitKey; name: string }[];
}

export const MUNICIPALITIES: DemonstrationMunicipality[] = [
  {
    key: 'granvik',
    name: 'Granviks kommun',
    code: '9901',
    meetingPlace: 'Granviks lärcentrum, Skolgatan 4',
    units: [
      { key: 'norr', name: 'Enhet Norr' },
      { key: 'syd', name: 'Enhet Syd' },
      { key: 'vast', name: 'Enhet Väst' },
    ],
  },
  {
    key: 'sundaker',
    name: 'Sundåkers kommun',
    code: '9902',
    meetingPlace: 'Arbetslivets hus, Hamngatan 12',
    units: [
      { key: 'centrum', name: 'Enhet Centrum' },
      { key: 'kust', name: 'Enhet Kust' },
    ],
  },
];

export const EMPLOYMENT_SERVICE = { key: 'norra-viken', name: 'Arbetsförmedlingen Norra Viken' } as const;

export interface DemonstrationProvider {
  key: ProviderKey;
  name: string;
  /** How the provider is called in the name of a group. */
  shortName: string;
  municipalities: MunicipalityKey[];
  sites: { name: string; address: string; municipalityCode: string }[];
}

/** Fyrklang has participants in both municipalities and an office in neither. */
export const PROVIDERS: DemonstrationProvider[] = [
  {
    key: 'stigfinnaren',
    name: 'Stigfinnaren Jobbstöd AB',
    shortName: 'Stigfinnaren',
    municipalities: ['granvik', 'sundaker'],
    sites: [
      { name: 'Granvik', address: 'Storgatan 18, Granvik', municipalityCode: '9901' },
      { name: 'Sundåker', address: 'Torget 3, Sundåker', municipalityCode: '9902' },
    ],
  },
  {
    key: 'bryggan',
    name: 'Bryggan Arbete och Studier AB',
    shortName: 'Bryggan',
    municipalities: ['granvik', 'sundaker'],
    sites: [{ name: 'Granvik', address: 'Kvarngatan 7, Granvik', municipalityCode: '9901' }],
  },
  {
    key: 'fyrklang',
    name: 'Fyrklang Matchning AB',
    shortName: 'Fyrklang',
    municipalities: ['granvik', 'sundaker'],
    sites: [{ name: 'Fjärrholm', address: 'Järnvägsgatan 31, Fjärrholm', municipalityCode: '9903' }],
  },
];

/** Employers that take in people on praktik. */
export const EMPLOYERS: Record<MunicipalityKey, string[]> = {
  granvik: [
    'Granviks Trädgård',
    'Hotell Norra Viken',
    'Café Skarven',
    'Byggvaror i Granvik',
    'Solgårdens äldreboende',
    'Granviks skolkök',
    'Norra Vikens Bilverkstad',
    'Lagerhuset Granvik',
    'Förskolan Blåklockan',
  ],
  sundaker: [
    'Sundåkers Bageri',
    'Hamnkrogen',
    'Kustens Städ',
    'Sundåkers Återbruk',
    'Strandgårdens äldreboende',
    'Livs i Hamnen',
    'Fjordens Snickeri',
  ],
};
