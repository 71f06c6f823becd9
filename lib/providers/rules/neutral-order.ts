import type { IsoDay } from '../../time';

/**
 * The order in which providers are shown when nobody has asked for another: drawn anew each day from the day and the provider, so that
 * everybody sees the same order that day and none is first for long. A municipality may not favour one of them, and the
 * alphabet would (kommunallagen 2 kap. 8 §).
 */
export function orderNeutrally<T extends { id: string }>(providers: readonly T[], day: IsoDay): T[] {
  return providers
    .map((provider) => ({ provider, lot: drawLot(`${day}/${provider.id}`) }))
    .sort((a, b) => a.lot - b.lot || (a.provider.id < b.provider.id ? -1 : 1))
    .map(({ provider }) => provider);
}

/** A lot from 0 to 2³² − 1 for a text: FNV-1a with a last mixing, where a change of one letter changes every bit as often as not. */
export function drawLot(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
