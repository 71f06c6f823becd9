/** Plausible variety without randomness: the same name gives the same draws on every machine and every day. */
export interface Chance {
  /** A number from 0 up to but not including 1. */
  draw(): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  /** True in this share of the draws. */
  happens(share: number): boolean;
  /** One of the items. */
  oneOf<T>(items: readonly T[]): T;
  /** One of the items, the heavier the likelier. */
  oneByWeight<T>(items: readonly (readonly [item: T, weight: number])[]): T;
}

/** The draws that belong to the name. */
export function chanceOf(name: string): Chance {
  let state = 2_166_136_261;
  for (const letter of name) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  const draw = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    draw,
    between: (from, to) => from + Math.floor(draw() * (to - from + 1)),
    happens: (share) => draw() < share,
    oneOf<T>(items: readonly T[]): T {
      if (items.length === 0) throw new RangeError('There is nothing to choose from');
      return items[Math.floor(draw() * items.length)] as T;
    },
    oneByWeight<T>(items: readonly (readonly [item: T, weight: number])[]): T {
      let left = draw() * items.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of items) {
        left -= weight;
        if (left < 0) return item;
      }
      throw new RangeError('There is nothing to choose from');
    },
  };
}
