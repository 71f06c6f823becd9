import fc from 'fast-check';

/** Tries a law of arithmetic on the same many examples every time; a failure prints the smallest example that breaks it. */
export function checkLaw<Values>(property: fc.IProperty<Values>): void {
  fc.assert(property, { seed: 20261121, numRuns: 500 });
}
