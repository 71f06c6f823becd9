/** Numbers that look drawn and are the same for the same seed (mulberry32). */
export interface Chance {
  /** A whole number from 0 up to, and not, the bound. */
  below(bound: number): number;
  happens(share: number): boolean;
  oneOf<T>(candidates: readonly [T, ...T[]]): T;
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (bound: number) => Math.floor(next() * bound);
  return {
    below,
    happens: (share) => next() < share,
    oneOf: ([first, ...others]) => {
      const place = below(others.length + 1);
      return place === 0 ? first : (others[place - 1] ?? first);
    },
  };
}
