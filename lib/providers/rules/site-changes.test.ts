import { expect, it } from 'vitest';
import { listSiteChanges, type SiteFacts } from './site-changes';

const site: SiteFacts = {
  name: 'Torget',
  address: 'Torget 1',
  hasOffice: true,
  coordinates: { latitude: 62.2, longitude: 16.3 },
  openingHours: 'mån–fre 8–16',
  languages: ['sv', 'ar'],
  specialisations: ['YOUNG'],
  serviceCodes: ['ROM'],
  levels: ['A', 'B'],
};

it.each<[Partial<SiteFacts>, { field: string; from: string; to: string }[]]>([
  [{}, []],
  [{ languages: ['ar', 'sv'] }, []],
  [{ languages: ['ar', 'so', 'sv'] }, [{ field: 'languages', from: 'ar sv', to: 'ar so sv' }]],
  [
    { hasOffice: false, address: '' },
    [
      { field: 'address', from: 'Torget 1', to: '' },
      { field: 'hasOffice', from: 'yes', to: 'no' },
    ],
  ],
  [{ coordinates: null }, [{ field: 'coordinates', from: '62.2, 16.3', to: '' }]],
])('%j', (change, expected) => {
  expect(listSiteChanges(site, { ...site, ...change })).toEqual(expected);
});

it('tells all that a new site is', () => {
  expect(listSiteChanges(null, site).map(({ field }) => field)).toHaveLength(9);
});
