import type { Coordinates } from './distance';

/** What is not in Sweden is a mistake: latitude and longitude that have changed places, or a comma too many. */
export const SWEDEN = { south: 55, north: 70, west: 10, east: 25 } as const;

const NUMBER = '(-?\\d{1,3}(?:[.,]\\d+)?)';
const PAIR = new RegExp(`^${NUMBER}\\s*[;,/ ]\\s*${NUMBER}$`);
/** «62,2031, 16,3012»: decimal commas and a comma between. */
const COMMAS = /^(\d{1,3}),(\d+),\s*(\d{1,3}),(\d+)$/;

/** «62.2031, 16.3012», «62,2031 16,3012» or with a semicolon, as maps give them → the place; null when it is none in Sweden. */
export function readCoordinates(text: string): Coordinates | null {
  const clean = text.trim();
  const [, a, b, c, d] = COMMAS.exec(clean) ?? [];
  const [, first, second] = a ? [null, `${a}.${b}`, `${c}.${d}`] : (PAIR.exec(clean) ?? []);
  if (!first || !second) return null;
  const latitude = Number(first.replace(',', '.'));
  const longitude = Number(second.replace(',', '.'));
  const isInSweden =
    latitude >= SWEDEN.south && latitude <= SWEDEN.north && longitude >= SWEDEN.west && longitude <= SWEDEN.east;
  return isInSweden ? { latitude, longitude } : null;
}

/** The place as the form and the file hold it; empty for none. */
export function writeCoordinates(place: Coordinates | null): string {
  return place === null ? '' : `${place.latitude}, ${place.longitude}`;
}
