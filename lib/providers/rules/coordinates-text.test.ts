import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCoordinates, SWEDEN, writeCoordinates } from './coordinates-text';

it.each([
  ['62.2031, 16.3012', { latitude: 62.2031, longitude: 16.3012 }],
  ['62,2031, 16,3012', { latitude: 62.2031, longitude: 16.3012 }],
  ['62,2031 16,3012', { latitude: 62.2031, longitude: 16.3012 }],
  [' 62,2031; 16,3012 ', { latitude: 62.2031, longitude: 16.3012 }],
  ['62 16', { latitude: 62, longitude: 16 }],
  ['16.3012, 62.2031', null],
  ['62.2031', null],
  ['Storgatan 1', null],
  ['', null],
])('%j is read as %j', (text, expected) => {
  expect(readCoordinates(text)).toEqual(expected);
});

it('reads what it has written', () => {
  const place = fc.record({
    latitude: fc.integer({ min: SWEDEN.south * 10_000, max: SWEDEN.north * 10_000 }).map((whole) => whole / 10_000),
    longitude: fc.integer({ min: SWEDEN.west * 10_000, max: SWEDEN.east * 10_000 }).map((whole) => whole / 10_000),
  });
  fc.assert(
    fc.property(place, (somewhere) => {
      expect(readCoordinates(writeCoordinates(somewhere))).toEqual({ ...somewhere });
    }),
  );
});
