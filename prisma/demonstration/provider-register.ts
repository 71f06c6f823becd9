import type { Language, Specialisation, SupportLevel } from '@/lib/providers';

/** What the register tells of a site. Coordinates are of no place in particular. */
interface RegisteredSite {
  name: string;
  address: string;
  municipalityCode: string;
  hasOffice?: boolean;
  coordinates: [latitude: number, longitude: number] | null;
  openingHours: string;
  languages: Language[];
  specialisations: Specialisation[];
  serviceCodes: string[];
  levels: SupportLevel[];
}

interface RegisteredProvider {
  key: string;
  name: string;
  /** The one to call at a provider without participants in the demonstration; the others have accounts already. */
  coach: { name: string; email: string; phone: string } | null;
  agreements: { municipality: 'granvik' | 'sundaker'; from: string; to: string | null }[];
  sites: RegisteredSite[];
}

/** Where distances are measured from in each municipality. */
export const PLACES = {
  granvik: { name: 'Granviks resecentrum', latitude: 63.3, longitude: 15.6 },
  sundaker: { name: 'Sundåkers torg', latitude: 63.47, longitude: 16.02 },
} as const;

const WEEKDAYS = 'mån–fre 8–16';

/** The register as the two administrators keep it. Of six providers three have an office in Granvik's centre, one in a village, two none. */
export const REGISTER: RegisteredProvider[] = [
  {
    key: 'stigfinnaren',
    name: 'Stigfinnaren Jobbstöd AB',
    coach: null,
    agreements: [
      { municipality: 'granvik', from: '2024-05-01', to: null },
      { municipality: 'sundaker', from: '2024-05-01', to: null },
    ],
    sites: [
      {
        name: 'Granvik',
        address: 'Storgatan 18, Granvik',
        municipalityCode: '9901',
        coordinates: [63.3062, 15.6134],
        openingHours: WEEKDAYS,
        languages: ['sv', 'en', 'ti'],
        specialisations: ['LONG_TERM', 'YOUNG'],
        serviceCodes: ['ROM'],
        levels: ['A', 'B', 'C'],
      },
      {
        name: 'Sundåker',
        address: 'Torget 3, Sundåker',
        municipalityCode: '9902',
        coordinates: [63.4702, 16.0214],
        openingHours: 'mån, ons och fre 9–15',
        languages: ['sv', 'en', 'ti'],
        specialisations: ['LONG_TERM'],
        serviceCodes: ['ROM'],
        levels: ['A', 'B', 'C'],
      },
    ],
  },
  {
    key: 'bryggan',
    name: 'Bryggan Arbete och Studier AB',
    coach: null,
    agreements: [
      { municipality: 'granvik', from: '2025-01-01', to: '2026-12-31' },
      { municipality: 'sundaker', from: '2025-01-01', to: '2026-12-31' },
    ],
    sites: [
      {
        name: 'Granvik',
        address: 'Kvarngatan 7, Granvik',
        municipalityCode: '9901',
        coordinates: [63.2911, 15.5742],
        openingHours: 'mån–tors 8–17, fre 8–14',
        languages: ['sv', 'ar', 'so', 'en'],
        specialisations: ['NEWLY_ARRIVED', 'LOW_EDUCATION'],
        serviceCodes: ['ROM', 'STEG_TILL_ARBETE'],
        levels: ['B', 'C'],
      },
    ],
  },
  {
    key: 'fyrklang',
    name: 'Fyrklang Matchning AB',
    coach: null,
    agreements: [
      { municipality: 'granvik', from: '2025-09-01', to: null },
      { municipality: 'sundaker', from: '2025-09-01', to: null },
    ],
    sites: [
      {
        name: 'Fjärrholm',
        address: 'Järnvägsgatan 31, Fjärrholm',
        municipalityCode: '9903',
        coordinates: [63.118, 15.214],
        openingHours: WEEKDAYS,
        languages: ['sv', 'ar', 'en'],
        specialisations: ['LONG_TERM'],
        serviceCodes: ['ROM'],
        levels: ['A', 'B', 'C'],
      },
    ],
  },
  {
    key: 'klivet',
    name: 'Klivet i Näs ekonomisk förening',
    coach: { name: 'Ingemar Tall', email: 'ingemar.tall@klivet.example', phone: '070-174 06 60' },
    agreements: [{ municipality: 'granvik', from: '2025-03-01', to: null }],
    sites: [
      {
        name: 'Näs',
        address: 'Byavägen 4, Näs',
        municipalityCode: '9901',
        coordinates: [63.214, 15.832],
        openingHours: 'tis–tors 9–15',
        languages: ['sv', 'fi'],
        specialisations: ['DISABILITY', 'MENTAL_HEALTH', 'SUPPORTED_EMPLOYMENT'],
        serviceCodes: ['STEG_TILL_ARBETE', 'SIUS'],
        levels: [],
      },
    ],
  },
  {
    key: 'norrsken',
    name: 'Norrsken Omställning AB',
    coach: { name: 'Leila Haddad', email: 'leila.haddad@norrsken.example', phone: '070-174 06 61' },
    agreements: [
      { municipality: 'granvik', from: '2026-02-01', to: null },
      { municipality: 'sundaker', from: '2026-02-01', to: null },
    ],
    sites: [
      {
        name: 'Älvudden',
        address: 'Älvgatan 2, Granvik',
        municipalityCode: '9901',
        coordinates: [63.318, 15.642],
        openingHours: WEEKDAYS,
        languages: ['sv', 'ar', 'uk', 'ru', 'en'],
        specialisations: ['NEWLY_ARRIVED', 'OWN_BUSINESS'],
        serviceCodes: ['ROM', 'LABOUR_MARKET_TRAINING'],
        levels: ['A', 'B', 'C'],
      },
      {
        name: 'Hamnen',
        address: 'Hamngatan 30, Sundåker',
        municipalityCode: '9902',
        coordinates: [63.458, 16.071],
        openingHours: 'mån–ons 9–15',
        languages: ['sv', 'uk', 'en'],
        specialisations: ['NEWLY_ARRIVED'],
        serviceCodes: ['ROM'],
        levels: ['A', 'B', 'C'],
      },
    ],
  },
  {
    key: 'distans',
    name: 'Vägen Distansstöd AB',
    coach: { name: 'Gustav Lundh', email: 'gustav.lundh@vagen.example', phone: '070-174 06 62' },
    agreements: [{ municipality: 'granvik', from: '2026-06-01', to: null }],
    sites: [
      {
        name: 'Biblioteket i Granvik',
        address: '',
        hasOffice: false,
        municipalityCode: '9901',
        coordinates: [63.2985, 15.597],
        openingHours: 'varannan torsdag, annars digitalt',
        languages: ['sv', 'en', 'pl'],
        specialisations: ['YOUNG', 'OLDER'],
        serviceCodes: ['ROM'],
        levels: ['A', 'B'],
      },
    ],
  },
];
